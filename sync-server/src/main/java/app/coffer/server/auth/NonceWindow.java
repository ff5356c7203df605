package app.coffer.server.auth;

import app.coffer.server.vault.Nonces;
import app.coffer.wire.Limits;
import app.coffer.wire.id.DeviceId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Nonces of accepted requests, kept as long as a request may be old. In memory: after a restart a
 * replay inside the skew is possible once, and harmless, because every request is idempotent. The
 * same holds of the oldest where there are more than can be kept: strangers sign requests, too.
 */
public final class NonceWindow implements Nonces {
  private record Used(DeviceId device, String nonce) {}

  private final InstantSource clock;
  private final int most;
  private final Map<Used, Instant> used = new LinkedHashMap<>();

  /**
   * @param most how many are kept
   */
  public NonceWindow(InstantSource clock, int most) {
    this.clock = clock;
    this.most = most;
  }

  @Override
  public synchronized boolean first(DeviceId device, String nonce) {
    Instant now = clock.instant();
    var oldest = used.entrySet().iterator();
    while (oldest.hasNext() && (!oldest.next().getValue().isAfter(now) || used.size() >= most)) {
      oldest.remove();
    }
    return used.putIfAbsent(new Used(device, nonce), now.plusSeconds(Limits.NONCE_SECONDS)) == null;
  }
}

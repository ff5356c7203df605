package app.coffer.server.auth;

import app.coffer.server.vault.BlobStore;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Writes down when a device was last here, at most once in a minute each. */
final class LastSeen {
  private static final Duration RESOLUTION = Duration.ofMinutes(1);

  private record Visitor(VaultId vault, DeviceId device) {}

  private final BlobStore store;
  private final Map<Visitor, Instant> written = new ConcurrentHashMap<>();

  LastSeen(BlobStore store) {
    this.store = store;
  }

  void touch(VaultId vault, DeviceId device, Instant now) {
    var visitor = new Visitor(vault, device);
    Instant before = written.get(visitor);
    if (before != null && before.plus(RESOLUTION).isAfter(now)) {
      return;
    }
    written.put(visitor, now);
    store.write(rows -> {
      rows.vault(vault).ifPresent(row -> rows.seen(row.number(), device, now));
      return true;
    });
  }
}

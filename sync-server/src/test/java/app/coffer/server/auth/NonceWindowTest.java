package app.coffer.server.auth;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.wire.Limits;
import app.coffer.wire.id.DeviceId;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class NonceWindowTest {
  private static final int MOST = 1_000;
  private final DeviceId device = new DeviceId(new byte[DeviceId.LENGTH]);
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final NonceWindow window = new NonceWindow(now::get, MOST);

  @Test
  void aNonceCountsOnceAsLongAsARequestMayBeOld() {
    assertThat(window.first(device, "a")).isTrue();
    now.set(Instant.EPOCH.plusSeconds(Limits.NONCE_SECONDS - 1));
    assertThat(window.first(device, "a")).isFalse();
    now.set(Instant.EPOCH.plusSeconds(Limits.NONCE_SECONDS));
    assertThat(window.first(device, "a")).isTrue();
  }

  @Test
  void whoeverSignsHowMuchItRemembersTheNewestOnly() {
    for (int i = 0; i < 3 * MOST; i++) {
      assertThat(window.first(device, "n" + i)).isTrue();
    }
    assertThat(window.first(device, "n" + (3 * MOST - 1))).as("the newest").isFalse();
    assertThat(window.first(device, "n" + (2 * MOST + 1))).as("the oldest that is kept").isFalse();
    assertThat(window.first(device, "n0")).as("forgotten").isTrue();
  }
}

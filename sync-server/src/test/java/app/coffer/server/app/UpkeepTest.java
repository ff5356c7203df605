package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.server.vault.Upkeep;
import app.coffer.wire.api.VaultStatus;
import app.coffer.wire.crypto.Randomness;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class UpkeepTest extends ServerTest {
  private static Upkeep upkeep(app.coffer.server.vault.BlobStore store, int days, int copy) {
    return new Upkeep(
        store,
        InstantSource.fixed(Instant.now().plus(Duration.ofDays(days))),
        Duration.ofDays(30),
        new byte[] {(byte) copy});
  }

  private long used() {
    return api.get(api.inVault("/sync/status")).as(VaultStatus.class).bytesUsed();
  }

  @Test
  void whatWasSupersededLongAgoIsDroppedAndItsRoomGivenBack() throws IOException {
    var plain = home.edit(home.newRecord());
    var contested = home.edit(home.newRecord());
    api.push(home.first.parcel(plain, contested));
    var first = home.first.revision(contested);
    api.push(
        home.first.parcel(
            home.edit(plain.record(), home.first.revision(plain)),
            home.edit(contested.record(), first),
            home.edit(contested.record(), first)));
    long before = used();
    server.close();
    try (var store = Stores.open(config(), Randomness.secure())) {
      assertThat(upkeep(store, 29, 1).now().bodies()).isZero();
      assertThat(upkeep(store, 31, 1).now()).isEqualTo(new Upkeep.Dropped(1, 0));
    }
    restart(config());
    assertThat(used()).isEqualTo(before - plain.body().length);
    assertThat(api.get(api.inVault("/revisions/" + home.first.revision(plain).hex())).code())
        .isEqualTo("no-such-revision");
    assertThat(api.get(api.inVault("/revisions/" + first.hex())).status()).isEqualTo(200);
  }

  @Test
  void oneCopyDoesItForAll() throws IOException {
    server.close();
    try (var store = Stores.open(config(), Randomness.secure())) {
      assertThat(upkeep(store, 0, 1).ifDue()).isPresent();
      assertThat(upkeep(store, 0, 2).ifDue()).isEmpty();
      assertThat(upkeep(store, 0, 1).ifDue()).isEmpty();
      assertThat(upkeep(store, 1, 2).ifDue()).isPresent();
    }
  }
}

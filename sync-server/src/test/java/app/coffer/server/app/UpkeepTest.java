package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import app.coffer.server.vault.BlobStore;
import app.coffer.server.vault.Upkeep;
import app.coffer.wire.Signed;
import app.coffer.wire.api.VaultStatus;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import org.junit.jupiter.api.Test;

class UpkeepTest extends ServerTest {
  private static Upkeep upkeep(BlobStore store, int days, int copy) {
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

  @Test
  void whatCopiesTellEachOtherEndsWithItsTime() throws IOException {
    server.close();
    Instant now = Instant.now();
    byte[] copy = new byte[16];
    try (var store = Stores.open(config(), Randomness.secure())) {
      store.write(rows -> rows.fleet().firstUse(home.first.id, "once", now.plusSeconds(600)));
      boolean again =
          store.write(rows -> {
            rows.fleet().listens(copy, home.vault, home.first.id, now.plusSeconds(60));
            rows.fleet().dropEnded(now.plusSeconds(59));
            return rows.fleet().firstUse(home.first.id, "once", now.plusSeconds(600));
          });
      assertThat(again).isFalse();
      assertThat(listening(store, now)).containsExactly(home.first.id);
      assertThat(listening(store, now.plusSeconds(61))).isEmpty();
      boolean anew =
          store.write(rows -> {
            rows.fleet().dropEnded(now.plusSeconds(601));
            return rows.fleet().firstUse(home.first.id, "once", now.plusSeconds(1_200));
          });
      assertThat(anew).isTrue();
      assertThat(listening(store, now)).isEmpty();
    }
  }

  private Set<DeviceId> listening(BlobStore store, Instant at) {
    return store.read(rows -> rows.fleet().listening(home.vault, at));
  }

  @Test
  void aDeletedVaultLeavesNothingThatCountsOrIsFound() throws IOException {
    var edit = home.edit(home.newRecord());
    api.push(home.first.parcel(edit));
    Signed order = home.sign(Signed.DELETE_VAULT, home.vault.bytes(), home.root);
    assertThat(api.delete(api.inVault(""), order).status()).isEqualTo(204);
    server.close();
    try (var store = Stores.open(config(), Randomness.secure())) {
      store.read(rows -> {
        assertThat(rows.vaultCount()).isZero();
        assertThat(rows.vault(home.vault)).isEmpty();
        assertThat(rows.members(1)).isEmpty();
        assertThat(rows.rootFrom(1, 0)).isEmpty();
        assertThat(rows.body(1, home.first.revision(edit))).isEmpty();
        assertThat(rows.heads(1, edit.record())).isEmpty();
        rows.parcelsAfter(1, Cursor.START, parcel -> fail("a parcel is left"));
        return true;
      });
    }
    restart(config());
  }
}

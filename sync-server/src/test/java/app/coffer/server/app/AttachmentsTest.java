package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.wire.Limits;
import app.coffer.wire.Signed;
import app.coffer.wire.api.HeldChunks;
import app.coffer.wire.api.VaultCreated;
import app.coffer.wire.api.VaultStatus;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sealed chunks, as a device sends and fetches them. */
class AttachmentsTest extends ServerTest {
  private final RecordId receipt = home.newRecord();

  private String path(RecordId attachment) {
    return api.inVault("/attachments/" + attachment.hex());
  }

  private String path(int chunk) {
    return path(receipt) + "/" + chunk;
  }

  private HeldChunks held() {
    return api.get(path(receipt)).as(HeldChunks.class);
  }

  private long used() {
    return api.get(api.inVault("/sync/status")).as(VaultStatus.class).bytesUsed();
  }

  @Test
  void aChunkIsKeptAsItWasSentAndCountsOnce() {
    long before = used();
    byte[] chunk = home.bytes(Limits.CHUNK_BYTES);
    assertThat(held().chunks()).isEmpty();
    assertThat(api.put(path(0), chunk).status()).isEqualTo(204);
    assertThat(api.put(path(0), chunk).status()).isEqualTo(204);
    assertThat(api.put(path(7), home.bytes(40)).status()).isEqualTo(204);
    assertThat(held().chunks()).containsExactly(0, 7);
    assertThat(api.asJson().get(path(receipt)).as(HeldChunks.class)).isEqualTo(held());
    assertThat(api.get(path(0)).body()).isEqualTo(chunk);
    assertThat(used() - before).isEqualTo(chunk.length + 40L);
  }

  @Test
  void anotherChunkDoesNotTakeAPlace() {
    byte[] chunk = home.bytes(100);
    api.put(path(0), chunk);
    assertThat(api.put(path(0), home.bytes(100)).code()).isEqualTo("other-chunk");
    assertThat(api.get(path(0)).body()).isEqualTo(chunk);
  }

  @Test
  void whatIsTooLargeOrBeyondTheLastPlaceIsRefused() {
    assertThat(api.put(path(0), home.bytes(Limits.CHUNK_BYTES + 1)).code()).isEqualTo("too-large");
    assertThat(api.put(path(Limits.ATTACHMENT_CHUNKS), home.bytes(40)).code())
        .isEqualTo("too-large");
    assertThat(api.put(path(Limits.ATTACHMENT_CHUNKS - 1), home.bytes(40)).status()).isEqualTo(204);
    assertThat(api.get(path(3)).code()).isEqualTo("no-such-chunk");
    assertThat(api.get(path(receipt) + "/100").status()).isEqualTo(404);
    assertThat(api.get(api.inVault("/attachments/..%2f..%2fetc") + "/0").status())
        .isBetween(400, 404);
  }

  @Test
  void onlyMembersReadWriteAndRelease() {
    api.put(path(0), home.bytes(100));
    var stranger = api.as(home.new Device());
    assertThat(stranger.get(path(0)).code()).isEqualTo("no-such-vault");
    assertThat(stranger.get(path(receipt)).code()).isEqualTo("no-such-vault");
    assertThat(stranger.put(path(1), home.bytes(100)).code()).isEqualTo("no-such-vault");
    assertThat(stranger.delete(path(receipt), null).code()).isEqualTo("no-such-vault");
    assertThat(held().chunks()).containsExactly(0);
  }

  @Test
  void anotherVaultSeesNothingOfIt() {
    api.put(path(0), home.bytes(100));
    var others = new Household(77);
    var theirs = new Api(server.address(), others, others.first);
    theirs.create(Map.of()).as(VaultCreated.class);
    String same = theirs.inVault("/attachments/" + receipt.hex());
    assertThat(theirs.get(same).as(HeldChunks.class).chunks()).isEmpty();
    assertThat(theirs.get(same + "/0").code()).isEqualTo("no-such-chunk");
    assertThat(theirs.delete(same, null).status()).isEqualTo(204);
    assertThat(held().chunks()).containsExactly(0);
  }

  @Test
  void aFullVaultTakesNoMoreAndKeepsWhatItHas() throws Exception {
    restart(config().limited(used() + 1_000, 100_000));
    assertThat(api.put(path(0), home.bytes(600)).status()).isEqualTo(204);
    long used = used();
    assertThat(api.put(path(1), home.bytes(600)).code()).isEqualTo("quota-exceeded");
    assertThat(used()).isEqualTo(used);
    assertThat(held().chunks()).containsExactly(0);
  }

  @Test
  void aReleasedAttachmentStaysForTheRetentionAndCanBeKeptAfterAll() throws Exception {
    long before = used();
    RecordId lasting = home.newRecord();
    api.put(path(0), home.bytes(500));
    api.put(path(lasting) + "/0", home.bytes(300));
    assertThat(api.delete(path(receipt), null).status()).isEqualTo(204);
    assertThat(api.delete(path(lasting), null).status()).isEqualTo(204);
    assertThat(held().chunks()).containsExactly(0);
    assertThat(api.post(path(lasting) + "/keep", Map.of()).status()).isEqualTo(204);
    assertThat(api.post(path(home.newRecord()) + "/keep", Map.of()).code())
        .isEqualTo("no-such-chunk");

    server.close();
    try (var store = Stores.open(config(), Randomness.secure())) {
      Instant yesterday = Instant.now().minus(Duration.ofDays(1));
      assertThat(store.<Integer>write(rows -> rows.chunks().dropReleased(yesterday))).isZero();
      Instant later = Instant.now().plus(Duration.ofDays(1));
      assertThat(store.<Integer>write(rows -> rows.chunks().dropReleased(later))).isOne();
    }
    restart(config());
    assertThat(held().chunks()).isEmpty();
    assertThat(api.get(path(lasting)).as(HeldChunks.class).chunks()).containsExactly(0);
    assertThat(used() - before).isEqualTo(300);
  }

  @Test
  void aReleaseIsTakenBackByTheSameChunk() throws Exception {
    byte[] chunk = home.bytes(500);
    api.put(path(0), chunk);
    api.delete(path(receipt), null);
    api.put(path(0), chunk);
    server.close();
    try (var store = Stores.open(config(), Randomness.secure())) {
      Instant later = Instant.now().plus(Duration.ofDays(1));
      assertThat(store.<Integer>write(rows -> rows.chunks().dropReleased(later))).isZero();
    }
    restart(config());
    assertThat(held().chunks()).containsExactly(0);
  }

  @Test
  void deletingTheVaultDeletesItsChunks() {
    api.put(path(0), home.bytes(500));
    byte[] id = home.vault.bytes();
    api.delete(
        "/api/v1/vaults/" + home.vault.hex(),
        new Signed(id, Crypto.sign("delete-vault", id, id, home.root.secretKey())));
    api.create(Map.of()).as(VaultCreated.class);
    assertThat(held().chunks()).isEmpty();
  }
}

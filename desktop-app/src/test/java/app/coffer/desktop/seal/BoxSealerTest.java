package app.coffer.desktop.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.ChangeCodec;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.sync.Sealer;
import app.coffer.wire.Header;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoxSealerTest {
  private static final Randomness RANDOM = Keys.repeatable(42);
  private static final KeyRing RING = VaultGenesis.create("Laptop", Keys.repeatable(1)).takeRing();
  private static final RevisionId PARENT = new RevisionId(RANDOM.bytes(32));
  private static final RecordId RECORD = new RecordId(RANDOM.bytes(16));

  private final BoxSealer sealer = new BoxSealer(RING, RANDOM, () -> {});

  private static Change change(RecordId record, String notes) {
    return new Change(
        record,
        Entity.TRANSACTION,
        1,
        3,
        Instant.ofEpochMilli(1_764_000_000_000L),
        "Laptop",
        false,
        Change.fields(Map.of("notes", CborValue.of(notes), "amount", CborValue.of(-990))));
  }

  @Test
  void opensWhatItSealed() throws Sealer.Unreadable {
    Change change = change(RECORD, "coffee");

    Sealer.SealedRevision sealed = sealer.seal(change, List.of(PARENT));

    assertThat(sealed.header().parents()).containsExactly(PARENT);
    assertThat(sealer.open(RING.device(), RING.epoch(), sealed.header(), sealed.body()))
        .isEqualTo(change);
  }

  @Test
  void theSealedFormatIsTheOneThatServersHold() throws Exception {
    byte[] body = golden();
    Header header = new Header(RECORD, List.of(PARENT), Header.hashOf(body), body.length);

    assertThat(sealer.open(RING.device(), RING.epoch(), header, body))
        .isEqualTo(change(RECORD, "golden"));
    var again = new BoxSealer(RING, Keys.repeatable(7), () -> {});
    assertThat(again.seal(change(RECORD, "golden"), List.of(PARENT)).body()).isEqualTo(body);
  }

  private static byte[] golden() throws IOException {
    try (InputStream in = BoxSealerTest.class.getResourceAsStream("sealed-v1.hex")) {
      String hex = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }
  }

  @Test
  void bodiesSayLittleByTheirLength() {
    assertThat(sealer.seal(change(RECORD, ""), List.of()).body()).hasSize(256 + 40);
    assertThat(sealer.seal(change(RECORD, "x".repeat(90)), List.of()).body()).hasSize(256 + 40);
    assertThat(sealer.seal(change(RECORD, "x".repeat(1000)), List.of()).body())
        .hasSameSizeAs(sealer.seal(change(RECORD, "x".repeat(1010)), List.of()).body());
  }

  @Test
  void paddingFollowsThePublishedFormula() {
    assertThat(Padme.padded(0)).isEqualTo(256);
    assertThat(Padme.padded(256)).isEqualTo(256);
    assertThat(Padme.padded(257)).isEqualTo(272);
    assertThat(Padme.padded(513)).isEqualTo(544);
    for (int length = 257; length < 300_000; length += 97) {
      assertThat(Padme.padded(length)).isBetween(length, length + length * 12 / 100);
      assertThat(Padme.padded(Padme.padded(length))).isEqualTo(Padme.padded(length));
    }
  }

  @Test
  void noTwoSealingsShareANonce() {
    byte[] one = sealer.seal(change(RECORD, "same"), List.of()).body();
    byte[] other = sealer.seal(change(RECORD, "same"), List.of()).body();
    assertThat(Arrays.copyOf(one, 24)).isNotEqualTo(Arrays.copyOf(other, 24));
  }

  @Test
  void aFlippedBitAnywhereDoesNotOpen() {
    Sealer.SealedRevision sealed = sealer.seal(change(RECORD, "coffee"), List.of());
    for (int i = 0; i < sealed.body().length; i++) {
      byte[] body = sealed.body().clone();
      body[i] ^= 0x10;
      // once with the header as it was, once with a header that names the forged body
      assertUnreadable(RING.device(), sealed.header(), body);
      assertUnreadable(
          RING.device(), new Header(RECORD, List.of(), Header.hashOf(body), body.length), body);
    }
  }

  @Test
  void aCutOrLengthenedBodyDoesNotOpen() {
    byte[] body = sealer.seal(change(RECORD, "coffee"), List.of()).body();
    for (int length : new int[] {0, 1, 23, 24, 39, 40, 100, body.length - 1, body.length + 1}) {
      byte[] other = Arrays.copyOf(body, length);
      assertUnreadable(
          RING.device(), new Header(RECORD, List.of(), Header.hashOf(other), length), other);
    }
  }

  @Test
  void whatWasSealedForOneRecordAuthorOrParentOpensForNoOther() {
    Sealer.SealedRevision sealed = sealer.seal(change(RECORD, "coffee"), List.of(PARENT));
    byte[] body = sealed.body();
    Header right = sealed.header();

    assertUnreadable(new DeviceId(new byte[16]), right, body);
    assertUnreadable(
        RING.device(),
        new Header(
            new RecordId(new byte[16]), right.parents(), right.bodyHash(), right.bodyLength()),
        body);
    assertUnreadable(
        RING.device(), new Header(RECORD, List.of(), right.bodyHash(), right.bodyLength()), body);
  }

  @Test
  void anotherVaultAndAnUnknownEpochDoNotOpen() {
    Sealer.SealedRevision sealed = sealer.seal(change(RECORD, "coffee"), List.of());
    KeyRing foreign = VaultGenesis.create("Phone", Keys.repeatable(2)).takeRing();
    var other = new BoxSealer(foreign, RANDOM, () -> {});
    assertThatThrownBy(
            () -> other.open(RING.device(), RING.epoch(), sealed.header(), sealed.body()))
        .isInstanceOf(Sealer.Unreadable.class);
    assertThatThrownBy(
            () -> other.open(RING.device(), foreign.epoch(), sealed.header(), sealed.body()))
        .isInstanceOf(Sealer.Unreadable.class);
  }

  /** What a member with the epoch key could write, and the formats do not allow. */
  @Test
  void contentThatIsNotAsTheFormatSaysDoesNotOpen() {
    byte[] binding =
        Crypto.hash(
            "bind",
            RING.vault().bytes(),
            RING.device().bytes(),
            RECORD.bytes(),
            RING.epoch().bytes());
    byte[] content = ChangeCodec.encode(change(RECORD, "coffee"));

    assertThat(forged(frame(binding, content.length, content, 256))).isTrue();

    byte[] dirty = frame(binding, content.length, content, 256);
    dirty[255] = 1;
    assertThat(forged(dirty)).as("padding that is not zero").isFalse();
    assertThat(forged(frame(binding, content.length, content, 272))).as("other padding").isFalse();
    assertThat(forged(frame(binding, -1, content, 256))).as("negative length").isFalse();
    assertThat(forged(frame(binding, 5000, content, 256))).as("length beyond the end").isFalse();
    assertThat(forged(frame(binding, 10, new byte[10], 256))).as("no change").isFalse();
    byte[] other = ChangeCodec.encode(change(new RecordId(new byte[16]), "coffee"));
    assertThat(forged(frame(binding, other.length, other, 256))).as("another record").isFalse();
    assertThat(forged(frame(new byte[32], content.length, content, 256))).as("unbound").isFalse();
  }

  private static byte[] frame(byte[] binding, int length, byte[] content, int padded) {
    return ByteBuffer.allocate(padded).put(binding).putInt(length).put(content).array();
  }

  private boolean forged(byte[] plain) {
    byte[] nonce = RANDOM.bytes(24);
    byte[] body =
        Crypto.concat(nonce, RING.newestEpoch().shared().use(key -> Crypto.box(plain, nonce, key)));
    try {
      sealer.open(
          RING.device(),
          RING.epoch(),
          new Header(RECORD, List.of(), Header.hashOf(body), body.length),
          body);
      return true;
    } catch (Sealer.Unreadable e) {
      return false;
    }
  }

  private void assertUnreadable(DeviceId author, Header header, byte[] body) {
    assertThatThrownBy(() -> sealer.open(author, RING.epoch(), header, body))
        .isInstanceOf(Sealer.Unreadable.class)
        .hasMessage("a sealed change could not be opened");
  }
}

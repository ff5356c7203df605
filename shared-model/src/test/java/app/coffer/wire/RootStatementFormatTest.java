package app.coffer.wire;

import static app.coffer.wire.Specimens.AUTHORIZE;
import static app.coffer.wire.Specimens.GENESIS;
import static app.coffer.wire.Specimens.hash;
import static app.coffer.wire.Vectors.filled;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.wire.RootStatement.Authorize;
import app.coffer.wire.RootStatement.Genesis;
import app.coffer.wire.RootStatement.Wrap;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.KeyId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RootStatementFormatTest {
  private static final byte[] GENESIS_BYTES = GENESIS.encode();
  private static final byte[] AUTHORIZE_BYTES = AUTHORIZE.encode();
  private static final CborValue WRAP =
      new Wrap(Specimens.DEVICE, Specimens.EPOCH, filled(112, 1)).value();

  @Test
  void anyStatementComesBackAsItWasWritten() {
    var random = new Random(6);
    for (int i = 0; i < 200; i++) {
      byte[] signKey = bytes(random, 32);
      var authorize =
          new Authorize(
              random.nextLong() >>> random.nextInt(1, 64),
              hash(random.nextInt(256)),
              RootStatement.deviceId(signKey),
              signKey,
              bytes(random, 32),
              bytes(random, random.nextInt(200)),
              IntStream.range(0, random.nextInt(10))
                  .mapToObj(w ->
                      new Wrap(
                          new DeviceId(bytes(random, 16)),
                          new KeyId(bytes(random, 16)),
                          bytes(random, 112)))
                  .toList());
      comesBack(authorize);
      comesBack(
          new Genesis(bytes(random, 32), bytes(random, 32), bytes(random, 32), bytes(random, 16)));
    }
  }

  private static void comesBack(RootStatement statement) {
    RootStatement read = RootStatement.decode(statement.encode());
    assertThat(read).usingRecursiveComparison().isEqualTo(statement);
    assertThat(read.encode()).isEqualTo(statement.encode());
  }

  @Test
  void everySingleEntryTamperedWithIsRefused() {
    Tampering.ofEveryEntry(GENESIS_BYTES).forEach(RootStatementFormatTest::refused);
    Tampering.ofEveryEntry(AUTHORIZE_BYTES).forEach(RootStatementFormatTest::refused);
  }

  @Test
  void otherVersionOrTypeIsRefused() {
    for (byte[] bytes : List.of(GENESIS_BYTES, AUTHORIZE_BYTES)) {
      for (long version : new long[] {0, 2, -1, 257}) {
        refused("version " + version, Tampering.changed(bytes, "v", CborValue.of(version)));
      }
      for (String type : List.of("", "Genesis", "revoke", "authorize\u0000", "genesis ")) {
        refused("type " + type, Tampering.changed(bytes, "type", CborValue.of(type)));
      }
    }
    refused("genesis as", Tampering.changed(GENESIS_BYTES, "type", CborValue.of("authorize")));
    refused("authorize as", Tampering.changed(AUTHORIZE_BYTES, "type", CborValue.of("genesis")));
  }

  @Test
  void genesisIsTheFirstStatementAndNoOther() {
    refused("seq 1", Tampering.changed(GENESIS_BYTES, "seq", CborValue.of(1)));
    refused("prev", Tampering.changed(GENESIS_BYTES, "prev", CborValue.of(filled(32, 1))));
  }

  @Test
  void numberBelowZeroIsRefused() {
    refused("seq", Tampering.changed(GENESIS_BYTES, "seq", CborValue.of(-1)));
    refused("seq", Tampering.changed(AUTHORIZE_BYTES, "seq", CborValue.of(-1)));
  }

  @Test
  void keysAndHashesOfAnotherLengthAreRefused() {
    otherLengthsRefused(
        GENESIS_BYTES,
        Map.of("prev", 32, "root", 32, "recoverySign", 32, "recoveryBox", 32, "salt", 16));
    otherLengthsRefused(AUTHORIZE_BYTES, Map.of("prev", 32, "device", 16, "sign", 32, "box", 32));
  }

  private static void otherLengthsRefused(byte[] bytes, Map<String, Integer> lengths) {
    lengths.forEach((name, length) -> {
      for (CborValue other : Tampering.otherLengths(length)) {
        refused(name + " of another length", Tampering.changed(bytes, name, other));
      }
    });
  }

  @Test
  void deviceThatIsNotItsSigningKeysIsRefused() {
    refused("device", Tampering.changed(AUTHORIZE_BYTES, "device", CborValue.of(filled(16, 1))));
    byte[] otherKey = Crypto.signKeys(filled(32, 1)).publicKey();
    refused("sign", Tampering.changed(AUTHORIZE_BYTES, "sign", CborValue.of(otherKey)));
  }

  @Test
  void everyPartOfAWrapTamperedWithIsRefused() {
    assertThat(((Authorize) RootStatement.decode(wraps(List.of(WRAP)))).wraps()).hasSize(1);
    Tampering.ofEveryPart(WRAP).forEach((what, value) -> refused(what, wraps(List.of(value))));
    for (CborValue other : Tampering.otherLengths(16)) {
      refused("recipient", wraps(List.of(Tampering.with(WRAP, 0, other))));
      refused("epoch", wraps(List.of(Tampering.with(WRAP, 1, other))));
    }
  }

  @Test
  void statementBeyondItsLimitIsRefused() {
    int room = Limits.ROOT_STATEMENT_BYTES - named(0).length;
    // the length of a byte string of this size takes two bytes more than that of an empty one
    assertThat(RootStatement.decode(named(room - 2)).encode()).hasSize(Limits.ROOT_STATEMENT_BYTES);
    refused("a byte more", named(room - 1));
  }

  private static byte[] named(int length) {
    return Tampering.changed(AUTHORIZE_BYTES, "name", CborValue.of(new byte[length]));
  }

  private static byte[] wraps(List<CborValue> wraps) {
    return Tampering.changed(AUTHORIZE_BYTES, "wraps", CborValue.of(wraps));
  }

  private static void refused(String what, byte[] bytes) {
    assertThatThrownBy(() -> RootStatement.decode(bytes))
        .as(what)
        .isInstanceOf(MalformedCbor.class);
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}

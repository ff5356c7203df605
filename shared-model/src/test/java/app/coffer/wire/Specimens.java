package app.coffer.wire;

import static app.coffer.wire.Vectors.ascending;
import static app.coffer.wire.Vectors.filled;

import app.coffer.wire.RootStatement.Authorize;
import app.coffer.wire.RootStatement.Genesis;
import app.coffer.wire.RootStatement.Wrap;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.KeyId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import app.coffer.wire.id.VaultId;
import java.util.List;
import java.util.Map;

/**
 * One of each format, of fixed contents. Their bytes are in the test resources golden/v1, written
 * by an independent encoder.
 */
final class Specimens {
  private static final byte[] SIGN_KEY = Crypto.signKeys(ascending(32)).publicKey();
  static final DeviceId DEVICE = RootStatement.deviceId(SIGN_KEY);
  static final KeyId EPOCH = new KeyId(filled(16, 0x07));

  static final Genesis GENESIS =
      new Genesis(filled(32, 1), filled(32, 2), filled(32, 3), filled(16, 4));
  static final VaultId VAULT = Genesis.vaultId(GENESIS.encode());

  static final Authorize AUTHORIZE =
      new Authorize(
          1,
          RootStatement.hashOf(GENESIS.encode()),
          DEVICE,
          SIGN_KEY,
          filled(32, 5),
          filled(48, 6),
          List.of(
              new Wrap(DEVICE, EPOCH, filled(112, 8)),
              new Wrap(Wrap.RECOVERY, EPOCH, filled(112, 9))));

  private static final Position ROOT = new Position(1, RootStatement.hashOf(AUTHORIZE.encode()));

  static final Header FIRST = new Header(new RecordId(filled(16, 0x10)), List.of(), hash(0x11), 0);

  /** The longest body, and parents given in the wrong order. */
  static final Header LATER =
      new Header(
          new RecordId(filled(16, 0x20)),
          List.of(new RevisionId(filled(32, 0xfe)), new RevisionId(filled(32, 0x21))),
          hash(0x22),
          Limits.BODY_BYTES);

  static final Parcel PARCEL =
      new Parcel(
          DEVICE,
          70_000,
          hash(0x30),
          EPOCH,
          List.of(FIRST, LATER),
          Map.of(
              new DeviceId(filled(16, 0xab)), new Position(0, hash(0x31)),
              new DeviceId(filled(16, 0x0c)), new Position(1L << 32, hash(0x32))),
          ROOT,
          "0.1.0");

  static final Parcel RECEIPT =
      new Parcel(
          DEVICE,
          0,
          Parcel.NO_PREVIOUS,
          EPOCH,
          List.of(),
          Map.of(),
          ROOT,
          "Coffer 0.1.0 \u2013 \u00e4");

  private Specimens() {}

  static Hash hash(int value) {
    return new Hash(filled(32, value));
  }
}

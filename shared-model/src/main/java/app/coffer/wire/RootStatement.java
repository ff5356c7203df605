package app.coffer.wire;

import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.codec.NewerFormat;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.KeyId;
import app.coffer.wire.id.VaultId;
import java.util.List;
import java.util.Map;

/**
 * One statement of the root log, about devices and keys; the log is hash-chained and each statement
 * is signed by the root key (the genesis by the root key it names). {@link RootState} says what
 * follows from them.
 */
public sealed interface RootStatement
    permits RootStatement.Genesis,
        RootStatement.Authorize,
        Revoke,
        RecoveryReplace,
        Rotate,
        MovePrimary {
  int VERSION = 1;

  /** Its number in the log, from 0. */
  long seq();

  /** {@link #hashOf} of statement seq-1; zeros for the genesis. */
  Hash prev();

  /** The bytes that are signed. */
  byte[] encode();

  /**
   * The first statement.
   *
   * @param rootKey Ed25519 public key that signs the log
   * @param recoverySignKey Ed25519 public key of the recovery sheet
   * @param recoveryBoxKey X25519 public key of the recovery sheet
   * @param salt 16 random bytes, so that no two vaults have one id
   */
  record Genesis(byte[] rootKey, byte[] recoverySignKey, byte[] recoveryBoxKey, byte[] salt)
      implements RootStatement {
    public Genesis {
      Parcel.length(rootKey, Crypto.KEY);
      Parcel.length(recoverySignKey, Crypto.KEY);
      Parcel.length(recoveryBoxKey, Crypto.KEY);
      Parcel.length(salt, Crypto.SALT);
    }

    @Override
    public long seq() {
      return 0;
    }

    @Override
    public Hash prev() {
      return Parcel.NO_PREVIOUS;
    }

    @Override
    public byte[] encode() {
      return Cbor.encode(
          CborValue.of(
              Map.of(
                  "v", CborValue.of(VERSION),
                  "seq", CborValue.of(0),
                  "prev", CborValue.of(prev().bytes()),
                  "type", CborValue.of("genesis"),
                  "root", CborValue.of(rootKey),
                  "recoverySign", CborValue.of(recoverySignKey),
                  "recoveryBox", CborValue.of(recoveryBoxKey),
                  "salt", CborValue.of(salt))));
    }

    /** {@code H("vault-id", genesis)} of the genesis's bytes. */
    public static VaultId vaultId(byte[] genesisBytes) {
      return new VaultId(Crypto.hash("vault-id", genesisBytes));
    }
  }

  /**
   * Makes a device a member.
   *
   * @param signKey the device's Ed25519 public key; {@code device} is derived from it
   * @param boxKey the device's X25519 public key
   * @param sealedName the device's name, sealed under the epoch key ({@code nonce || box})
   * @param wraps epoch keys sealed to the device and to the recovery key
   */
  record Authorize(
      long seq,
      Hash prev,
      DeviceId device,
      byte[] signKey,
      byte[] boxKey,
      byte[] sealedName,
      List<Wrap> wraps)
      implements RootStatement {
    public Authorize {
      Parcel.length(signKey, Crypto.KEY);
      Parcel.length(boxKey, Crypto.KEY);
      wraps = List.copyOf(wraps);
      if (!device.equals(deviceId(signKey))) {
        throw new MalformedCbor("a device id that is not its key's");
      }
    }

    @Override
    public byte[] encode() {
      return Cbor.encode(
          CborValue.of(
              Map.of(
                  "v", CborValue.of(VERSION),
                  "seq", CborValue.of(seq),
                  "prev", CborValue.of(prev.bytes()),
                  "type", CborValue.of("authorize"),
                  "device", CborValue.of(device.bytes()),
                  "sign", CborValue.of(signKey),
                  "box", CborValue.of(boxKey),
                  "name", CborValue.of(sealedName),
                  "wraps", CborValue.of(wraps.stream().map(Wrap::value).toList()))));
    }
  }

  /**
   * An epoch key under somebody's public key.
   *
   * @param recipient the device, or {@link #RECOVERY}
   * @param epoch the key's id
   * @param sealed crypto_box_seal of {@code epoch secret key (32) || idKey (32)}
   */
  record Wrap(DeviceId recipient, KeyId epoch, byte[] sealed) {
    public static final DeviceId RECOVERY = new DeviceId(new byte[DeviceId.LENGTH]);

    CborValue value() {
      return CborValue.of(
          List.of(
              CborValue.of(recipient.bytes()), CborValue.of(epoch.bytes()), CborValue.of(sealed)));
    }

    static Wrap of(CborValue value) {
      List<CborValue> parts = Fields.tuple(value, 3);
      return new Wrap(
          new DeviceId(Header.exactly(parts.get(0), DeviceId.LENGTH)),
          new KeyId(Header.exactly(parts.get(1), KeyId.LENGTH)),
          Fields.bytesOf(parts.get(2)));
    }
  }

  /** {@code H("device-id", signPk)[0..16]}. */
  static DeviceId deviceId(byte[] signKey) {
    return new DeviceId(
        java.util.Arrays.copyOf(Crypto.hash("device-id", signKey), DeviceId.LENGTH));
  }

  /** {@code H("root-statement", bytes)} of the signed bytes. */
  static Hash hashOf(byte[] bytes) {
    return new Hash(Crypto.hash("root-statement", bytes));
  }

  /**
   * Reads what {@link #encode} writes; {@link MalformedCbor} for everything else. The signature is
   * the caller's business.
   */
  static RootStatement decode(byte[] bytes) {
    if (bytes.length > Limits.ROOT_STATEMENT_BYTES) {
      throw new MalformedCbor("a root statement beyond its limit");
    }
    Fields fields = Fields.of(Cbor.decode(bytes));
    long version = fields.integer("v");
    if (version > VERSION) {
      throw new NewerFormat();
    }
    if (version < VERSION) {
      throw new MalformedCbor("a version that never was");
    }
    RootStatement statement =
        switch (fields.text("type")) {
          case "genesis" ->
              new Genesis(
                  fields.bytes("root"),
                  fields.bytes("recoverySign"),
                  fields.bytes("recoveryBox"),
                  fields.bytes("salt"));
          case "authorize" ->
              new Authorize(
                  fields.count("seq"),
                  prev(fields),
                  new DeviceId(Parcel.length(fields.bytes("device"), DeviceId.LENGTH)),
                  fields.bytes("sign"),
                  fields.bytes("box"),
                  fields.bytes("name"),
                  fields.array("wraps").stream().map(Wrap::of).toList());
          case Revoke.TYPE -> Revoke.of(fields, fields.count("seq"), prev(fields));
          case Rotate.TYPE -> Rotate.of(fields, fields.count("seq"), prev(fields));
          case RecoveryReplace.TYPE ->
              RecoveryReplace.of(fields, fields.count("seq"), prev(fields));
          case MovePrimary.TYPE -> MovePrimary.of(fields, fields.count("seq"), prev(fields));
          default -> throw new NewerFormat();
        };
    if (!java.util.Arrays.equals(statement.encode(), bytes)) {
      throw new MalformedCbor("entries that this version does not have");
    }
    return statement;
  }

  private static Hash prev(Fields fields) {
    return new Hash(Parcel.length(fields.bytes("prev"), Hash.LENGTH));
  }
}

package app.coffer.desktop.seal;

import app.coffer.desktop.secret.Secret;
import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.VaultId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A key ring as deterministic CBOR: {@code {v, vault, sign, box, root, recoverySign, recoveryBox,
 * epochs: [secret ...] oldest first, idKey, rootSeed or null}}.
 */
final class KeyRingCodec {
  private static final int VERSION = 1;
  private static final int ENTRIES = 10;

  private KeyRingCodec() {}

  static byte[] encode(KeyRing ring) {
    KeyRing.VaultPublicKeys published = ring.published();
    return Cbor.encode(
        CborValue.of(
            Map.of(
                "v", CborValue.of(VERSION),
                "vault", CborValue.of(ring.vault().bytes()),
                "sign", value(ring.deviceKeys().signSeed()),
                "box", value(ring.deviceKeys().boxSeed()),
                "root", CborValue.of(published.root()),
                "recoverySign", CborValue.of(published.recoverySign()),
                "recoveryBox", CborValue.of(published.recoveryBox()),
                "epochs",
                    CborValue.of(
                        ring.epochs().stream().map(epoch -> value(epoch.secretKey())).toList()),
                "idKey", value(ring.idKey()),
                "rootSeed", ring.rootSeed().map(KeyRingCodec::value).orElse(CborValue.NULL))));
  }

  static KeyRing decode(byte[] bytes) {
    Fields fields = Fields.of(Cbor.decode(bytes));
    if (fields.integer("v") != VERSION || fields.entries().size() != ENTRIES) {
      throw new MalformedCbor("a key ring of another version");
    }
    return new KeyRing(
        new VaultId(key(fields.value("vault"))),
        DeviceKeys.ofSeeds(key(fields.value("sign")), key(fields.value("box"))),
        new KeyRing.VaultPublicKeys(
            fields.bytes("root"), fields.bytes("recoverySign"), fields.bytes("recoveryBox")),
        epochs(fields.array("epochs")),
        Secret.owning(key(fields.value("idKey"))),
        fields.optional("rootSeed", KeyRingCodec::key).map(Secret::owning).orElse(null));
  }

  /** The ring that these bytes hold, with copies of another device's keys in place of its own. */
  static KeyRing decode(byte[] bytes, DeviceKeys device) {
    var entries = new HashMap<>(Fields.of(Cbor.decode(bytes)).entries());
    entries.put("sign", value(device.signSeed()));
    entries.put("box", value(device.boxSeed()));
    byte[] changed = Cbor.encode(CborValue.of(entries));
    try {
      return decode(changed);
    } finally {
      Arrays.fill(changed, (byte) 0);
    }
  }

  /** Epoch keys from a list of secrets, oldest first. */
  static List<EpochKey> epochs(List<CborValue> secrets) {
    return secrets.stream().map(secret -> EpochKey.of(key(secret))).toList();
  }

  static CborValue value(Secret secret) {
    return secret.use(CborValue::of);
  }

  static byte[] key(CborValue value) {
    byte[] key = Fields.bytesOf(value);
    if (key.length != Crypto.KEY) {
      throw new MalformedCbor("a key has " + Crypto.KEY + " bytes");
    }
    return key;
  }
}

package app.coffer.desktop.seal;

import app.coffer.desktop.secret.Secret;
import app.coffer.wire.RootState;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.VaultId;
import java.util.List;
import java.util.Map;

/**
 * The vault's keys as one device gives them to another inside the pairing channel: {@code {epochs,
 * idKey, rootSeed}}. What is received is held against the root log before it becomes a key ring.
 */
public final class KeyHandover {
  private KeyHandover() {}

  /**
   * What is given; for the pairing channel only.
   *
   * @param state says whether members hold the root seed
   */
  public static CborValue give(KeyRing ring, RootState state) {
    return CborValue.of(
        Map.of(
            "epochs",
            CborValue.of(
                ring.epochs().stream()
                    .map(epoch -> KeyRingCodec.value(epoch.secretKey()))
                    .toList()),
            "idKey",
            KeyRingCodec.value(ring.idKey()),
            "rootSeed",
            state.primary().isPresent()
                ? CborValue.NULL
                : ring.rootSeed().map(KeyRingCodec::value).orElse(CborValue.NULL)));
  }

  /**
   * The ring of a device that was just made a member. {@link MalformedCbor} unless the root log is
   * one unbroken chain under the key its genesis names, makes exactly this device a member, and the
   * keys are those it speaks of.
   *
   * @param device taken over by the ring; on failure the caller closes it, too
   */
  public static KeyRing receive(CborValue given, List<Signed> rootLog, DeviceKeys device) {
    if (rootLog.isEmpty()
        || !(RootStatement.decode(rootLog.getFirst().bytes())
            instanceof RootStatement.Genesis genesis)) {
      throw new MalformedCbor("a root log begins with a genesis");
    }
    VaultId vault = RootStatement.Genesis.vaultId(rootLog.getFirst().bytes());
    RootState state = state(vault, rootLog);
    RootStatement.Authorize mine = membership(rootLog, state, device);

    Fields fields = Fields.of(given);
    var ring =
        new KeyRing(
            vault,
            device,
            KeyRing.VaultPublicKeys.of(genesis),
            KeyRingCodec.epochs(fields.array("epochs")),
            Secret.owning(KeyRingCodec.key(fields.value("idKey"))),
            fields.optional("rootSeed", KeyRingCodec::key).map(Secret::owning).orElse(null));
    boolean root =
        ring.rootSeed()
            .map(seed -> seed.use(s -> Crypto.equal(RootKey.publicKey(s), state.rootKey())))
            .orElse(true);
    List<RootStatement.Wrap> wraps =
        mine.wraps().stream().filter(wrap -> wrap.recipient().equals(device.id())).toList();
    boolean keys =
        ring.epochs().stream().map(EpochKey::id).toList().equals(state.epochs())
            && wraps.size() == 1
            && wraps.getFirst().epoch().equals(ring.epoch())
            && EpochWraps.open(wraps.getFirst(), device, ring.idKey()).isPresent();
    if (!root || !keys) {
      ring.close();
      throw new MalformedCbor("keys that are not those of the root log");
    }
    return ring;
  }

  private static RootState state(VaultId vault, List<Signed> rootLog) {
    try {
      return RootState.read(vault, rootLog);
    } catch (RootState.Broken broken) {
      throw new MalformedCbor("a root log that is not one signed chain");
    }
  }

  private static RootStatement.Authorize membership(
      List<Signed> rootLog, RootState state, DeviceKeys device) {
    RootStatement.Authorize mine = null;
    for (Signed signed : rootLog) {
      if (RootStatement.decode(signed.bytes()) instanceof RootStatement.Authorize authorize
          && Crypto.equal(authorize.signKey(), device.signKey())
          && Crypto.equal(authorize.boxKey(), device.boxKey())) {
        mine = authorize;
      }
    }
    if (mine == null || !state.active(device.id())) {
      throw new MalformedCbor("a root log that does not make this device a member");
    }
    return mine;
  }
}

package app.coffer.desktop.seal;

import app.coffer.desktop.secret.Secret;
import app.coffer.wire.MovePrimary;
import app.coffer.wire.NewRoot;
import app.coffer.wire.RecoveryReplace;
import app.coffer.wire.Revoke;
import app.coffer.wire.RootState;
import app.coffer.wire.RootStatement;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.DeviceId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A root seed on its way to a device: crypto_box_seal of its 32 bytes. */
final class RootSeeds {
  private RootSeeds() {}

  /** The root key that a statement brings. */
  static Optional<NewRoot> in(RootStatement statement) {
    return switch (statement) {
      case Revoke revoke -> Optional.ofNullable(revoke.root());
      case MovePrimary move -> Optional.of(move.root());
      case RecoveryReplace replace -> Optional.of(replace.root());
      default -> Optional.empty();
    };
  }

  /** A new root key whose seed these devices can open; here it is forgotten again. */
  static NewRoot make(List<RootState.Member> holders, Randomness randomness) {
    byte[] seed = randomness.bytes(Crypto.KEY);
    try {
      return new NewRoot(
          RootKey.publicKey(seed),
          holders.stream()
              .map(holder ->
                  new NewRoot.SealedSeed(
                      holder.device(), Crypto.sealTo(holder.boxKey(), seed, randomness)))
              .toList());
    } finally {
      Arrays.fill(seed, (byte) 0);
    }
  }

  /** The seed, where it is for this device and that of the key. */
  static Optional<Secret> open(NewRoot root, DeviceKeys device) {
    DeviceId self = device.id();
    return root.seeds().stream()
        .filter(seed -> seed.recipient().equals(self))
        .flatMap(seed -> device.openSealed(seed.sealed()).stream())
        .filter(
            seed -> seed.length == Crypto.KEY && Crypto.equal(RootKey.publicKey(seed), root.key()))
        .map(Secret::owning)
        .findFirst();
  }
}

package app.coffer.desktop.seal;

import app.coffer.desktop.secret.Secret;
import app.coffer.wire.NewEpoch;
import app.coffer.wire.RecoveryReplace;
import app.coffer.wire.Revoke;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Rotate;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.DeviceId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An epoch key on its way to a device: crypto_box_seal of {@code epoch secret || idKey}. */
final class EpochWraps {
  private EpochWraps() {}

  static RootStatement.Wrap wrap(
      EpochKey epoch, Secret idKey, DeviceId recipient, byte[] boxKey, Randomness randomness) {
    byte[] content = epoch.secretKey().use(secret -> idKey.use(id -> Crypto.concat(secret, id)));
    try {
      return new RootStatement.Wrap(
          recipient, epoch.id(), Crypto.sealTo(boxKey, content, randomness));
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  /** The wraps that a statement carries. */
  static List<RootStatement.Wrap> in(RootStatement statement) {
    return statement instanceof RootStatement.Authorize authorize
        ? authorize.wraps()
        : epochIn(statement).map(NewEpoch::wraps).orElse(List.of());
  }

  /** The epoch that a statement begins. */
  static Optional<NewEpoch> epochIn(RootStatement statement) {
    return switch (statement) {
      case Revoke revoke -> Optional.of(revoke.epoch());
      case Rotate rotate -> Optional.of(rotate.epoch());
      case RecoveryReplace replace -> Optional.of(replace.epoch());
      default -> Optional.empty();
    };
  }

  /** What {@link NewEpoch#sealedPrevious} holds. */
  static byte[] sealPrevious(EpochKey previous, EpochKey under, Randomness randomness) {
    byte[] nonce = randomness.bytes(Crypto.NONCE);
    return Crypto.concat(
        nonce,
        under
            .shared()
            .use(key -> previous.secretKey().use(secret -> Crypto.box(secret, nonce, key))));
  }

  /** The epoch before, where it opens and is what its id commits to. */
  static Optional<EpochKey> openPrevious(NewEpoch epoch, EpochKey key) {
    byte[] nonce = Arrays.copyOf(epoch.sealedPrevious(), Crypto.NONCE);
    byte[] box =
        Arrays.copyOfRange(epoch.sealedPrevious(), Crypto.NONCE, epoch.sealedPrevious().length);
    return key.shared()
        .use(shared -> Crypto.openBox(box, nonce, shared))
        .flatMap(secret -> {
          EpochKey previous = EpochKey.of(secret);
          Arrays.fill(secret, (byte) 0);
          if (previous.id().equals(epoch.previous())) {
            return Optional.of(previous);
          }
          previous.close();
          return Optional.empty();
        });
  }

  /** The key, where it opens, is what its id commits to, and brings the vault's own idKey. */
  static Optional<EpochKey> open(RootStatement.Wrap wrap, DeviceKeys device, Secret idKey) {
    Optional<byte[]> opened = device.openSealed(wrap.sealed());
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    byte[] content = opened.get();
    try {
      if (content.length != 2 * Crypto.KEY) {
        return Optional.empty();
      }
      byte[] secret = Arrays.copyOf(content, Crypto.KEY);
      byte[] id = Arrays.copyOfRange(content, Crypto.KEY, content.length);
      EpochKey key = EpochKey.of(secret);
      boolean right = key.id().equals(wrap.epoch()) && idKey.use(own -> Crypto.equal(own, id));
      Arrays.fill(secret, (byte) 0);
      Arrays.fill(id, (byte) 0);
      if (!right) {
        key.close();
      }
      return right ? Optional.of(key) : Optional.empty();
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }
}

package app.coffer.desktop.seal;

import app.coffer.desktop.secret.Secret;
import app.coffer.wire.RootStatement;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.DeviceId;
import java.util.Arrays;
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

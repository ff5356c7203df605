package app.coffer.desktop.seal;

import app.coffer.desktop.secret.Secret;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.KeyId;
import java.util.Arrays;

/**
 * A generation of the vault key: an X25519 pair whose public half never leaves the devices either.
 * The key it shares with itself is computed once, because that is nearly all of the cost of a box.
 */
final class EpochKey implements AutoCloseable {
  private final KeyId id;
  private final Secret secretKey;
  private final Secret shared;

  private EpochKey(KeyId id, Secret secretKey, Secret shared) {
    this.id = id;
    this.secretKey = secretKey;
    this.shared = shared;
  }

  /**
   * @param secretKey 32 bytes; copied
   */
  static EpochKey of(byte[] secretKey) {
    byte[] publicKey = Crypto.boxPublicKey(secretKey);
    return new EpochKey(
        new KeyId(Arrays.copyOf(Crypto.hash("epoch-commit", publicKey), KeyId.LENGTH)),
        Secret.copyOf(secretKey),
        Secret.owning(Crypto.sharedKey(publicKey, secretKey)));
  }

  /** {@code H("epoch-commit", publicKey)[0..16]}: whoever is given a key can check it is this. */
  KeyId id() {
    return id;
  }

  Secret secretKey() {
    return secretKey;
  }

  /** crypto_box_beforenm of the pair with itself. */
  Secret shared() {
    return shared;
  }

  @Override
  public void close() {
    secretKey.close();
    shared.close();
  }

  @Override
  public String toString() {
    return "EpochKey[" + id + "]";
  }
}

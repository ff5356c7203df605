package app.coffer.wire.crypto;

import java.util.Arrays;

/**
 * Both halves of an X25519 or Ed25519 key as libsodium writes them. Redacted; the owner calls
 * {@link #wipe()} when done.
 */
public final class KeyPair {
  private final byte[] publicKey;
  private final byte[] secretKey;

  KeyPair(byte[] publicKey, byte[] secretKey) {
    this.publicKey = publicKey;
    this.secretKey = secretKey;
  }

  public byte[] publicKey() {
    return publicKey.clone();
  }

  /** The live array, not a copy: so that wiping it wipes it. */
  public byte[] secretKey() {
    return secretKey;
  }

  public void wipe() {
    Arrays.fill(secretKey, (byte) 0);
  }

  @Override
  public String toString() {
    return "KeyPair[redacted]";
  }
}

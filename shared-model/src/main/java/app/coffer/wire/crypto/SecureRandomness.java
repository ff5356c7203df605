package app.coffer.wire.crypto;

import java.util.Arrays;

/**
 * The operating system's randomness as libsodium draws it, in blocks, because a call for each nonce
 * costs more than the nonce. What was handed out is wiped from the block at once.
 */
final class SecureRandomness implements Randomness {
  private static final int BLOCK = 4096;

  private final byte[] block = new byte[BLOCK];
  private int used = BLOCK;

  @Override
  public synchronized byte[] bytes(int length) {
    if (length > BLOCK) {
      byte[] large = new byte[length];
      Crypto.fillRandom(large);
      return large;
    }
    if (length > BLOCK - used) {
      Crypto.fillRandom(block);
      used = 0;
    }
    byte[] bytes = Arrays.copyOfRange(block, used, used + length);
    Arrays.fill(block, used, used + length, (byte) 0);
    used += length;
    return bytes;
  }
}

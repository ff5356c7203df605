package app.coffer.desktop.seal;

import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.Randomness;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Randomness that a test can repeat. */
final class Keys {
  private Keys() {}

  static Randomness repeatable(long seed) {
    var counter = new java.util.concurrent.atomic.AtomicLong();
    return length -> {
      byte[] out = new byte[0];
      while (out.length < length) {
        out =
            Crypto.concat(
                out,
                Crypto.hash(
                    "test",
                    ByteBuffer.allocate(16)
                        .putLong(seed)
                        .putLong(counter.getAndIncrement())
                        .array()));
      }
      return Arrays.copyOf(out, length);
    };
  }
}

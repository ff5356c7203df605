package app.coffer.wire.crypto;

import java.security.SecureRandom;

/** A source of random bytes; injected, so that a simulation can replay a run. */
@FunctionalInterface
public interface Randomness {

  /** {@code length} fresh random bytes. */
  byte[] bytes(int length);

  /** The operating system's. */
  static Randomness secure() {
    var random = new SecureRandom();
    return length -> {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      return bytes;
    };
  }
}

package app.coffer.wire.crypto;

/** A source of random bytes; injected, so that a simulation can replay a run. */
@FunctionalInterface
public interface Randomness {

  /** {@code length} fresh random bytes. */
  byte[] bytes(int length);

  /** The operating system's. */
  static Randomness secure() {
    return new SecureRandomness();
  }
}

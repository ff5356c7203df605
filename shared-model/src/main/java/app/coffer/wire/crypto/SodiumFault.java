package app.coffer.wire.crypto;

/**
 * libsodium refused an operation that cannot fail with valid arguments, or an argument has a wrong
 * length. Carries no secret.
 */
public final class SodiumFault extends RuntimeException {
  public SodiumFault(String what) {
    super(what);
  }
}

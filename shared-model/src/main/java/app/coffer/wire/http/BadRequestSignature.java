package app.coffer.wire.http;

/**
 * Signature headers that are not the one form this API knows. The text names the rule, never a
 * value.
 */
public final class BadRequestSignature extends RuntimeException {
  public BadRequestSignature(String rule) {
    super(rule);
  }
}

package app.coffer.wire.codec;

/**
 * Bytes that are not the deterministic CBOR this format asks for. The text names the rule, never
 * the content.
 */
public final class MalformedCbor extends RuntimeException {
  public MalformedCbor(String rule) {
    super(rule);
  }
}

package app.coffer.wire.codec;

/**
 * Bytes that are not the deterministic CBOR this format asks for. The text names the rule, never
 * the content.
 */
public sealed class MalformedCbor extends RuntimeException permits NewerFormat {
  public MalformedCbor(String rule) {
    super(rule);
  }
}

package app.coffer.wire.codec;

/**
 * Bytes of a later version of a format: whoever meets them needs an update, and nobody is to blame.
 */
public final class NewerFormat extends MalformedCbor {
  public NewerFormat() {
    super("a later version of the format");
  }
}

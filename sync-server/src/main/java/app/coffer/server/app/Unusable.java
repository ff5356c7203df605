package app.coffer.server.app;

/** A setting that cannot be used, or a folder; the text is for the operator. */
final class Unusable extends RuntimeException {
  Unusable(String what) {
    super(what);
  }
}

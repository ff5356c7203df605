package app.coffer.server.front;

/** A certificate or key that cannot be used; the text is for the operator. */
public final class BadCertificate extends RuntimeException {
  BadCertificate(String what) {
    super(what);
  }
}

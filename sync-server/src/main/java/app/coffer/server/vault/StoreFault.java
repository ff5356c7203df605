package app.coffer.server.vault;

/** The store could not do its work; nothing of the request was stored. */
public final class StoreFault extends RuntimeException {
  public StoreFault(String what, Throwable cause) {
    super(what, cause);
  }
}

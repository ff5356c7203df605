package app.coffer.server.limit;

/** Somebody asks more often than is allowed. */
public final class TooManyRequests extends RuntimeException {
  private final long retryAfterSeconds;

  public TooManyRequests(long retryAfterSeconds) {
    super("too many requests", null, false, false);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  public long retryAfterSeconds() {
    return retryAfterSeconds;
  }
}

package app.coffer.server.app;

import java.time.Duration;
import java.util.Optional;

/**
 * What the operator wants.
 *
 * @param access from where metrics and the status page are shown
 * @param token shows them from elsewhere, too
 * @param logRequests whether every request leaves a line in the log
 * @param stopWait how long requests that are under way may take when the server stops
 */
public record Operations(
    Access access, Optional<String> token, boolean logRequests, Duration stopWait) {

  /** What holds where nothing else is said. */
  public static final Operations USUAL =
      new Operations(Access.LOOPBACK, Optional.empty(), false, Duration.ofSeconds(5));

  /** From where. */
  public enum Access {
    /** From this computer, directly; and with the token. */
    LOOPBACK("loopback"),
    /** With the token only. */
    TOKEN("token"),
    /** Not at all. */
    OFF("off");

    private final String text;

    Access(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /** The same with another access. */
  public Operations showing(Access other, Optional<String> otherToken) {
    return new Operations(other, otherToken, logRequests, stopWait);
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "Operations[" + access.text() + "]";
  }
}

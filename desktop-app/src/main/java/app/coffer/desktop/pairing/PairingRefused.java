package app.coffer.desktop.pairing;

/** A joining that ended without a new member; nothing was changed on either side. */
public final class PairingRefused extends Exception {
  private final Reason reason;

  public PairingRefused(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** Why, from which the window and the command line make a sentence. */
  public enum Reason {
    MALFORMED_LINK,
    EXPIRED,
    ALREADY_USED,
    WRONG_SECRET,
    DECLINED,
    CANCELLED,
    VERSIONS_TOO_DIFFERENT,
    CLOCK_SKEW,
    NOT_AUTHENTIC
  }
}

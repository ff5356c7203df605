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
    /** Characters of a code are missing, or there are too many. */
    INCOMPLETE_CODE,
    /** The check character says that a code was mistyped; no guess was used. */
    MISTYPED_CODE,
    /** A code was given without the address of its server. */
    SERVER_MISSING,
    MALFORMED_SERVER,
    /** The server knows no such code: it ran out, or belongs to another server. */
    UNKNOWN_CODE,
    /** The inviting device calls the server by another address; no guess was used. */
    OTHER_ADDRESS,
    EXPIRED,
    ALREADY_USED,
    WRONG_SECRET,
    DECLINED,
    CANCELLED,
    VERSIONS_TOO_DIFFERENT,
    CLOCK_SKEW,
    NOT_AUTHENTIC,
    /** This device does not hold the key that makes members. */
    CANNOT_ADD,
    /** The vault has as many devices as it can have. */
    TOO_MANY_DEVICES,
    /** It became a member, but could not fetch the vault. */
    UNFINISHED
  }
}

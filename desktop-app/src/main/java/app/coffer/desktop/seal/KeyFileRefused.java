package app.coffer.desktop.seal;

/** A key file that did not give its key; the file is as it was. */
public final class KeyFileRefused extends Exception {
  private final Reason reason;

  KeyFileRefused(Reason reason) {
    super(reason.name());
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** Why, from which the window makes a sentence. */
  public enum Reason {
    WRONG_PASSPHRASE,
    /** The words are right, but they are another vault's. */
    WRONG_SHEET,
    /** An older version wrote it, without a way in for the sheet. */
    NO_RECOVERY,
    /** The vault has a passphrase and none was given. */
    PASSPHRASE_NEEDED,
    NOT_A_KEY_FILE,
    /** It is one, but its bytes are not as they were written. */
    DAMAGED,
    /** It asks for less work than is safe, or more than this program is willing to do. */
    PARAMETERS_OUT_OF_RANGE
  }
}

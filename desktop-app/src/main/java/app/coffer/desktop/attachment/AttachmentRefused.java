package app.coffer.desktop.attachment;

import org.jspecify.annotations.Nullable;

/** What was asked of an attachment was not done; nothing was changed. Names no file. */
public final class AttachmentRefused extends Exception {
  private final Reason reason;

  public AttachmentRefused(Reason reason) {
    this(reason, null);
  }

  public AttachmentRefused(Reason reason, @Nullable Throwable cause) {
    super("attachment refused: " + reason, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** Why, from which the window and the command line make a sentence. */
  public enum Reason {
    NO_SUCH_TRANSACTION,
    NO_SUCH_ATTACHMENT,
    /** A folder, or nothing that can be read. */
    NOT_A_FILE,
    /** More than 25 MiB. */
    TOO_LARGE,
    /** Another program wrote to the file while it was read. */
    CHANGED_MEANWHILE,
    /** A name that is empty or too long. */
    BAD_NAME,
    /** The file is on another computer, and sync is off. */
    NOT_HERE,
    /** The server does not have all of it, perhaps not yet. */
    NOT_THERE_YET,
    /** What the server gave, or what is on this disk, is not what was attached. */
    NOT_AUTHENTIC,
    /** A file of that name is there already. */
    TARGET_EXISTS,
    /** Saved, it could be a program; it is not opened from here. */
    NOT_VIEWABLE,
    /** The disk is full, or the place cannot be written. */
    NOT_WRITABLE
  }
}

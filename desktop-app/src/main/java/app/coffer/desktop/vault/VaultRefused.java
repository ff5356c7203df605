package app.coffer.desktop.vault;

import org.jspecify.annotations.Nullable;

/** A vault that was not opened, made or changed; the folder is as it was. Names no path. */
public final class VaultRefused extends Exception {
  private final Reason reason;

  public VaultRefused(Reason reason) {
    this(reason, null);
  }

  public VaultRefused(Reason reason, @Nullable Throwable cause) {
    super("vault refused: " + reason, cause);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** Why, from which the window and the command line make a sentence. */
  public enum Reason {
    /** The folder holds no vault. */
    NO_VAULT,
    /** A vault was to be made in a folder that holds something. */
    FOLDER_NOT_EMPTY,
    /** A vault's or a device's name is empty or too long. */
    BAD_NAME,
    /** A demo was asked for in a vault that is in use. */
    NOT_EMPTY,
    /** It is protected and no passphrase was given. */
    PASSPHRASE_NEEDED,
    WRONG_PASSPHRASE,
    /** The words are right, but they are another vault's. */
    WRONG_SHEET,
    /** An older version was the last to open it: the sheet has no way in yet. */
    NO_RECOVERY,
    /** This device may not let devices in: another one has to invite it. */
    INVITATION_NEEDED,
    /** An invitation was to another vault than the one that is open. */
    OTHER_VAULT,
    /** Another process has it open, and did not let go within a few seconds. */
    IN_USE,
    /** A part of it is missing, cut off or changed. */
    DAMAGED,
    /** A file that was to be put back is no backup, or not all of one. */
    NOT_A_BACKUP,
    /** Its database is a file of another program. */
    FOREIGN,
    /** A newer version wrote it. */
    TOO_NEW,
    /** The disk is full. */
    DISK_FULL,
    /** The folder cannot be written. */
    NOT_WRITABLE
  }
}

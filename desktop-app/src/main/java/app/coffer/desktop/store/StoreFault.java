package app.coffer.desktop.store;

import org.jspecify.annotations.Nullable;

/**
 * The database could not do what was asked. The transaction under way was rolled back: nothing of
 * it was kept. The text names no path and no content.
 */
public final class StoreFault extends RuntimeException {

  /** What is wrong, so that one sentence and one way out can be offered. */
  public enum Kind {
    /** There is no database file. */
    MISSING,
    /** There is one already, where a new one was to be made. */
    ALREADY_THERE,
    /** The file belongs to another program. */
    NOT_A_VAULT,
    /** The file looks like a vault's, but this key does not open it. */
    WRONG_KEY,
    /** The file is cut off or changed: restore a backup. */
    DAMAGED,
    /** A newer version of the program wrote it. */
    TOO_NEW,
    /** Another process holds it. */
    BUSY,
    /** No space left. */
    DISK_FULL,
    /** The file or its folder cannot be written. */
    NOT_WRITABLE,
    /** Closed in the meantime. */
    CLOSED,
    /** Anything else; the cause says what. */
    OTHER
  }

  private final Kind kind;

  StoreFault(Kind kind, @Nullable Throwable cause) {
    super("the vault's database: " + kind, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }
}

package app.coffer.desktop.cli;

/** The exit codes, a promise to scripts. */
enum Exit {
  DONE(0),
  /** Anything that no other code names. */
  OTHER(1),
  USAGE(2),
  NOT_FOUND(3),
  /** By a rule or the state; nothing changed. */
  REFUSED(4),
  /** Sync could not complete; local data is safe. */
  SYNC(5),
  /** A conflict needs a decision. */
  CONFLICT(6),
  /** The vault is locked, or open in another process. */
  LOCKED(7);

  private final int code;

  Exit(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }
}

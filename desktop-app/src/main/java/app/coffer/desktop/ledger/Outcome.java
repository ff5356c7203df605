package app.coffer.desktop.ledger;

/** What became of a use case: done, or refused with nothing written. */
public sealed interface Outcome<T> {

  record Done<T>(T value) implements Outcome<T> {}

  /**
   * @param reason why, from which the window and the command line make a sentence
   * @param field the field to blame, by its name in the draft; empty where none is
   */
  record Refused<T>(Reason reason, String field) implements Outcome<T> {}

  /** Why a use case was refused. */
  enum Reason {
    NAME_EMPTY,
    NAME_TOO_LONG,
    NAME_TAKEN,
    UNKNOWN_ACCOUNT,
    UNKNOWN_CATEGORY,
    UNKNOWN_TRANSACTION,
    ACCOUNT_CLOSED,
    CURRENCY_MISMATCH,
    LINES_DO_NOT_ADD_UP,
    TRANSFER_TO_ITSELF,
    AMOUNT_TOO_LARGE,
    DATE_OUT_OF_RANGE,
    RECONCILED,
    CHANGED_MEANWHILE,
    STILL_IN_USE,
    /** A record that is neither account, category nor transaction. */
    NO_LONGER_THERE,
    /** The statement and the account do not agree yet. */
    NOT_BALANCED,
    NOTHING_TO_UNDO,
    /** Somebody built upon it, so that it is not undone. */
    CHANGED_SINCE,
    MONTH_LOCKED,
    NOT_A_REPETITION,
    ALREADY_ENTERED,
    NOT_A_PATTERN
  }
}

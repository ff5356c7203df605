package app.coffer.desktop.banking.bring;

/**
 * Something that came over differently than it was, or not at all.
 *
 * @param count how often
 * @param example one of them by name, or empty
 */
public record Note(What what, int count, String example) {

  /** What it was. */
  public enum What {
    /** Transfers of which the file has one side: they came as plain transactions. */
    HALF_TRANSFER,
    /** Splits with more parts than a transaction may have: they came as one sum. */
    TOO_MANY_PARTS,
    /** Names, notes or tags that were too long and were cut. */
    CUT,
    /** Names that were there twice, or empty, and got an addition. */
    RENAMED,
    /** Rows that the source itself does not count: void, removed, reminders. */
    NOT_COUNTED,
    /** Rows without a usable date, amount or account: not brought. */
    UNUSABLE,
    /** Amounts with more decimals than their currency has: rounded. */
    ROUNDED,
    /** Shares and funds: brought at what was paid, as money. */
    SHARES_AS_MONEY,
    /** Payments that repeat: not brought. */
    SCHEDULES,
    /** Budgets that have no month, or another currency than the vault's: not brought. */
    BUDGETS,
    /** Rules of the other program: not brought. */
    RULES,
    /** Files at transactions: not brought. */
    ATTACHMENTS,
    /** Notes to accounts, categories or payees: not brought. */
    OTHER_NOTES,
    /** Prices and rates: not brought. */
    PRICES
  }
}

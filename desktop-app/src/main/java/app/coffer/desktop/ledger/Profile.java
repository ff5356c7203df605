package app.coffer.desktop.ledger;

import app.coffer.wire.id.RecordId;
import java.util.Currency;

/**
 * What a vault is called and counts in; there is one.
 *
 * @param currency new accounts and reports start from it
 * @param firstDayOfMonth 1 to 28: on which day a month of the budget begins; it is named after the
 *     calendar month in which it begins
 */
public record Profile(
    RecordId id, String name, Currency currency, int firstDayOfMonth, BudgetMode budgetMode) {

  /** The last day that every month has. */
  public static final int LAST_FIRST_DAY = 28;

  /** How the budget counts. */
  public enum BudgetMode {
    /** What comes in is handed out to categories, and what is left stays in them. */
    ENVELOPE,
    /** Amounts are only compared with what was spent. */
    TRACKING
  }

  public Profile {
    firstDayOfMonth = Math.clamp(firstDayOfMonth, 1, LAST_FIRST_DAY);
  }

  /** Months as in the calendar, and envelopes. */
  public Profile(RecordId id, String name, Currency currency) {
    this(id, name, currency, 1, BudgetMode.ENVELOPE);
  }
}

package app.coffer.desktop.budget;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.ledger.Kind;
import app.coffer.wire.id.RecordId;
import java.time.YearMonth;

/**
 * What is kept of a month as a whole.
 *
 * @param locked whether amounts in it are protected from slips
 */
public record BudgetMonth(RecordId id, YearMonth month, String notes, boolean locked) {
  public static final Kind<BudgetMonth> KIND =
      new Kind<>(Entity.BUDGET_MONTH, BudgetMonth.class, BudgetMonth::id);
}

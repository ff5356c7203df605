package app.coffer.desktop.banking.bring;

import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.YearMonth;

/** Writes what a category gets in a month, which is the budget's to know how. */
@FunctionalInterface
public interface BudgetCells {
  void put(Writer ledger, RecordId category, YearMonth month, Money amount);
}

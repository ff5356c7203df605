package app.coffer.desktop.report;

import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.money.Money;
import java.time.YearMonth;
import java.util.List;

/** What was budgeted and what was spent over some months; rows by group and name. */
public record BudgetVersus(YearMonth from, YearMonth to, List<Row> rows) {
  public BudgetVersus {
    rows = List.copyOf(rows);
  }

  /** A category; {@code spent} is negative where money went out. */
  public record Row(Category category, Money budgeted, Money spent) {
    /** What is left; negative where more was spent. */
    public Money difference() {
      return budgeted.plus(spent);
    }
  }
}

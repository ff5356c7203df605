package app.coffer.desktop.budget;

import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.Profile.BudgetMode;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A month of the budget.
 *
 * @param from the first day
 * @param to the last day
 * @param rows of all categories that are no income, by group and name
 * @param left accounts that the budget leaves out: loans, assets, other currencies
 */
public record MonthTable(
    YearMonth month,
    LocalDate from,
    LocalDate to,
    BudgetMode mode,
    ToBudget toBudget,
    List<Row> rows,
    String notes,
    boolean locked,
    List<RecordId> left) {

  public MonthTable {
    rows = List.copyOf(rows);
    left = List.copyOf(left);
  }

  /** The row of a category. */
  public Optional<Row> row(RecordId category) {
    return rows.stream().filter(row -> row.category().id().equals(category)).findFirst();
  }

  /**
   * What is there to hand out, and how it came to be: the sum of the parts is {@code amount}.
   *
   * @param before left from earlier months, opening balances among it
   * @param income in categories of income
   * @param unassigned not categorised, or to and from accounts that the budget leaves out
   * @param budgeted what categories got, negative
   * @param overspent what categories had overspent last month and do not keep, negative
   */
  public record ToBudget(
      Money before, Money income, Money unassigned, Money budgeted, Money overspent) {
    public Money amount() {
      return before.plus(income).plus(unassigned).plus(budgeted).plus(overspent);
    }
  }

  /**
   * A category in a month.
   *
   * @param carried what it had left from the month before
   * @param spent negative where money went out
   * @param goal null where it has none
   * @param needed what the goal asks for in this month; zero without one
   * @param contested whether its amount waits for a decision
   */
  public record Row(
      Category category,
      Money carried,
      Money budgeted,
      Money spent,
      @Nullable Goal goal,
      Money needed,
      boolean contested) {
    public Money available() {
      return carried.plus(budgeted).plus(spent);
    }

    public boolean overspent() {
      return available().isNegative();
    }
  }
}

package app.coffer.desktop.ui.budget;

import app.coffer.desktop.budget.Goal;
import app.coffer.desktop.budget.MonthTable.Row;
import app.coffer.desktop.money.Money;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a line of the grid says of one month.
 *
 * @param available with what was carried over from earlier months
 * @param left what is left of this month's amount alone
 * @param overspent how many of its categories have spent more than they had
 * @param contested whether an amount waits for a decision
 * @param goal null where there is none, and for groups
 */
record Figures(
    Money budgeted,
    Money spent,
    Money available,
    Money left,
    int overspent,
    boolean contested,
    @Nullable Goal goal,
    Money needed) {

  static Optional<Figures> of(List<Row> rows) {
    return rows.stream().map(Figures::of).reduce(Figures::plus);
  }

  private static Figures of(Row row) {
    return new Figures(
        row.budgeted(),
        row.spent(),
        row.available(),
        row.budgeted().plus(row.spent()),
        row.overspent() ? 1 : 0,
        row.contested(),
        row.goal(),
        row.needed());
  }

  private Figures plus(Figures other) {
    return new Figures(
        budgeted.plus(other.budgeted),
        spent.plus(other.spent),
        available.plus(other.available),
        left.plus(other.left),
        overspent + other.overspent,
        contested || other.contested,
        null,
        needed.plus(other.needed));
  }

  /** What the goal still asks for in this month; zero where it has what it needs. */
  Money lacking() {
    Money missing = needed.minus(budgeted);
    return missing.isNegative() ? Money.zero(needed.currency()) : missing;
  }
}

package app.coffer.desktop.budget;

import app.coffer.desktop.money.Money;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/** What a goal asks for in a month. */
final class GoalMath {
  private GoalMath() {}

  /**
   * @param carried what the category had left from the month before
   * @param month the month, and {@code by} the month in which the goal's date falls
   */
  static Money needed(Goal goal, Money carried, YearMonth month, YearMonth by) {
    Money zero = Money.zero(goal.amount().currency());
    return switch (goal.type()) {
      case MONTHLY -> goal.amount();
      case BALANCE -> larger(goal.amount().minus(carried), zero);
      case BY_DATE -> {
        long months = ChronoUnit.MONTHS.between(month, by) + 1;
        Money missing = larger(goal.amount().minus(carried), zero);
        // rounded up, so that the last month never needs more than the others
        yield months <= 0
            ? zero
            : new Money(Math.ceilDiv(missing.minor(), months), missing.currency());
      }
    };
  }

  private static Money larger(Money one, Money other) {
    return one.compareTo(other) >= 0 ? one : other;
  }
}

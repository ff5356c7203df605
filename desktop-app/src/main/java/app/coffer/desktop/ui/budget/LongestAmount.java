package app.coffer.desktop.ui.budget;

import app.coffer.desktop.ui.budget.Spot.Part;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How wide a column of amounts has to be, in widths of a letter, so that none is cut. */
final class LongestAmount {
  private static final double LEAST = 6.6;

  /** A bold digit, and what is left free beside an amount. */
  private static final double DIGIT = 0.66;

  private static final double PADDING = 1.7;
  private final GridText text;
  private @Nullable BudgetMonths measured;
  private int longest;

  LongestAmount(GridText text) {
    this.text = text;
  }

  double width(@Nullable BudgetMonths months) {
    BudgetMonths last = measured;
    if (months != null && months != last) {
      // only ever longer: else more months could mean wider ones, and those fewer months again
      boolean other = last == null || !last.first().month().equals(months.first().month());
      measured = months;
      longest = Math.max(other ? 0 : longest, longest(months));
    }
    return Math.max(LEAST, longest * DIGIT + PADDING);
  }

  private int longest(BudgetMonths months) {
    int found = 0;
    for (int i = 0; i < months.shown().size(); i++) {
      for (GridRow line : months.lines(Set.of(), true)) {
        Figures figures = months.figures(i, line).orElse(null);
        for (Part part : List.of(Part.BUDGETED, Part.SPENT, Part.AVAILABLE)) {
          found =
              Math.max(
                  found, figures == null ? 0 : text.cell(figures, part, months.mode()).length());
        }
      }
    }
    return found;
  }
}

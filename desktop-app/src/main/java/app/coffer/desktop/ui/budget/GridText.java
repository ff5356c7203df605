package app.coffer.desktop.ui.budget;

import app.coffer.desktop.budget.Goal;
import app.coffer.desktop.ledger.Profile.BudgetMode;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.time.YearMonth;

/** What cells of the grid say, for eyes and for screen readers. */
final class GridText {
  /** In front of what is overspent: no meaning by colour alone. */
  static final String OVER = "\u25b2 ";

  private final UiContext context;

  GridText(UiContext context) {
    this.context = context;
  }

  /** The amount a cell shows. */
  static Money amount(Figures figures, Spot.Part part, BudgetMode mode) {
    return switch (part) {
      case SPENT -> figures.spent();
      case AVAILABLE -> mode == BudgetMode.TRACKING ? figures.left() : figures.available();
      case NAME, BUDGETED, GOAL -> figures.budgeted();
    };
  }

  String cell(Figures figures, Spot.Part part, BudgetMode mode) {
    Money amount = amount(figures, part, mode);
    boolean over = part == Spot.Part.AVAILABLE && amount.isNegative();
    return (over ? OVER : "") + context.formats().money(amount);
  }

  /** A cell as a sentence. */
  String sentence(GridRow line, BudgetMonths months, Spot spot) {
    Words words = context.words();
    String month = context.formats().month(months.shown().get(spot.month()).month());
    return months
        .figures(spot.month(), line)
        .map(figures -> {
          Money amount = amount(figures, spot.part(), months.mode());
          String said =
              words.get(
                  "budget.cell",
                  line.name(),
                  month,
                  column(spot.part(), months.mode()),
                  context.formats().money(amount));
          boolean over = spot.part() == Spot.Part.AVAILABLE && amount.isNegative();
          String state = over ? said + ", " + over(months.mode()) : said;
          return figures.contested() ? state + ", " + words.get("budget.contested") : state;
        })
        .orElse(line.name());
  }

  /** The word for an amount below nothing. */
  String over(BudgetMode mode) {
    return context.words().of("budget.over", mode);
  }

  String column(Spot.Part part, BudgetMode mode) {
    return part == Spot.Part.AVAILABLE
        ? context.words().of("budget.column.AVAILABLE", mode)
        : context.words().of("budget.column", part);
  }

  String goal(Goal goal) {
    String amount = context.formats().money(goal.amount());
    var by = goal.by();
    return by == null
        ? context.words().get("budget.goal.short." + goal.type(), amount)
        : context.words().get("budget.goal.short.BY_DATE", amount, context.formats().date(by));
  }

  /** The same where there is little room. */
  String goalShort(Goal goal) {
    var by = goal.by();
    return by == null
        ? goal(goal)
        : context
            .words()
            .get(
                "budget.goal.short.BY_DATE",
                context.formats().money(goal.amount()),
                context.formats().shortMonth(YearMonth.from(by)));
  }

  /** Whether a goal has what it asks for. */
  String progress(Figures figures) {
    return figures.lacking().isZero()
        ? context.words().get("budget.goal.met")
        : context.words().get("budget.goal.lacks", context.formats().money(figures.lacking()));
  }
}

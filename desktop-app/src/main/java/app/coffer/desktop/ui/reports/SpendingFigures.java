package app.coffer.desktop.ui.reports;

import app.coffer.desktop.money.Money;
import app.coffer.desktop.report.BudgetVersus;
import app.coffer.desktop.report.ReportKind;
import app.coffer.desktop.report.Reports;
import app.coffer.desktop.report.Scope;
import app.coffer.desktop.report.Spending;
import app.coffer.desktop.report.Spending.By;
import app.coffer.desktop.report.Spending.Compare;
import app.coffer.desktop.report.Spending.Slice;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.reports.Figures.Cell;
import app.coffer.desktop.ui.reports.Figures.Column;
import app.coffer.desktop.ui.reports.Figures.Line;
import app.coffer.desktop.ui.reports.Figures.Nothing;
import app.coffer.desktop.ui.reports.Figures.Shape;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Where money went, and what of it the budget had foreseen. Spending counts as positive here. */
final class SpendingFigures {
  /** How many are named in the chart's sentence. */
  private static final int NAMED = 3;

  private final Reports reports;
  private final FigureText text;
  private final Words words;
  private final Currency currency;

  SpendingFigures(Reports reports, FigureText text, Currency currency) {
    this.reports = reports;
    this.text = text;
    this.words = text.words();
    this.currency = currency;
  }

  Figures spending(ReportKind kind, Scope scope, Compare compare, Optional<Nothing> empty) {
    By by =
        switch (kind) {
          case PAYEES -> By.PAYEE;
          case TAGS -> By.TAG;
          default -> By.CATEGORY;
        };
    Spending spending = reports.spending(scope, by, compare);
    Money total = spending.total().negated();
    Money whole = whole(spending);
    var lines = new ArrayList<Line>();
    for (Slice slice : spending.slices()) {
      lines.add(line(by, slice, whole, compare));
    }
    return new Figures(
        kind,
        Shape.LYING,
        currency,
        text.money(total),
        compare == Compare.NOTHING ? words.get("reports.spent") : against(spending, compare),
        summary(lines, total),
        words.of("reports.by", by),
        columns(compare),
        lines,
        spending.missing(),
        empty,
        text);
  }

  /** Shares are of what was spent: what came back makes no part larger than the whole. */
  private Money whole(Spending spending) {
    return spending.slices().stream()
        .map(slice -> slice.sum().negated())
        .filter(spent -> !spent.isNegative())
        .reduce(Money.zero(currency), Money::plus);
  }

  private Line line(By by, Slice slice, Money whole, Compare compare) {
    Money spent = slice.sum().negated();
    Money before = slice.before().negated();
    var cells = new ArrayList<Cell>();
    cells.add(text.cell(spent, new Target.OfSlice(by, slice)));
    cells.add(spent.isNegative() ? Cell.none() : text.share(spent, whole));
    if (compare != Compare.NOTHING) {
      cells.add(text.cell(before, null));
      cells.add(text.change(spent, before));
    }
    cells.add(text.count(slice.count()));
    String name = name(by, slice);
    return new Line(name, name.substring(name.indexOf('/') + 1).strip(), 0, cells, false);
  }

  private String name(By by, Slice slice) {
    if (!slice.name().isEmpty()) {
      return slice.name().replace("/", " / ");
    }
    return words.of("reports.without", by);
  }

  private List<Column> columns(Compare compare) {
    var columns = new ArrayList<Column>();
    columns.add(new Column(words.get("reports.amount"), Column.Kind.MONEY, true));
    columns.add(new Column(words.get("reports.share"), Column.Kind.PERCENT, false));
    if (compare != Compare.NOTHING) {
      columns.add(new Column(words.of("reports.before", compare), Column.Kind.MONEY, true));
      columns.add(new Column(words.get("reports.change"), Column.Kind.PERCENT, false));
    }
    columns.add(new Column(words.get("reports.count"), Column.Kind.COUNT, false));
    return columns;
  }

  private String against(Spending spending, Compare compare) {
    Money now = spending.total().negated();
    Money before = spending.totalBefore().negated();
    return words.get(
        "reports.against",
        text.signed(now.minus(before)),
        words.of("reports.than", compare),
        text.money(before));
  }

  private String summary(List<Line> lines, Money total) {
    String most =
        lines.stream()
            .limit(NAMED)
            .map(line -> line.name() + " " + line.cells().getFirst().text())
            .collect(Collectors.joining(", "));
    return words.get("reports.summary.spending", text.money(total), most);
  }

  Figures budget(Scope scope, Optional<Nothing> empty) {
    YearMonth from = YearMonth.from(scope.from());
    YearMonth to = YearMonth.from(scope.to());
    BudgetVersus versus = reports.budget(from, to);
    var lines = new ArrayList<Line>();
    Money budgeted = Money.zero(currency);
    Money spent = Money.zero(currency);
    for (BudgetVersus.Row row : versus.rows()) {
      boolean asked =
          scope.categories().isEmpty() || scope.categories().contains(row.category().id());
      if (!asked || row.budgeted().isZero() && row.spent().isZero()) {
        continue;
      }
      budgeted = budgeted.plus(row.budgeted());
      spent = spent.plus(row.spent().negated());
      lines.add(
          new Line(
              row.category().name(),
              row.category().name(),
              0,
              List.of(
                  text.cell(row.budgeted(), null),
                  text.cell(
                      row.spent().negated(), new Target.OfBudget(row.category().id(), from, to)),
                  text.cell(row.difference(), null),
                  over(row)),
              false));
    }
    // the largest first, as spending is
    lines.sort(Comparator.comparing((Line line) -> line.cells().getFirst().drawn()).reversed());
    return new Figures(
        ReportKind.BUDGET,
        Shape.LYING,
        currency,
        text.money(spent),
        words.get("reports.ofBudget", text.money(budgeted)),
        words.get(
            "reports.summary.budget",
            text.money(spent),
            text.money(budgeted),
            lines.stream().filter(SpendingFigures::isOver).count()),
        words.get("reports.by.CATEGORY"),
        List.of(
            new Column(words.get("reports.budgeted"), Column.Kind.MONEY, true),
            new Column(words.get("reports.expenses"), Column.Kind.MONEY, true),
            new Column(words.get("reports.left"), Column.Kind.MONEY, false),
            new Column(words.get("reports.over"), Column.Kind.COUNT, false)),
        lines,
        List.of(),
        empty,
        text);
  }

  /** In words, not only by the sign. */
  private Cell over(BudgetVersus.Row row) {
    return row.difference().isNegative()
        ? new Cell(java.math.BigDecimal.ONE, "\u25b2 " + words.get("reports.overspent"), null)
        : Cell.none();
  }

  private static boolean isOver(Line line) {
    return line.cells().getLast().number() != null;
  }
}

package app.coffer.desktop.ui.reports;

import app.coffer.desktop.money.Money;
import app.coffer.desktop.report.Flow;
import app.coffer.desktop.report.NetWorth;
import app.coffer.desktop.report.ReportKind;
import app.coffer.desktop.report.Reports;
import app.coffer.desktop.report.Scope;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.reports.Figures.Cell;
import app.coffer.desktop.ui.reports.Figures.Column;
import app.coffer.desktop.ui.reports.Figures.Line;
import app.coffer.desktop.ui.reports.Figures.Nothing;
import app.coffer.desktop.ui.reports.Figures.Shape;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Reports that go from month to month: net worth, income against expenses, cash flow. */
final class MonthFigures {
  private final Reports reports;
  private final FigureText text;
  private final Words words;
  private final Currency currency;

  MonthFigures(Reports reports, FigureText text, Currency currency) {
    this.reports = reports;
    this.text = text;
    this.words = text.words();
    this.currency = currency;
  }

  Figures netWorth(Scope scope, LocalDate today, Optional<Nothing> empty) {
    YearMonth last = YearMonth.from(scope.to());
    YearMonth start = YearMonth.from(scope.from());
    // with the month before, which is what the first one began with
    NetWorth worth = reports.netWorth(start.minusMonths(1), last, scope.accounts());
    NetWorth.Point opening = worth.points().getFirst();
    boolean one = start.equals(last);
    var lines = new ArrayList<Line>();
    Money before = one ? null : opening.net();
    for (NetWorth.Point point : worth.points()) {
      if (point == opening && !one) {
        continue;
      }
      YearMonth month = point.month();
      var behind = new Target.OfAccounts(month.atEndOfMonth());
      lines.add(
          new Line(
              text.month(month),
              text.brief(month),
              lines.size(),
              List.of(
                  text.cell(point.assets(), behind),
                  text.cell(point.debts(), behind),
                  text.cell(point.net(), behind),
                  before == null ? Cell.none() : text.cell(point.net().minus(before), null)),
              month.atDay(1).isAfter(today)));
      before = point.net();
    }
    NetWorth.Point end = worth.points().getLast();
    Money change = end.net().minus(opening.net());
    return new Figures(
        ReportKind.NET_WORTH,
        Shape.OVER_TIME,
        currency,
        text.money(end.net()),
        words.get("reports.since", text.signed(change), text.date(opening.month().atEndOfMonth())),
        words.get(
            "reports.summary.netWorth",
            text.month(opening.month()),
            text.money(opening.net()),
            text.month(end.month()),
            text.money(end.net())),
        words.get("reports.month"),
        List.of(
            money("reports.assets", true),
            money("reports.debts", true),
            money("reports.net", true),
            money("reports.change", false)),
        lines,
        worth.missing(),
        empty,
        text);
  }

  Figures incomeAndExpenses(Scope scope, Optional<Nothing> empty) {
    Flow flow = reports.incomeAndExpenses(scope);
    return figures(
        flow,
        true,
        ReportKind.INCOME_EXPENSES,
        Shape.SIDE_BY_SIDE,
        List.of("reports.income", "reports.expenses", "reports.left"),
        empty);
  }

  Figures cashFlow(Scope scope, Optional<Nothing> empty) {
    Flow flow = reports.cashFlow(scope);
    return figures(
        flow,
        false,
        ReportKind.CASH_FLOW,
        Shape.UP_AND_DOWN,
        List.of("reports.in", "reports.out", "reports.left"),
        empty);
  }

  private Figures figures(
      Flow flow,
      boolean byCategory,
      ReportKind kind,
      Shape shape,
      List<String> titles,
      Optional<Nothing> empty) {
    var lines = new ArrayList<Line>();
    Money in = Money.zero(currency);
    Money out = Money.zero(currency);
    for (Flow.Month month : flow.months()) {
      in = in.plus(month.in());
      out = out.plus(month.out());
      lines.add(
          new Line(
              text.month(month.month()),
              text.brief(month.month()),
              lines.size(),
              List.of(
                  text.cell(month.in(), new Target.OfMonth(month.month(), true, byCategory)),
                  text.cell(month.out(), new Target.OfMonth(month.month(), false, byCategory)),
                  text.cell(month.net(), null)),
              false));
    }
    Money left = in.plus(out);
    return new Figures(
        kind,
        shape,
        currency,
        text.signed(left),
        words.get("reports.inAndOut", text.money(in), text.money(out)),
        words.get(
            "reports.summary.flow",
            words.count("reports.months", flow.months().size()),
            text.money(in),
            text.money(out),
            text.signed(left)),
        words.get("reports.month"),
        List.of(
            money(titles.get(0), true), money(titles.get(1), true), money(titles.get(2), false)),
        lines,
        flow.missing(),
        empty,
        text);
  }

  private Column money(String key, boolean charted) {
    return new Column(words.get(key), Column.Kind.MONEY, charted);
  }
}

package app.coffer.desktop.ui.reports;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.report.BalanceHistory;
import app.coffer.desktop.report.ReportKind;
import app.coffer.desktop.report.Scope;
import app.coffer.desktop.schedule.Forecast;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.reports.Figures.Cell;
import app.coffer.desktop.ui.reports.Figures.Column;
import app.coffer.desktop.ui.reports.Figures.Line;
import app.coffer.desktop.ui.reports.Figures.Nothing;
import app.coffer.desktop.ui.reports.Figures.Shape;
import app.coffer.desktop.vault.Books;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** What an account held, and what it is expected to hold. */
final class BalanceFigures {
  /** More points than this nobody can tell apart. */
  private static final int MOST_POINTS = 120;

  /** How far it is foretold, in days. */
  private static final int AHEAD = 60;

  private final Books books;
  private final FigureText text;
  private final Words words;

  BalanceFigures(Books books, FigureText text) {
    this.books = books;
    this.text = text;
    this.words = text.words();
  }

  Figures of(Account account, Scope scope, LocalDate today, Optional<Nothing> empty) {
    boolean ahead = !scope.to().isBefore(today);
    LocalDate now = ahead ? today : scope.to();
    LocalDate from = scope.from().isAfter(now) ? now : scope.from();
    BalanceHistory history = books.reports().balance(account.id(), from, now);
    var held = new TreeMap<LocalDate, Money>();
    history.points().forEach(point -> held.put(point.date(), point.balance()));
    var lines = new ArrayList<Line>();
    long step = Math.max(1, ChronoUnit.DAYS.between(from, now) / MOST_POINTS);
    for (LocalDate day = from; day.isBefore(now); day = day.plusDays(step)) {
      LocalDate next = day.plusDays(step);
      LocalDate last = next.isAfter(now) ? now.minusDays(1) : next.minusDays(1);
      lines.add(line(account, day, last, at(held, last), false));
    }
    lines.add(line(account, now, now, at(held, now), false));
    Optional<Forecast> forecast =
        ahead
            ? Optional.of(books.forecasting().forecast(account.id(), today, today.plusDays(AHEAD)))
            : Optional.empty();
    forecast.ifPresent(foretold -> lines.addAll(foretold(account, foretold, today)));
    Money end = at(held, now);
    return new Figures(
        ReportKind.BALANCE,
        Shape.OVER_TIME,
        account.opening().currency(),
        text.money(end),
        forecast.map(this::lowest).orElseGet(() -> text.date(now)),
        words.get(
            "reports.summary.balance",
            account.name(),
            text.date(from),
            text.money(at(held, from)),
            text.date(now),
            text.money(end)),
        words.get("reports.day"),
        List.of(
            new Column(words.get("reports.balance"), Column.Kind.MONEY, true),
            new Column(words.get("reports.foretold"), Column.Kind.MONEY, true)),
        lines,
        List.of(),
        empty,
        text);
  }

  private List<Line> foretold(Account account, Forecast forecast, LocalDate today) {
    var lines = new ArrayList<Line>();
    for (Forecast.Point point : forecast.points()) {
      lines.add(line(account, point.date(), point.date(), point.balance(), true));
    }
    if (forecast.points().getFirst().date().equals(today)) {
      lines.removeFirst();
    }
    return lines;
  }

  private String lowest(Forecast forecast) {
    Forecast.Point lowest = forecast.lowest();
    return words.get("reports.lowest", text.money(lowest.balance()), text.date(lowest.date()));
  }

  private Line line(
      Account account, LocalDate first, LocalDate last, Money balance, boolean future) {
    Cell held = text.cell(balance, future ? null : new Target.OfAccount(account.id(), first, last));
    return new Line(
        text.date(last),
        text.brief(last),
        last.toEpochDay(),
        future ? List.of(Cell.none(), held) : List.of(held, Cell.none()),
        future);
  }

  private static Money at(NavigableMap<LocalDate, Money> held, LocalDate day) {
    return held.floorEntry(day).getValue();
  }
}

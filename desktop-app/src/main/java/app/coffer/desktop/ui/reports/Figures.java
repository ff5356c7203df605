package app.coffer.desktop.ui.reports;

import app.coffer.desktop.money.Money;
import app.coffer.desktop.rates.Converter.Missing;
import app.coffer.desktop.report.ReportKind;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/**
 * A report in numbers, the same for chart, table, text and file.
 *
 * @param headline the one number it is about
 * @param hint what stands beside it
 * @param summary the chart in a sentence or two, for whoever does not see it
 * @param first what the lines are
 * @param missing what is left out for want of a rate
 * @param empty why there is nothing to show
 * @param numbers for sums that are made while drawing
 */
record Figures(
    ReportKind kind,
    Shape shape,
    Currency currency,
    String headline,
    String hint,
    String summary,
    String first,
    List<Column> columns,
    List<Line> lines,
    List<Missing> missing,
    Optional<Nothing> empty,
    Numbers numbers) {

  /** How numbers are written that no report has made. */
  interface Numbers {
    String money(BigDecimal amount, Currency currency);

    String axis(Number value);
  }

  Figures {
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
    missing = List.copyOf(missing);
  }

  /** How it is drawn. */
  enum Shape {
    /** Lines over months or days. */
    OVER_TIME,
    /** Columns up and down for each month. */
    UP_AND_DOWN,
    /** Columns side by side for each month. */
    SIDE_BY_SIDE,
    /** Bars that lie, the longest above. */
    LYING
  }

  /** Why there is nothing. */
  enum Nothing {
    /** Nothing is booked at all. */
    NO_DATA,
    /** Nothing in these days, with these choices. */
    NO_MATCH,
    /** Nothing but transfers, which are left out. */
    ONLY_TRANSFERS,
    /** There is no account. */
    NO_ACCOUNT
  }

  /**
   * @param charted whether the chart has it
   */
  record Column(String title, Kind kind, boolean charted) {
    /** What is in its cells. */
    enum Kind {
      MONEY,
      PERCENT,
      COUNT
    }
  }

  /**
   * @param name what it is about, in full
   * @param brief the same for an axis
   * @param at where it is over time
   * @param cells one for each column
   * @param future whether it is foretold
   */
  record Line(String name, String brief, double at, List<Cell> cells, boolean future) {
    Line {
      cells = List.copyOf(cells);
    }

    Optional<Target> target() {
      return cells.stream().map(Cell::target).flatMap(Optional::stream).findFirst();
    }
  }

  /**
   * @param number null where there is none
   * @param text as it is shown
   * @param behind what can be looked at behind it
   */
  record Cell(@Nullable BigDecimal number, String text, @Nullable Target behind) {
    static Cell none() {
      return new Cell(null, "", null);
    }

    Optional<Target> target() {
      return Optional.ofNullable(behind);
    }

    double drawn() {
      return number == null ? 0 : number.doubleValue();
    }
  }

  /** A figure with so many digits after the point as its currency has. */
  static BigDecimal number(Money amount) {
    return BigDecimal.valueOf(amount.minor(), Money.digits(amount.currency()));
  }

  /** A sum of figures as they are shown. */
  String plain(BigDecimal sum) {
    return numbers.money(sum, currency);
  }

  /** What an axis says: no more digits than it needs. */
  StringConverter<Number> axis() {
    return new StringConverter<>() {
      @Override
      public String toString(Number value) {
        return numbers.axis(value);
      }

      @Override
      public Number fromString(String text) {
        throw new UnsupportedOperationException("shown, never typed");
      }
    };
  }

  /** Where the charted columns are among all. */
  List<Integer> charted() {
    return IntStream.range(0, columns.size())
        .filter(n -> columns.get(n).charted())
        .boxed()
        .toList();
  }
}

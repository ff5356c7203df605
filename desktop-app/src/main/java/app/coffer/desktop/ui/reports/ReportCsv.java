package app.coffer.desktop.ui.reports;

import app.coffer.desktop.report.ReportKind;
import app.coffer.desktop.ui.reports.Figures.Cell;
import app.coffer.desktop.ui.reports.Figures.Line;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A report as a file for a spreadsheet: numbers with a point, amounts without a currency, days and
 * months after ISO 8601.
 */
final class ReportCsv {
  private static final String END = "\r\n";

  private ReportCsv() {}

  static String of(Figures figures) {
    var csv = new StringBuilder();
    var head = new ArrayList<String>();
    head.add(quoted(figures.first()));
    figures
        .columns()
        .forEach(column ->
            head.add(
                quoted(
                    column.kind() == Figures.Column.Kind.MONEY
                        ? column.title() + " (" + figures.currency().getCurrencyCode() + ")"
                        : column.title())));
    row(csv, head);
    for (Line line : figures.lines()) {
      var cells = new ArrayList<String>();
      cells.add(quoted(first(figures, line)));
      line.cells().stream().map(Cell::number).map(ReportCsv::plain).forEach(cells::add);
      row(csv, cells);
    }
    return csv.toString();
  }

  /** Days and months as every spreadsheet understands them, whatever the language. */
  private static String first(Figures figures, Line line) {
    if (figures.kind() == ReportKind.BALANCE) {
      return LocalDate.ofEpochDay((long) line.at()).toString();
    }
    return switch (line.target().orElse(null)) {
      case Target.OfMonth(var month, boolean in, boolean byCategory) -> month.toString();
      case Target.OfAccounts(var day) -> YearMonth.from(day).toString();
      case null, default -> line.name();
    };
  }

  private static String plain(@Nullable BigDecimal number) {
    return number == null ? "" : number.toPlainString();
  }

  private static void row(StringBuilder csv, List<String> cells) {
    csv.append(cells.stream().collect(Collectors.joining(","))).append(END);
  }

  /** A leading sign that a spreadsheet would take for a formula gets a quote. */
  private static String quoted(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"") + '"';
  }
}

package app.coffer.desktop.ui.reports;

import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.reports.Figures.Cell;
import app.coffer.desktop.ui.reports.Figures.Column;
import app.coffer.desktop.ui.reports.Figures.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is put on paper.
 *
 * @param chart whether it has the picture, and {@code table} the numbers
 */
record Printed(
    String name, Figures figures, String days, boolean chart, boolean table, Words words) {

  /** The sums below the numbers, where numbers of all lines add up to something. */
  Optional<Line> total() {
    boolean adds =
        switch (figures.kind()) {
          case CATEGORIES, PAYEES, INCOME_EXPENSES, CASH_FLOW, BUDGET -> true;
          // balances are not added, and what has two tags would count twice
          case NET_WORTH, BALANCE, TAGS -> false;
        };
    if (!adds || figures.lines().size() < 2) {
      return Optional.empty();
    }
    var cells = new ArrayList<Cell>();
    for (int n = 0; n < figures.columns().size(); n++) {
      boolean money = figures.columns().get(n).kind() == Column.Kind.MONEY;
      cells.add(money ? sum(n) : Cell.none());
    }
    return Optional.of(new Line(words.get("reports.total"), "", 0, cells, false));
  }

  private Cell sum(int column) {
    BigDecimal sum =
        figures.lines().stream()
            .map(line -> line.cells().get(column).number())
            .filter(Objects::nonNull)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return new Cell(sum, figures.plain(sum), null);
  }

  /** At most so many lines where small ones can be put together; months and days stay. */
  List<Line> lines(int most) {
    return figures.shape() == Figures.Shape.LYING
        ? Rest.folded(figures, most, words)
        : figures.lines();
  }
}

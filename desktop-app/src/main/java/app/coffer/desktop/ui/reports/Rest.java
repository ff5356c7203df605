package app.coffer.desktop.ui.reports;

import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.reports.Figures.Cell;
import app.coffer.desktop.ui.reports.Figures.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The many small ones as one. */
final class Rest {
  private Rest() {}

  /** At most so many lines, the last of them all that found no room. */
  static List<Line> folded(Figures figures, int most, Words words) {
    List<Line> all = figures.lines();
    if (all.size() <= most) {
      return all;
    }
    var kept = new ArrayList<>(all.subList(0, most - 1));
    List<Line> rest = all.subList(most - 1, all.size());
    var cells = new ArrayList<Cell>();
    for (int n = 0; n < figures.columns().size(); n++) {
      int column = n;
      BigDecimal sum =
          rest.stream()
              .map(line -> line.cells().get(column).number())
              .filter(Objects::nonNull)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      boolean money = figures.columns().get(n).kind() == Figures.Column.Kind.MONEY;
      cells.add(money ? new Cell(sum, figures.plain(sum), null) : Cell.none());
    }
    String name = words.get("reports.rest", rest.size());
    kept.add(new Line(name, name, 0, cells, false));
    return kept;
  }
}

package app.coffer.desktop.ui.reports;

import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.reports.Figures.Cell;
import app.coffer.desktop.ui.reports.Figures.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The many small ones as one; what came back counts by its size, too. */
final class Rest {
  private Rest() {}

  /** At most so many lines, the last of them all that found no room. */
  static List<Line> folded(Figures figures, int most, Words words) {
    List<Line> all = figures.lines();
    if (all.size() <= most) {
      return all;
    }
    int measured = figures.charted().getFirst();
    Set<Line> large =
        all.stream()
            .sorted(
                Comparator.comparing((Line line) -> -Math.abs(line.cells().get(measured).drawn())))
            .limit(most - 1L)
            .collect(
                Collectors.toCollection(() -> Collections.newSetFromMap(new IdentityHashMap<>())));
    var kept = new ArrayList<>(all.stream().filter(large::contains).toList());
    List<Line> rest = all.stream().filter(line -> !large.contains(line)).toList();
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

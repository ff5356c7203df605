package app.coffer.desktop.ui.conflict;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a decision does to the money, as text.
 *
 * @param columns what the answers are called
 * @param lines one for each balance, amount of the budget, statement, and so on
 */
record EffectsTable(List<String> columns, List<Line> lines) {

  static final EffectsTable EMPTY = new EffectsTable(List.of(), List.of());

  EffectsTable {
    columns = List.copyOf(columns);
    lines = List.copyOf(lines);
  }

  /**
   * @param now how it stands
   * @param cells one for each column
   * @param warning whether a statement would no longer agree
   */
  record Line(Kind kind, String label, String now, List<Cell> cells, boolean warning) {}

  /** What a line is about. */
  enum Kind {
    BALANCE,
    TOTAL,
    CATEGORY,
    BUDGET,
    STATEMENT,
    RECONCILED,
    DATE,
    FORECAST,
    RULE
  }

  /**
   * @param changes whether it differs from how it stands now
   */
  record Cell(String text, boolean changes) {}

  /** Whether there is more to say than a sentence beside each answer says. */
  boolean saysMoreThanBalances() {
    return lines.stream()
        .anyMatch(line -> line.kind() != Kind.BALANCE && line.kind() != Kind.STATEMENT);
  }

  /** All of it in words. */
  String spoken(String nowWord) {
    return lines.stream()
        .map(line -> {
          var parts = new ArrayList<String>();
          parts.add(nowWord + " " + line.now());
          for (int i = 0; i < columns.size(); i++) {
            parts.add(columns.get(i) + " " + line.cells().get(i).text());
          }
          return line.label() + ": " + String.join(", ", parts);
        })
        .collect(Collectors.joining(". "));
  }
}

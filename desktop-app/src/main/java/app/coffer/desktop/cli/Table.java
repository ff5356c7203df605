package app.coffer.desktop.cli;

import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns, for people. Amounts stand to the right. */
final class Table {
  private static final int WIDEST = 40;
  private static final String GAP = "  ";

  private final List<String> head;
  private final List<List<String>> rows = new ArrayList<>();

  /**
   * @param head a column's title; one that ends in {@code >} is aligned to the right
   */
  Table(String... head) {
    this.head = List.of(head);
  }

  Table row(Object... cells) {
    var row = new ArrayList<String>();
    for (Object cell : cells) {
      row.add(onOneLine(cell.toString()));
    }
    rows.add(row);
    return this;
  }

  /** The table, or {@code empty} where it has no rows. */
  String text(String empty) {
    if (rows.isEmpty()) {
      return empty;
    }
    List<List<String>> all = new ArrayList<>();
    all.add(head.stream().map(Table::title).toList());
    all.addAll(rows);
    var lines = new ArrayList<String>();
    for (List<String> row : all) {
      var line = new StringBuilder();
      for (int column = 0; column < head.size(); column++) {
        String cell = cut(row.get(column));
        String pad = " ".repeat(width(all, column) - length(cell));
        line.append(column == 0 ? "" : GAP);
        line.append(head.get(column).endsWith(">") ? pad + cell : cell + pad);
      }
      lines.add(line.toString().stripTrailing());
    }
    return String.join(System.lineSeparator(), lines);
  }

  private static int width(List<List<String>> all, int column) {
    return all.stream().mapToInt(row -> length(cut(row.get(column)))).max().orElse(0);
  }

  private static String title(String head) {
    return head.endsWith(">") ? head.substring(0, head.length() - 1) : head;
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  private static String cut(String cell) {
    return length(cell) <= WIDEST
        ? cell
        : cell.substring(0, cell.offsetByCodePoints(0, WIDEST - 1)) + "…";
  }

  /** Notes may hold line ends and, from another device, control characters: a row stays a row. */
  private static String onOneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
  }
}

package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.ui.kit.Words;

/** Words for those who listen to the table. */
final class SpokenCell {
  private SpokenCell() {}

  /** Words for those who listen: what a side says of a row. */
  static String of(UnitRow row, SideHeader side, int options, boolean selected, Words words) {
    UnitRow.Cell cell = row.sides().get(side.column() - 1);
    String value =
        row.before()
            .filter(before -> cell.changed())
            .map(before ->
                words.get("conflict.spoken.changedFrom", cell.shown().spoken(), before.spoken()))
            .orElse(cell.shown().spoken());
    value += marked(row, cell, words);
    return words.get(
        "conflict.spoken.row",
        row.label(),
        words.get(
            selected ? "conflict.spoken.option.selected" : "conflict.spoken.option",
            side.column(),
            options,
            side.name(),
            value));
  }

  /** Which words are new and which are gone, where the eye sees them marked. */
  private static String marked(UnitRow row, UnitRow.Cell cell, Words words) {
    return row.before()
        .filter(before -> row.isText())
        .flatMap(before -> WordMarks.of(before.text(), cell.shown().text()))
        .map(pieces -> {
          String added = MarkedText.spoken(pieces, WordMarks.Kind.ADDED);
          String removed = MarkedText.spoken(pieces, WordMarks.Kind.REMOVED);
          return (added.isEmpty() ? "" : ", " + words.get("conflict.spoken.added", added))
              + (removed.isEmpty() ? "" : ", " + words.get("conflict.spoken.removed", removed));
        })
        .orElse("");
  }
}

package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.Effects;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.UiContext;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a decision does to the money, as text.
 *
 * @param columns what the answers are called
 * @param lines one for each balance, category and statement
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
    CATEGORY,
    STATEMENT
  }

  /**
   * @param changes whether it differs from how it stands now
   */
  record Cell(String text, boolean changes) {}

  /**
   * @param pending leading columns without an answer yet
   */
  static EffectsTable of(
      Effects effects, List<String> columns, int pending, UnitText text, UiContext context) {
    var lines = new ArrayList<Line>();
    for (Effects.OnAccount on : effects.accounts()) {
      lines.add(
          line(
              Kind.BALANCE,
              context.words().get("conflict.effects.balance", on.name()),
              on.now(),
              on.then(),
              pending,
              text));
    }
    var month = DateTimeFormatter.ofLocalizedPattern("yMMM").withLocale(context.formats().region());
    for (Effects.OnCategory on : effects.categories()) {
      lines.add(
          line(
              Kind.CATEGORY,
              context
                  .words()
                  .get(
                      "conflict.effects.category",
                      text.category(on.category()),
                      month.format(on.month())),
              on.now(),
              on.then(),
              pending,
              text));
    }
    for (Effects.Off off : effects.statements()) {
      lines.add(statement(off, pending, text, context));
    }
    return new EffectsTable(columns, lines);
  }

  private static Line line(
      Kind kind, String label, Money now, List<Money> then, int pending, UnitText text) {
    List<Cell> cells = open(pending, text);
    then.forEach(amount -> cells.add(new Cell(text.money(amount), !amount.equals(now))));
    return new Line(kind, label, text.money(now), cells, false);
  }

  private static Line statement(Effects.Off off, int pending, UnitText text, UiContext context) {
    List<Cell> cells = open(pending, text);
    for (Money amount : off.then()) {
      cells.add(
          amount.isZero()
              ? new Cell(context.words().get("conflict.effects.agrees"), false)
              : new Cell(
                  context.words().get("conflict.effects.off", context.formats().signed(amount)),
                  true));
    }
    return new Line(
        Kind.STATEMENT,
        context.words().get("conflict.effects.statement", off.name()),
        text.nothing(),
        cells,
        cells.stream().anyMatch(Cell::changes));
  }

  private static List<Cell> open(int pending, UnitText text) {
    var cells = new ArrayList<Cell>();
    for (int i = 0; i < pending; i++) {
      cells.add(new Cell(text.nothing(), false));
    }
    return cells;
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

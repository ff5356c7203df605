package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.ui.conflict.EffectsTable.Kind;
import app.coffer.desktop.ui.kit.Words;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/** What the result does to the money in one line, for while the table of it is out of sight. */
final class MoneyLine extends Label {
  private static final PseudoClass CHANGES = PseudoClass.getPseudoClass("changes");
  private static final Set<Kind> TOLD = EnumSet.of(Kind.BALANCE, Kind.BUDGET, Kind.FORECAST);
  private static final int MOST = 2;

  private final Words words;
  private boolean outOfSight;

  MoneyLine(Words words) {
    this.words = words;
    setId("money-line");
    getStyleClass().add("money-line");
    setMinWidth(0);
    setMaxWidth(Double.MAX_VALUE);
    update();
  }

  void show(EffectsTable table) {
    List<EffectsTable.Line> told =
        table.columns().isEmpty()
            ? List.of()
            : table.lines().stream()
                .filter(line -> TOLD.contains(line.kind()))
                .filter(line -> !result(line).text().equals(words.get("conflict.nothing")))
                .toList();
    List<EffectsTable.Line> changing =
        told.stream().filter(line -> result(line).changes()).limit(MOST).toList();
    Stream<EffectsTable.Line> said =
        changing.isEmpty() ? told.stream().limit(1) : changing.stream();
    setText(String.join("  ·  ", said.map(this::sentence).toList()));
    pseudoClassStateChanged(CHANGES, !changing.isEmpty());
    update();
  }

  /**
   * @param hidden whether the table cannot be seen now
   */
  void setOutOfSight(boolean hidden) {
    outOfSight = hidden;
    update();
  }

  /** The text that is seen; empty where none is. */
  Optional<String> said() {
    return isVisible() ? Optional.of(getText()) : Optional.empty();
  }

  private void update() {
    setVisible(outOfSight && !getText().isEmpty());
    setManaged(isVisible());
  }

  private static EffectsTable.Cell result(EffectsTable.Line line) {
    return line.cells().getFirst();
  }

  private String sentence(EffectsTable.Line line) {
    String key = result(line).changes() ? "conflict.becomes" : "conflict.stays";
    return words.get(key, line.label(), result(line).text());
  }
}

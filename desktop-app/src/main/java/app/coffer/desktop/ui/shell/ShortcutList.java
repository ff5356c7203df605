package app.coffer.desktop.ui.shell;

import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.register.RegisterAct;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/** All keys there are, in three columns, or in as many as there is room for. */
final class ShortcutList extends FlowPane {
  private final Words words;

  private record Keys(String keys, String meaning) {}

  ShortcutList(Words words) {
    super(16, 16);
    this.words = words;
    var first = new GridPane(8, 3);
    var second = new GridPane(8, 3);
    var third = new GridPane(8, 3);
    section(
        first,
        "keys.global",
        List.of(
            shortcut("Shortcut+K", "menu.palette"),
            shortcut("Shortcut+F", "menu.find"),
            shortcut("Shortcut+Shift+F", "menu.findEverywhere"),
            shortcut("Shortcut+Z", "undo.undo"),
            shortcut("Shortcut+Shift+Z", "undo.redo"),
            shortcut("Shortcut+Shift+H", "view.hide"),
            shortcut("Shortcut+B", "view.sidebar"),
            new Keys("Ctrl + \u2212 0", "view.zoom"),
            new Keys("Ctrl+1 \u2026 9", "keys.pages"),
            shortcut("Shortcut+S", "sync.now"),
            shortcut("Shortcut+Shift+I", "import.title"),
            shortcut("Shortcut+Shift+C", "shell.conflicts"),
            shortcut("Shortcut+L", "lock.menu"),
            shortcut("Shortcut+COMMA", "shell.settings"),
            new Keys("F1", "help.manual"),
            new Keys("F6", "keys.panes"),
            new Keys("F11", "view.fullScreen")));
    section(second, "keys.register", register());
    section(
        third,
        "keys.entry",
        List.of(
            new Keys("Enter", "keys.saveNext"),
            new Keys("Shift+Enter", "keys.saveStay"),
            new Keys("F4", "keys.list"),
            new Keys("Esc", "keys.cancel"),
            new Keys("+ \u2212 PgUp PgDn", "keys.dates"),
            new Keys("T M H Y R", "keys.dateEnds")));
    section(
        third,
        "keys.conflicts",
        List.of(
            new Keys("1 \u2026 4", "keys.take"),
            new Keys("Ctrl+Enter", "keys.apply"),
            new Keys("S", "keys.later")));
    getChildren().addAll(first, second, third);
    getStyleClass().add("shortcuts");
  }

  private static List<Keys> register() {
    var acts =
        Stream.of(RegisterAct.values())
            .map(act ->
                new Keys(
                    act.key().orElseGet(() -> display(act.shortcut().orElseThrow())),
                    "act.register." + act));
    return Stream.concat(
            acts,
            Stream.of(
                new Keys("\u2192 \u2190", "keys.splits"),
                new Keys("Alt+\u2191 \u2193", "keys.nextAccount")))
        .toList();
  }

  private static Keys shortcut(String keys, String meaning) {
    return new Keys(display(keys), meaning);
  }

  private static String display(String keys) {
    return KeyCombination.valueOf(keys).getDisplayText();
  }

  private void section(GridPane grid, String title, List<Keys> keys) {
    var heading = new Label(words.get(title));
    heading.getStyleClass().addAll("field-label", "keys-title");
    int row = grid.getRowCount();
    grid.add(heading, 0, row, 2, 1);
    for (Keys each : keys) {
      row++;
      var shown = new Label(each.keys());
      shown.getStyleClass().add("shortcut");
      shown.setMinWidth(Region.USE_PREF_SIZE);
      var meaning = new Label(words.get(each.meaning()));
      meaning.setMinWidth(Region.USE_PREF_SIZE);
      grid.addRow(row, shown, meaning);
    }
  }
}

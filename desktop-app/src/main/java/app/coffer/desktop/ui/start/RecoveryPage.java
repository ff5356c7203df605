package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.Words;
import java.util.List;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The recovery words, shown this once. */
final class RecoveryPage {
  private static final int COLUMNS = 4;
  private final VBox page;
  private final CheckBox written;

  RecoveryPage(List<String> recovery, Words words, Runnable on) {
    var grid = new GridPane(10, 8);
    grid.setId("recoveryWords");
    grid.getStyleClass().add("recovery");
    for (int column = 0; column < COLUMNS; column++) {
      var share = new ColumnConstraints();
      share.setPercentWidth(100.0 / COLUMNS);
      grid.getColumnConstraints().add(share);
    }
    int rows = (recovery.size() + COLUMNS - 1) / COLUMNS;
    for (int i = 0; i < recovery.size(); i++) {
      var number = new Label(Integer.toString(i + 1));
      number.getStyleClass().addAll("muted", "recovery-number");
      number.setMinWidth(Region.USE_PREF_SIZE);
      var word = new Label(recovery.get(i));
      word.getStyleClass().add("recovery-word");
      word.setMinWidth(Region.USE_PREF_SIZE);
      var cell = new HBox(8, number, word);
      cell.setAccessibleText((i + 1) + ", " + recovery.get(i));
      cell.setFocusTraversable(false);
      grid.add(cell, i / rows, i % rows);
    }
    grid.setAccessibleText(String.join(", ", recovery));
    written = new CheckBox(words.get("start.recovery.written"));
    written.setId("written");
    var open = StartNodes.main(words.get("start.recovery.open"), on);
    open.setId("openNew");
    open.disableProperty().bind(written.selectedProperty().not());
    page =
        StartNodes.page(
            words.get("start.recovery.title"),
            words.get("start.recovery.hint"),
            grid,
            StartNodes.buttons(written, open));
  }

  VBox node() {
    return page;
  }

  void focusFirst() {
    written.requestFocus();
  }
}

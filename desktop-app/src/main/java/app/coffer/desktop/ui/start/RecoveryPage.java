package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.Words;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** The recovery words, shown this once. */
final class RecoveryPage {
  private static final int COLUMNS = 4;
  private final VBox page;
  private final CheckBox written;

  RecoveryPage(List<String> recovery, List<String> about, Words words, Runnable on) {
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
    var said = StartNodes.text("", "muted");
    said.setId("sheet-said");
    var save =
        StartNodes.plain(
            words.get("sheet.save"),
            () ->
                choose(words).ifPresent(file -> said.setText(save(file, recovery, about, words))));
    save.setId("save-sheet");
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
            new HBox(12, save, said),
            StartNodes.buttons(written, open));
  }

  VBox node() {
    return page;
  }

  private Optional<Path> choose(Words words) {
    var chooser = new FileChooser();
    chooser.setTitle(words.get("sheet.title"));
    chooser.setInitialFileName("Coffer recovery sheet.pdf");
    return Optional.ofNullable(chooser.showSaveDialog(page.getScene().getWindow()))
        .map(File::toPath);
  }

  /** One page is written at once; what to say of it. */
  private static String save(Path file, List<String> recovery, List<String> about, Words words) {
    try {
      SheetPdf.write(file, recovery, about, words);
      return words.get("sheet.saved");
    } catch (IOException failed) {
      return words.get("sheet.failed");
    }
  }

  void focusFirst() {
    written.requestFocus();
  }
}

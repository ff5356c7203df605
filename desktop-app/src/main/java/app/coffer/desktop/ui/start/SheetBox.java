package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.QrCode;
import app.coffer.desktop.ui.kit.Words;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** A recovery sheet on the screen: its words, the code that scans to them, and ways to paper. */
public final class SheetBox extends VBox {
  private static final int COLUMNS = 3;
  private static final int MODULE_PIXELS = 3;
  private final Words words;
  private final Label said = StartNodes.text("", "muted");

  /**
   * @param about whose the words are, a line each
   */
  public SheetBox(List<String> recovery, List<String> about, Words words) {
    super(12);
    this.words = words;
    GridPane grid = grid(recovery);
    HBox.setHgrow(grid, Priority.ALWAYS);
    ImageView code = QrCode.view(String.join(" ", recovery), MODULE_PIXELS, words.get("first.qr"));
    code.setId("sheet-qr");
    var sheet = new HBox(16, grid, code);
    sheet.setAlignment(Pos.CENTER_LEFT);
    sheet.getStyleClass().add("recovery");
    said.setId("sheet-said");
    Button save =
        StartNodes.plain(
            words.get("sheet.save"),
            () -> choose().ifPresent(file -> said.setText(save(file, recovery, about))));
    save.setId("save-sheet");
    Button print =
        StartNodes.plain(
            words.get("first.print"),
            () -> said.setText(SheetPrint.of(new SheetPaper(recovery, about, words), this, words)));
    print.setId("print-sheet");
    var ways = new HBox(10, print, save, said);
    ways.setAlignment(Pos.CENTER_LEFT);
    HBox.setHgrow(said, Priority.ALWAYS);
    getChildren().addAll(sheet, StartNodes.text(String.join("   ·   ", about), "muted"), ways);
  }

  /** The words in columns, each with its number. */
  static GridPane grid(List<String> recovery) {
    var grid = new GridPane(10, 5);
    grid.setId("recoveryWords");
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
    return grid;
  }

  private Optional<Path> choose() {
    var chooser = new FileChooser();
    chooser.setTitle(words.get("sheet.title"));
    chooser.setInitialFileName("Coffer recovery sheet.pdf");
    return Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow())).map(File::toPath);
  }

  /** One page is written at once; what to say of it. */
  private String save(Path file, List<String> recovery, List<String> about) {
    try {
      SheetPdf.write(file, recovery, about, words);
      return words.get("sheet.saved");
    } catch (IOException failed) {
      return words.get("sheet.failed");
    }
  }
}

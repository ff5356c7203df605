package app.coffer.desktop.ui.help;

import app.coffer.desktop.ui.kit.Words;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** A text that somebody may want to give away: read it, copy it, save it. */
final class TextShelf extends VBox {
  private final Words words;
  private final TextArea area = new TextArea();
  private final Label said = new Label();
  private final String fileName;

  TextShelf(Words words, String text, String fileName) {
    super(8);
    this.words = words;
    this.fileName = fileName;
    area.setText(text);
    area.setEditable(false);
    area.setPrefRowCount(9);
    area.setPrefColumnCount(60);
    area.getStyleClass().add("report-text");
    area.setAccessibleText(words.get("help.report"));
    VBox.setVgrow(area, Priority.ALWAYS);
    var copy = new Button(words.get("help.copy"));
    copy.setId("report-copy");
    copy.setOnAction(event -> copy());
    var save = new Button(words.get("help.save"));
    save.setId("report-save");
    save.setOnAction(event -> save());
    said.setId("report-said");
    said.getStyleClass().add("muted");
    var row = new HBox(8, copy, save, said);
    row.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    getChildren().addAll(area, row);
  }

  /** For sentences; lines of a program's trace stay lines. */
  TextShelf wrapping() {
    area.setWrapText(true);
    return this;
  }

  private void copy() {
    var content = new ClipboardContent();
    content.putString(area.getText());
    Clipboard.getSystemClipboard().setContent(content);
    said.setText(words.get("help.copied"));
  }

  private void save() {
    var chooser = new FileChooser();
    chooser.setTitle(words.get("help.save"));
    chooser.setInitialFileName(fileName);
    Optional.ofNullable(chooser.showSaveDialog(getScene().getWindow())).ifPresent(this::writeTo);
  }

  private void writeTo(File file) {
    try {
      Files.writeString(file.toPath(), area.getText() + System.lineSeparator());
      said.setText(words.get("help.saved"));
    } catch (IOException refused) {
      said.setText(words.get("help.notSaved"));
    }
  }
}

package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Words;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.DirectoryChooser;

/** What a new vault is called, and where its folder is made. */
final class NameStep extends VBox {
  private final TextField name = new TextField();
  private final TextField parent = new TextField();
  private final Words words;

  NameStep(CreateViewModel model, Words words) {
    super(14);
    this.words = words;
    name.setId("vaultName");
    name.textProperty().bindBidirectional(model.form().nameProperty());
    var named = new Labelled(words.get("start.create.name"), name);
    model.nameProblemProperty().subscribe(named::setProblem);
    parent.setId("vaultFolder");
    parent.textProperty().bindBidirectional(model.form().parentProperty());
    var placed = new Labelled(words.get("first.folder"), parent);
    model.folderProblemProperty().subscribe(placed::setProblem);
    Button choose = StartNodes.plain(words.get("first.folder.choose"), this::choose);
    choose.setId("choose-folder");
    HBox.setHgrow(placed, Priority.ALWAYS);
    var row = new HBox(10, placed, choose);
    row.setAlignment(Pos.BOTTOM_LEFT);
    // a sentence under the field must not push the button down with it
    model
        .folderProblemProperty()
        .subscribe(
            sentence -> row.setAlignment(sentence.isEmpty() ? Pos.BOTTOM_LEFT : Pos.CENTER_LEFT));
    Label place = StartNodes.text("", "muted");
    place.setId("vaultPlace");
    model
        .placeProperty()
        .subscribe(
            path -> place.setText(path.isEmpty() ? "" : words.get("first.folder.will", path)));
    getChildren().addAll(named, row, place);
  }

  void focusFirst() {
    name.requestFocus();
    name.selectAll();
  }

  private void choose() {
    var chooser = new DirectoryChooser();
    chooser.setTitle(words.get("first.folder"));
    folder().ifPresent(chooser::setInitialDirectory);
    Optional.ofNullable(chooser.showDialog(getScene().getWindow()))
        .ifPresent(chosen -> parent.setText(chosen.toString()));
  }

  private Optional<File> folder() {
    try {
      Path typed = Path.of(parent.getText().strip());
      return Files.isDirectory(typed) ? Optional.of(typed.toFile()) : Optional.empty();
    } catch (InvalidPathException noFolder) {
      return Optional.empty();
    }
  }
}

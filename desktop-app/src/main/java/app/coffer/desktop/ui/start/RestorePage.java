package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.io.File;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;

/** Choosing a backup, seeing what it is, and putting it back. */
final class RestorePage {
  private final RestoreViewModel model;
  private final Words words;
  private final Button choose;
  private final VBox page;

  RestorePage(RestoreViewModel model, UiContext context, Runnable back) {
    this.model = model;
    words = context.words();
    var heading = new Label(words.get("backup.restore.file"));
    heading.getStyleClass().add("field-label");
    choose = StartNodes.plain(words.get("backup.restore.choose"), this::choose);
    choose.setId("choose-backup");
    var file = new Label();
    file.setId("chosen-backup");
    var about = new Label();
    about.setId("backup-about");
    about.getStyleClass().add("muted");
    var lines = new VBox(2, file, about);
    HBox.setHgrow(lines, Priority.ALWAYS);
    var row = new HBox(12, choose, lines);
    row.setAlignment(Pos.CENTER_LEFT);
    model
        .backupProperty()
        .subscribe(backup -> {
          file.setText(backup == null ? "" : backup.file().getFileName().toString());
          about.setText(
              backup == null
                  ? ""
                  : words.get(
                      "backup.restore.about",
                      context.formats().moment(backup.made(), context.clock().instant()),
                      String.format(
                          context.formats().region(),
                          "%.1f MB",
                          Math.max(0.1, backup.size() / 1e6))));
        });
    var passphrase = new PassphraseField(words.get("backup.restore.passphrase"), words, true);
    passphrase.setId("passphrase");
    var restore =
        StartNodes.main(
            words.get("backup.restore.do"), () -> model.restore(passphrase.characters()));
    restore.setId("restore");
    page =
        StartNodes.page(
            words.get("backup.restore.card"),
            words.get("backup.restore.page"),
            new VBox(4, heading, row),
            passphrase,
            StartNodes.problem(model.problemProperty()),
            StartNodes.buttons(StartNodes.plain(words.get("start.back"), back), restore));
    page.disableProperty().bind(model.busyProperty());
  }

  VBox node() {
    return page;
  }

  void focusFirst() {
    choose.requestFocus();
  }

  private void choose() {
    var chooser = new FileChooser();
    chooser.setTitle(words.get("backup.restore.file"));
    chooser
        .getExtensionFilters()
        .add(new FileChooser.ExtensionFilter(words.get("backup.files"), "*.coffer-backup"));
    Optional.ofNullable(chooser.showOpenDialog(page.getScene().getWindow()))
        .map(File::toPath)
        .ifPresent(model::choose);
  }
}

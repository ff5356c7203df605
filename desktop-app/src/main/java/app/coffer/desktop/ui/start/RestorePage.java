package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.io.File;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
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
  private final PassphraseField passphrase;
  private final Button next;
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
    HBox.setHgrow(file, Priority.ALWAYS);
    var row = new HBox(12, choose, file);
    row.setAlignment(Pos.CENTER_LEFT);
    var facts = new BackupFacts(context);
    passphrase = new PassphraseField(words.get("restore.passphrase"), words, true);
    passphrase.setId("passphrase");
    next = StartNodes.main("", () -> model.next(passphrase.characters()));
    next.setId("restore");
    shown(facts, false);
    shown(passphrase, false);
    model
        .backupProperty()
        .subscribe(backup -> {
          shown(facts, backup != null);
          if (backup == null) {
            file.setText("");
            passphrase.clear();
            shown(passphrase, false);
          } else {
            file.setText(backup.file().getFileName().toString());
            facts.show(backup);
            if (!model.looked()) {
              shown(passphrase, true);
            }
          }
          name();
          focusFirst();
        });
    model.problemProperty().subscribe(sentence -> focusFirst());
    page =
        StartNodes.page(
            words.get("backup.restore.card"),
            words.get("backup.restore.page"),
            new VBox(4, heading, row),
            facts,
            passphrase,
            StartNodes.problem(model.problemProperty()),
            StartNodes.buttons(StartNodes.plain(words.get("start.back"), back), next));
    page.disableProperty().bind(model.busyProperty());
  }

  VBox node() {
    return page;
  }

  /** What comes next: a file, its passphrase, or the button that restores it. */
  void focusFirst() {
    if (model.looked()) {
      next.requestFocus();
    } else if (passphrase.isVisible()) {
      passphrase.focusAndSelect();
    } else {
      choose.requestFocus();
    }
  }

  /** What is looked into first is restored only by another press. */
  private void name() {
    boolean sealed = model.backupProperty().get() != null && !model.looked();
    next.setText(words.get(sealed ? "restore.look" : "backup.restore.do"));
  }

  private static void shown(Node node, boolean so) {
    node.setVisible(so);
    node.setManaged(so);
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

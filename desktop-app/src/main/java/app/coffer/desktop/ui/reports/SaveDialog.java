package app.coffer.desktop.ui.reports;

import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Words;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/** Asks under which name a report is kept. */
final class SaveDialog {
  private SaveDialog() {}

  static void open(Words words, Overlay overlay, ReportsViewModel model, String name) {
    var field = new TextField(name);
    field.setId("report-name");
    var labelled = new Labelled(words.get("reports.save.name"), field);
    var hint = new Label(words.get("reports.save.hint"));
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    var dialog = new Dialog(words.get("reports.save"), new VBox(10, labelled, hint), 420);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.confirm(
        words.get("save"),
        () -> {
          if (field.getText().isBlank()) {
            labelled.setProblem(words.get("refused.NAME_EMPTY"));
            return;
          }
          overlay.closeDialog();
          model.save(field.getText(), overlay.toasts()::show);
        });
    overlay.open(dialog);
  }
}

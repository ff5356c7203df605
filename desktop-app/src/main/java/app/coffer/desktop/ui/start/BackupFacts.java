package app.coffer.desktop.ui.start;

import app.coffer.desktop.backup.BackupContent;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.Backup;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/** What a backup is, before anything is made of it: two columns of what and how. */
final class BackupFacts extends GridPane {
  private final UiContext context;
  private final Words words;

  BackupFacts(UiContext context) {
    super(20, 6);
    this.context = context;
    this.words = context.words();
    setId("backup-about");
    getStyleClass().add("recovery");
  }

  void show(Backup backup) {
    getChildren().clear();
    backup
        .content()
        .ifPresent(content -> {
          fact("restore.vault", content.vaultName());
          fact("restore.device", content.deviceName());
        });
    fact("restore.made", context.formats().moment(backup.made(), context.clock().instant()));
    fact(
        "restore.size",
        String.format(context.formats().region(), "%.1f MB", Math.max(0.1, backup.size() / 1e6)));
    fact("restore.holds", backup.content().map(this::counts).orElse(words.get("restore.sealed")));
  }

  private String counts(BackupContent content) {
    return String.join(
        ", ",
        words.count("backup.transactions", content.transactions()),
        words.count("backup.accounts", content.accounts()),
        words.count("restore.categories", content.categories()));
  }

  private void fact(String key, String value) {
    var name = new Label(words.get(key));
    name.getStyleClass().add("muted");
    name.setMinWidth(USE_PREF_SIZE);
    var text = new Label(value);
    text.setWrapText(true);
    name.setLabelFor(text);
    addRow(getRowCount(), name, text);
  }
}

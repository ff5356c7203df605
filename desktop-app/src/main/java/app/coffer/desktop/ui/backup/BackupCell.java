package app.coffer.desktop.ui.backup;

import app.coffer.desktop.backup.BackupContent;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.Backup;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;

/** One backup: when and where it was made, and what is in it. */
final class BackupCell extends ListCell<Backup> {
  private static final double MEGABYTE = 1_000_000;
  private final UiContext context;

  BackupCell(UiContext context) {
    this.context = context;
  }

  /** {@code 4.2 MB}. */
  static String size(long bytes, UiContext context) {
    return String.format(context.formats().region(), "%.1f MB", Math.max(0.1, bytes / MEGABYTE));
  }

  @Override
  protected void updateItem(Backup backup, boolean empty) {
    super.updateItem(backup, empty);
    if (empty || backup == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    Words words = context.words();
    String when = context.formats().moment(backup.made(), context.clock().instant());
    var first = new Label(when + backup.content().map(this::device).orElse(""));
    first.getStyleClass().add("strong");
    String about =
        backup
            .content()
            .map(content ->
                words.count("backup.transactions", content.transactions())
                    + " · "
                    + words.count("backup.accounts", content.accounts())
                    + " · "
                    + words.count("backup.since", backup.changesSince()))
            .orElse(words.get("backup.sealed"));
    var second = new Label(size(backup.size(), context) + " · " + about);
    second.getStyleClass().add("muted");
    setGraphic(new VBox(first, second));
    setAccessibleText(first.getText() + ", " + second.getText());
  }

  private String device(BackupContent content) {
    return " · " + content.deviceName();
  }
}

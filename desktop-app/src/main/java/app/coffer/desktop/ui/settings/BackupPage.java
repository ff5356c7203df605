package app.coffer.desktop.ui.settings;

import app.coffer.desktop.ui.backup.BackupPane;
import javafx.scene.Node;

/** Backups of this vault on this computer. */
record BackupPage(BackupPane pane) implements SettingsPage {
  @Override
  public Node node() {
    return pane;
  }

  @Override
  public void onShown() {
    pane.read();
  }
}

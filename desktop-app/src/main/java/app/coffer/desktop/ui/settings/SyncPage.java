package app.coffer.desktop.ui.settings;

import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import javafx.scene.Node;

/** Sync and what it does, listening while it is seen. */
final class SyncPage implements SettingsPage {
  private final SyncPane pane;

  SyncPage(OpenVault vault, UiContext context, Overlay overlay) {
    pane = new SyncPane(vault, context, overlay);
  }

  @Override
  public Node node() {
    return pane;
  }

  @Override
  public void onShown() {
    pane.listen();
  }

  @Override
  public void onHidden() {
    pane.stop();
  }
}

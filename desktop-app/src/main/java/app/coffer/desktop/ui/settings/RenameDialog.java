package app.coffer.desktop.ui.settings;

import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.VaultRefused;
import javafx.scene.control.TextField;

/** Asks what a device is to be called. */
final class RenameDialog {
  private RenameDialog() {}

  static void open(
      OpenVault vault,
      SyncControl.Device device,
      UiContext context,
      Overlay overlay,
      Runnable renamed) {
    var words = context.words();
    var name = new TextField(device.name());
    name.setId("device-name");
    name.selectAll();
    var field = new Labelled(words.get("devices.renameName"), name);
    var dialog = new Dialog(words.get("devices.renameTitle", device.name()), field, 420);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.confirm(
        words.get("devices.renameSave"),
        () ->
            context
                .background()
                .run(() -> {
                  vault.roster().rename(device.id(), name.getText());
                  return true;
                })
                .onFault(
                    VaultRefused.class, refused -> field.setProblem(words.get("devices.badName")))
                .then(done -> {
                  overlay.closeDialog();
                  renamed.run();
                }));
    overlay.open(dialog);
  }
}

package app.coffer.desktop.ui.settings;

import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.DeviceId;

/** Says what removing a device does and does not do, and removes it. */
final class RemoveDialog {
  private RemoveDialog() {}

  static void open(
      OpenVault vault,
      DeviceId device,
      String name,
      UiContext context,
      Overlay overlay,
      Runnable removed) {
    Words words = context.words();
    ProvenDialog.open(
        vault,
        context,
        overlay,
        new ProvenDialog.Text(
            words.get("devices.removeTitle", name),
            words.get("devices.removeText", name),
            words.get("devices.removeYes"),
            words.get("devices.removed", name)),
        passphrase -> vault.devices().remove(device, passphrase),
        removed);
  }
}

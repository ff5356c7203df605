package app.coffer.desktop.ui.settings;

import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.start.PassphraseField;
import app.coffer.desktop.vault.DeviceRefused;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.DeviceId;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Says what removing a device does and does not do, asks for the passphrase, and removes it. */
final class RemoveDialog {
  private final OpenVault vault;
  private final DeviceId device;
  private final String name;
  private final UiContext context;
  private final Overlay overlay;
  private final Runnable removed;
  private final Label problem = new Label();

  private RemoveDialog(
      OpenVault vault,
      DeviceId device,
      String name,
      UiContext context,
      Overlay overlay,
      Runnable removed) {
    this.vault = vault;
    this.device = device;
    this.name = name;
    this.context = context;
    this.overlay = overlay;
    this.removed = removed;
  }

  static void open(
      OpenVault vault,
      DeviceId device,
      String name,
      UiContext context,
      Overlay overlay,
      Runnable removed) {
    new RemoveDialog(vault, device, name, context, overlay, removed).show();
  }

  private void show() {
    Words words = context.words();
    var text = new Label(words.get("devices.removeText", name));
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    problem.setId("device-remove-problem");
    problem.getStyleClass().add("problem-text");
    problem.setWrapText(true);
    problem.setManaged(false);
    var body = new VBox(12, text);
    var passphrase = new PassphraseField(words.get("devices.removePassphrase"), words, false);
    passphrase.setId("device-remove-passphrase");
    boolean asked = vault.identity().passphrase();
    if (asked) {
      body.getChildren().add(passphrase);
    }
    body.getChildren().add(problem);
    var dialog = new Dialog(words.get("devices.removeTitle", name), body, 480);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.destroy(
        words.get("devices.removeYes"),
        () -> remove(asked ? Optional.of(passphrase.characters()) : Optional.empty()));
    overlay.open(dialog);
  }

  private void remove(Optional<char[]> typed) {
    context
        .background()
        .run(() -> {
          Optional<Passphrase> passphrase = typed.map(Passphrase::owning);
          try {
            vault.devices().remove(device, passphrase);
          } finally {
            passphrase.ifPresent(Passphrase::close);
          }
          return true;
        })
        .onFault(
            DeviceRefused.class,
            refused -> say(context.words().of("devices.refused", refused.reason())))
        .onFault(
            SyncFault.class, fault -> say(SyncFaultWords.of(fault, context.words()).sentence()))
        .then(done -> {
          overlay.closeDialog();
          overlay.toasts().show(context.words().get("devices.removed", name));
          removed.run();
        });
  }

  private void say(String sentence) {
    problem.setText(sentence);
    problem.setManaged(true);
  }
}

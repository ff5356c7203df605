package app.coffer.desktop.ui.settings;

import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import java.net.URI;
import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Leaving sync: what stays, what is not sent yet, and whether the server's copy goes, too. */
final class LeaveDialog {
  private LeaveDialog() {}

  static void open(OpenVault vault, UiContext context, Overlay overlay, Runnable left) {
    Words words = context.words();
    SyncControl.State state = vault.sync().state();
    String host = state.server().map(URI::getAuthority).orElse("?");
    String text =
        words.get("leave.text")
            + "\n\n"
            + (state.pending() == 0
                ? words.get("leave.allSent")
                : words.count("leave.unsent", state.pending()));
    var delete = new CheckBox(words.get("leave.delete", vault.identity().name(), host));
    delete.setId("leave-delete");
    delete.setWrapText(true);
    var what = new Label(words.get("leave.deleteText"));
    what.getStyleClass().add("muted");
    what.setWrapText(true);
    what.setMinHeight(Region.USE_PREF_SIZE);
    VBox.setMargin(what, new Insets(0, 0, 0, 26));
    // what is decided when the button is pressed, read on the window's thread
    var chosen = new boolean[1];
    delete.selectedProperty().subscribe(on -> chosen[0] = on);
    ProvenDialog.open(
        vault,
        context,
        overlay,
        new ProvenDialog.Text(
            words.get("leave.title"), text, words.get("leave.yes"), words.get("leave.done")),
        List.of(new VBox(4, delete, what)),
        delete.selectedProperty(),
        passphrase -> {
          if (chosen[0]) {
            vault.devices().deleteServerCopy(passphrase);
          } else {
            vault.sync().disable();
          }
        },
        left);
  }
}

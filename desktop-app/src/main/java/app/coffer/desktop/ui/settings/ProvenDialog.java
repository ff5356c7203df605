package app.coffer.desktop.ui.settings;

import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.start.PassphraseField;
import app.coffer.desktop.vault.DeviceRefused;
import app.coffer.desktop.vault.OpenVault;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Says what will happen, asks for the passphrase where the vault has one, and does it. */
final class ProvenDialog {
  private static final int WIDTH = 500;

  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private final Label problem = new Label();

  private ProvenDialog(OpenVault vault, UiContext context, Overlay overlay) {
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
  }

  /**
   * Its words.
   *
   * @param done said in passing afterwards
   */
  record Text(String title, String text, String yes, String done) {}

  /** What it does. */
  @FunctionalInterface
  interface Act {
    void with(Optional<Passphrase> passphrase) throws DeviceRefused, SyncFault;
  }

  static void open(
      OpenVault vault, UiContext context, Overlay overlay, Text text, Act act, Runnable then) {
    open(vault, context, overlay, text, List.of(), new SimpleBooleanProperty(true), act, then);
  }

  /**
   * @param more below the text
   * @param proof whether the passphrase is asked for
   */
  static void open(
      OpenVault vault,
      UiContext context,
      Overlay overlay,
      Text text,
      List<Node> more,
      ObservableBooleanValue proof,
      Act act,
      Runnable then) {
    new ProvenDialog(vault, context, overlay).show(text, more, proof, act, then);
  }

  private void show(
      Text text, List<Node> more, ObservableBooleanValue proof, Act act, Runnable then) {
    var said = new Label(text.text());
    said.setWrapText(true);
    said.setMinHeight(Region.USE_PREF_SIZE);
    var body = new VBox(12, said);
    body.getChildren().addAll(more);
    var passphrase =
        new PassphraseField(
            context.words().get("devices.removePassphrase"), context.words(), false);
    passphrase.setId("proven-passphrase");
    boolean asked = vault.identity().passphrase();
    if (asked) {
      passphrase.visibleProperty().bind(proof);
      passphrase.managedProperty().bind(proof);
      body.getChildren().add(passphrase);
    }
    problem.setId("proven-problem");
    problem.getStyleClass().add("problem-text");
    problem.setWrapText(true);
    problem.setMinHeight(Region.USE_PREF_SIZE);
    problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
    problem.managedProperty().bind(problem.visibleProperty());
    body.getChildren().add(problem);
    var dialog = new Dialog(text.title(), body, WIDTH);
    dialog.cancel(context.words().get("cancel"), overlay::closeDialog);
    var yes = new Button[1];
    yes[0] =
        dialog.destroy(
            text.yes(),
            () ->
                act(
                    asked && proof.get() ? Optional.of(passphrase.characters()) : Optional.empty(),
                    act,
                    yes[0],
                    () -> {
                      overlay.closeDialog();
                      overlay.toasts().show(text.done());
                      then.run();
                    }));
    overlay.open(dialog);
  }

  private void act(Optional<char[]> typed, Act act, Button yes, Runnable then) {
    problem.setText("");
    yes.setDisable(true);
    context
        .background()
        .run(() -> {
          Optional<Passphrase> passphrase = typed.map(Passphrase::owning);
          try {
            act.with(passphrase);
          } finally {
            passphrase.ifPresent(Passphrase::close);
          }
          return true;
        })
        .onFault(
            DeviceRefused.class,
            refused -> say(context.words().of("devices.refused", refused.reason()), yes))
        .onFault(
            SyncFault.class,
            fault -> say(SyncFaultWords.of(fault, context.words()).sentence(), yes))
        .then(done -> then.run());
  }

  private void say(String sentence, Button yes) {
    problem.setText(sentence);
    yes.setDisable(false);
  }
}

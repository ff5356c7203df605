package app.coffer.desktop.ui.settings;

import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.start.PassphraseField;
import app.coffer.desktop.ui.start.ProtectBox;
import app.coffer.desktop.vault.Safekeeping;
import app.coffer.desktop.vault.VaultRefused;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks for the passphrase there is and for the one there is to be. */
final class PassphraseDialog {
  private final Safekeeping keeping;
  private final UiContext context;
  private final Overlay overlay;
  private final Runnable done;
  private final boolean had;
  private final PassphraseField old;
  private final ProtectBox fresh;
  private final Button change;

  private PassphraseDialog(Safekeeping keeping, UiContext context, Overlay overlay, Runnable done) {
    this.keeping = keeping;
    this.context = context;
    this.overlay = overlay;
    this.done = done;
    Words words = context.words();
    had = keeping.passphrase();
    old = new PassphraseField(words.get("security.old"), words, true);
    old.setId("old-passphrase");
    old.setVisible(had);
    old.setManaged(had);
    fresh = new ProtectBox(words);
    fresh.setMinHeight(Region.USE_PREF_SIZE);
    var hint = new Label(words.get("security.change.hint"));
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    hint.getStyleClass().add("muted");
    var body = new VBox(16, hint, old, fresh);
    body.getStylesheets()
        .add(
            Objects.requireNonNull(
                    ProtectBox.class.getResource("/app/coffer/desktop/ui/start/start.css"))
                .toExternalForm());
    var dialog =
        new Dialog(words.get(had ? "security.change.title" : "security.add.title"), body, 520);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    change = dialog.confirm(words.get(had ? "security.do" : "security.add.do"), this::change);
    overlay.open(dialog);
  }

  static void open(Safekeeping keeping, UiContext context, Overlay overlay, Runnable done) {
    new PassphraseDialog(keeping, context, overlay, done);
  }

  private void change() {
    old.setProblem("");
    if (had && old.textProperty().get().isEmpty()) {
      old.setProblem(context.words().get("start.passphraseMissing"));
      old.focus();
      return;
    }
    fresh.passphrase().ifPresent(this::change);
  }

  private void change(char[] typed) {
    change.setDisable(true);
    boolean none = typed.length == 0;
    context
        .background()
        .run(() -> {
          try (Passphrase from = Passphrase.owning(old.characters());
              Passphrase to = Passphrase.owning(typed)) {
            keeping.changePassphrase(
                had ? Optional.of(from) : Optional.empty(),
                none ? Optional.empty() : Optional.of(to));
          }
          return none;
        })
        .onFault(VaultRefused.class, this::refused)
        .then(removed -> {
          overlay.closeDialog();
          String said = had ? "security.changed" : "security.added";
          overlay.toasts().show(context.words().get(removed ? "security.removed" : said));
          done.run();
        });
  }

  private void refused(VaultRefused why) {
    change.setDisable(false);
    boolean wrong = why.reason() == VaultRefused.Reason.WRONG_PASSPHRASE;
    old.setVisible(true);
    old.setManaged(true);
    old.setProblem(context.words().get(wrong ? "security.wrong" : "security.failed"));
    old.focusAndSelect();
  }
}

package app.coffer.desktop.ui.settings;

import app.coffer.desktop.pairing.Pairing;
import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import atlantafx.base.theme.Styles;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Shows a link for another device, then six digits to compare with its screen. */
final class InvitationDialog {
  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private Pairing.@Nullable Invitation invitation;
  private final CompletableFuture<Boolean> answer = new CompletableFuture<>();

  private InvitationDialog(OpenVault vault, UiContext context, Overlay overlay) {
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
  }

  static void open(OpenVault vault, UiContext context, Overlay overlay) {
    new InvitationDialog(vault, context, overlay).start();
  }

  private void start() {
    context
        .background()
        .run(() -> vault.pairing().invite())
        .onFault(SyncFault.class, this::failed)
        .then(this::showLink);
  }

  private void showLink(Pairing.Invitation made) {
    invitation = made;
    Words words = context.words();
    String link = made.link().toString();
    var text = new TextArea(link);
    text.setId("invite-link");
    text.setEditable(false);
    text.setWrapText(true);
    text.setPrefRowCount(3);
    text.setAccessibleText(words.get("invite.link"));
    var hint = new Label(words.get("invite.hint", context.formats().time(made.expires())));
    hint.setWrapText(true);
    var dialog = new Dialog(words.get("sync.addDevice"), new VBox(12, hint, text), 520);
    var copy = new Button(words.get("invite.copy"));
    copy.setOnAction(event -> {
      var content = new ClipboardContent();
      content.putString(link);
      Clipboard.getSystemClipboard().setContent(content);
    });
    dialog.beside(copy);
    dialog.cancel(words.get("cancel"), this::stop);
    overlay.open(dialog);
    context
        .background()
        .run(() -> made.await(this::ask))
        .onFault(SyncFault.class, this::failed)
        .onFault(PairingRefused.class, refused -> ended(words.of("pairing", refused.reason())))
        .then(joined -> ended(words.get("invite.joined", joined.name())));
  }

  /** Called on the waiting thread; the person answers on the window's. */
  private boolean ask(Pairing.Joiner joiner) {
    context.background().onWindow(() -> showDigits(joiner));
    return answer.join();
  }

  private void showDigits(Pairing.Joiner joiner) {
    Words words = context.words();
    var digits = new Label(joiner.digits());
    digits.setId("invite-digits");
    digits.getStyleClass().addAll(Styles.TITLE_1, "digits");
    var hint = new Label(words.get("invite.compare", joiner.name()));
    hint.setWrapText(true);
    var dialog =
        new Dialog(words.get("invite.wants", joiner.name()), new VBox(16, hint, digits), 460);
    dialog.cancel(words.get("invite.no"), () -> answer.complete(false));
    dialog.confirm(words.get("invite.match"), () -> answer.complete(true));
    overlay.open(dialog);
  }

  private void stop() {
    answer.complete(false);
    if (invitation != null) {
      invitation.close();
    }
    overlay.closeDialog();
  }

  private void failed(SyncFault fault) {
    ended(SyncFaultWords.of(fault, context.words()).sentence());
  }

  private void ended(String sentence) {
    overlay.closeDialog();
    overlay.toasts().show(sentence);
  }
}

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
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Shows a link for another device, then six digits to compare with its screen. */
final class InvitationDialog {
  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private Pairing.@Nullable Invitation invitation;
  private volatile @Nullable String saidNo;
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
    var waiting = new Label(words.get("invite.waiting"), new ProgressIndicator());
    waiting.getStyleClass().addAll("muted", "waiting");
    var dialog = new Dialog(words.get("invite.title"), new VBox(16, hint, text, waiting), 520);
    dialog.cancel(words.get("cancel"), this::stop);
    dialog.confirm(
        words.get("invite.copy"),
        () -> {
          var content = new ClipboardContent();
          content.putString(link);
          Clipboard.getSystemClipboard().setContent(content);
          overlay.toasts().show(words.get("invite.copied"));
        });
    overlay.open(dialog);
    context
        .background()
        .run(() -> made.await(this::ask))
        .onFault(SyncFault.class, this::failed)
        .onFault(PairingRefused.class, refused -> ended(said(refused)))
        .then(joined -> ended(words.get("invite.joined", joined.name())));
  }

  /** Called on the waiting thread; the person answers on the window's. */
  private boolean ask(Pairing.Joiner joiner) {
    context.background().onWindow(() -> showDigits(joiner));
    return answer.join();
  }

  private void showDigits(Pairing.Joiner joiner) {
    Words words = context.words();
    var digits = new Label(grouped(joiner.digits()));
    digits.setId("invite-digits");
    digits.getStyleClass().addAll(Styles.TITLE_1, "digits");
    digits.setAccessibleText(words.get("invite.digits", joiner.digits()));
    digits.setMaxWidth(Double.MAX_VALUE);
    var hint = new Label(words.get("invite.compare", joiner.name()));
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    var dialog =
        new Dialog(words.get("invite.wants", joiner.name()), new VBox(16, hint, digits), 460);
    dialog.cancel(
        words.get("invite.no"),
        () -> {
          saidNo = joiner.name();
          answer.complete(false);
        });
    // read first, then decide: Enter alone must not agree to anything
    dialog.confirm(words.get("invite.match"), () -> answer.complete(true)).setDefaultButton(false);
    overlay.open(dialog);
  }

  /** A refusal by the person here is theirs, not the other device's. */
  private String said(PairingRefused refused) {
    return saidNo != null && refused.reason() == PairingRefused.Reason.DECLINED
        ? context.words().get("invite.saidNo", saidNo)
        : context.words().of("pairing", refused.reason());
  }

  /** {@code 482 915}, as the other screen shows them. */
  private static String grouped(String digits) {
    int half = digits.length() / 2;
    return digits.substring(0, half) + " " + digits.substring(half);
  }

  private void stop() {
    answer.complete(false);
    overlay.closeDialog();
    close();
  }

  private void close() {
    Pairing.Invitation made = invitation;
    invitation = null;
    if (made != null) {
      context
          .background()
          .run(() -> {
            made.close();
            return true;
          })
          .then(closed -> {});
    }
  }

  private void failed(SyncFault fault) {
    ended(SyncFaultWords.of(fault, context.words()).sentence());
  }

  private void ended(String sentence) {
    overlay.closeDialog();
    overlay.toasts().show(sentence);
    close();
  }
}

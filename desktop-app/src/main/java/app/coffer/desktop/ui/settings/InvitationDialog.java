package app.coffer.desktop.ui.settings;

import app.coffer.desktop.pairing.Pairing;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.QrCode;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.settings.InvitationViewModel.Step;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.DeviceId;
import atlantafx.base.theme.Styles;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/**
 * Shows a code and a QR code for another device, then six digits to compare with its screen. This
 * side only shows: it never reads a code, so nobody can talk its owner into opening one.
 */
final class InvitationDialog {
  private static final double WIDTH = 600;
  private static final int MODULE_PIXELS = 4;
  private final OpenVault vault;
  private final UiContext context;
  private final InvitationViewModel model;
  private final Words words;
  private final Overlay overlay;
  private final Timeline seconds;

  private InvitationDialog(OpenVault vault, UiContext context, Overlay overlay) {
    this.vault = vault;
    this.context = context;
    this.model = new InvitationViewModel(vault, context, this::tell);
    this.words = context.words();
    this.overlay = overlay;
    this.seconds = new Timeline(new KeyFrame(Duration.seconds(1), tick -> model.tick()));
    seconds.setCycleCount(Animation.INDEFINITE);
  }

  static void open(OpenVault vault, UiContext context, Overlay overlay) {
    var dialog = new InvitationDialog(vault, context, overlay);
    dialog.model.stepProperty().subscribe(dialog::show);
    dialog.model.start();
  }

  private void show(Step step) {
    seconds.stop();
    switch (step) {
      case Step.Making making -> overlay.open(making());
      case Step.Showing(Pairing.Invitation made) -> {
        overlay.open(showing(made));
        seconds.playFromStart();
      }
      case Step.Comparing(Pairing.Joiner joiner, boolean asks) ->
          overlay.open(comparing(joiner, asks));
      case Step.LettingIn(String name) -> overlay.open(lettingIn(name));
      case Step.Joined(String name) -> {
        overlay.closeDialog();
        overlay.toasts().show(words.get("invite.joined", name));
      }
      case Step.Unfinished(DeviceId device, String name) -> overlay.open(unfinished(device, name));
      case Step.Ended(String sentence) ->
          overlay.open(over(words.get("invite.ended.title"), sentence));
      case Step.Left left -> overlay.closeDialog();
    }
  }

  private Dialog making() {
    var bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(words.get("invite.making"));
    return new Dialog(words.get("invite.making"), bar, WIDTH)
        .cancel(words.get("cancel"), model::leave);
  }

  private Dialog showing(Pairing.Invitation made) {
    String link = made.link().toString();
    var code = new Label(made.code());
    code.setId("invite-code");
    code.getStyleClass().add("invite-code");
    code.setAccessibleText(words.get("invite.code") + " " + spelt(made.code()));
    code.setMinWidth(Region.USE_PREF_SIZE);
    var left = new Label();
    left.setId("invite-left");
    left.getStyleClass().add("muted");
    model.leftProperty().subscribe(rest -> left.setText(words.get("invite.left", rest)));
    var server = new Label(made.server().toString());
    server.setId("invite-server");
    server.getStyleClass().add("strong");
    server.setWrapText(true);
    server.setMinHeight(Region.USE_PREF_SIZE);
    var waiting = new Label(words.get("invite.waiting"), new ProgressIndicator());
    waiting.getStyleClass().addAll("muted", "waiting");
    var gap = new Region();
    VBox.setVgrow(gap, Priority.ALWAYS);
    var text =
        new VBox(
            4,
            heading("invite.code"),
            code,
            left,
            space(),
            heading("invite.server"),
            server,
            gap,
            waiting);
    HBox.setHgrow(text, Priority.ALWAYS);
    var qr = QrCode.view(link, MODULE_PIXELS, words.get("invite.qr"));
    qr.setId("invite-qr");
    var dialog =
        new Dialog(
            words.get("invite.title"),
            new VBox(16, wrapped(words.get("invite.hint")), new HBox(20, qr, text)),
            WIDTH);
    dialog.cancel(words.get("cancel"), model::leave);
    dialog.confirm(words.get("invite.copy"), () -> copy(link));
    return dialog;
  }

  private void copy(String link) {
    var content = new ClipboardContent();
    content.putString(link);
    Clipboard.getSystemClipboard().setContent(content);
    overlay.toasts().show(words.get("invite.copied"));
  }

  private Dialog comparing(Pairing.Joiner joiner, boolean asksPassphrase) {
    var digits = new Label(grouped(joiner.digits()));
    digits.setId("invite-digits");
    digits.getStyleClass().addAll(Styles.TITLE_1, "digits");
    digits.setAccessibleText(words.get("invite.digits", spelt(joiner.digits())));
    digits.setMaxWidth(Double.MAX_VALUE);
    var platform = wrapped(words.get("invite.platform", joiner.platform()));
    platform.getStyleClass().add("muted");
    var body = new VBox(16, platform, wrapped(words.get("invite.compare", joiner.name())), digits);
    var passphrase = new PasswordField();
    passphrase.setId("invite-passphrase");
    if (asksPassphrase) {
      var asked = new Labelled(words.get("invite.passphrase"), passphrase);
      model.problemProperty().subscribe(asked::setProblem);
      body.getChildren().add(asked);
    }
    var dialog = new Dialog(words.get("invite.wants", joiner.name()), body, 460);
    dialog.cancel(words.get("invite.no"), model::differ);
    // read first, then decide: Enter alone must not agree to anything
    dialog
        .confirm(words.get("invite.match"), () -> model.match(typed(passphrase)))
        .setDefaultButton(false);
    return dialog;
  }

  private static char[] typed(PasswordField field) {
    CharSequence text = field.getCharacters();
    char[] typed = new char[text.length()];
    for (int i = 0; i < typed.length; i++) {
      typed[i] = text.charAt(i);
    }
    field.clear();
    return typed;
  }

  private Dialog lettingIn(String name) {
    var bar = new ProgressBar();
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(words.get("invite.letting", name));
    return new Dialog(
            words.get("invite.letting", name),
            new VBox(16, wrapped(words.get("invite.letting.hint")), bar),
            460)
        .cancel(words.get("invite.letting.leave"), model::leave);
  }

  private Dialog over(String title, String sentence) {
    var text = wrapped(sentence);
    text.setId("invite-ended");
    var dialog = new Dialog(title, text, 460).cancel(words.get("invite.close"), model::leave);
    dialog.confirm(words.get("invite.again"), model::start);
    return dialog;
  }

  private Dialog unfinished(DeviceId device, String name) {
    var dialog = over(words.get("invite.unfinished.title", name), words.get("invite.unfinished"));
    var remove = new Button(words.get("invite.remove"));
    remove.setId("invite-remove");
    remove.setOnAction(event -> remove(device, name));
    dialog.beside(remove);
    return dialog;
  }

  private void remove(DeviceId device, String name) {
    model.leave();
    RemoveDialog.open(vault, device, name, context, overlay, () -> {});
  }

  /** The dialog was closed before the device was in. */
  private void tell(Pairing.Joined joined) {
    if (joined.finished()) {
      overlay.toasts().show(words.get("invite.joined", joined.name()));
    } else {
      overlay
          .toasts()
          .show(
              words.get("invite.unfinished.title", joined.name()),
              words.get("invite.remove"),
              () -> remove(joined.device(), joined.name()));
    }
  }

  private Label heading(String key) {
    var label = new Label(words.get(key));
    label.getStyleClass().add("field-label");
    return label;
  }

  private static Label wrapped(String text) {
    var label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Node space() {
    var space = new Region();
    space.setMinHeight(8);
    return space;
  }

  /** Character by character, as a screen reader should say it. */
  private static String spelt(String text) {
    return String.join(" ", text.replaceAll("[^0-9A-Za-z]", "").split(""));
  }

  /** {@code 482 915}, as the other screen shows them. */
  private static String grouped(String digits) {
    int half = digits.length() / 2;
    return digits.substring(0, half) + " " + digits.substring(half);
  }
}

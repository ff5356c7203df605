package app.coffer.desktop.ui.settings;

import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.CopiedDevice;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.VaultRefused;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Makes the copy of a device a device of its own: by itself, or by another one's invitation. */
final class NewIdentityDialog {
  private static final int WIDTH = 460;
  private final CopiedDevice copied;
  private final UiContext context;
  private final Overlay overlay;
  private final boolean invited;
  private final TextField name = new TextField();
  private final TextField link = new TextField();
  private final Label problem = new Label();
  private final Label digits = new Label();
  private final Button go;
  private Optional<CompletableFuture<Boolean>> question = Optional.empty();

  private NewIdentityDialog(OpenVault vault, UiContext context, Overlay overlay) {
    this.copied = vault.copiedDevice();
    this.context = context;
    this.overlay = overlay;
    boolean removed = vault.devices().removedHere().isPresent();
    this.invited = removed || !copied.managesDevices();
    Words words = context.words();
    name.setId("identity-name");
    String before = vault.identity().deviceName();
    name.setText(removed ? before : words.get("identity.name.proposal", before));
    link.setId("identity-link");
    link.setPromptText("coffer://join#…");
    problem.getStyleClass().add("problem-text");
    problem.setId("identity-problem");
    digits.setId("identity-digits");
    digits.getStyleClass().add("strong");
    var body =
        new VBox(
            12,
            text(
                words.get(
                    removed
                        ? "removed.hint"
                        : invited ? "identity.hint.invited" : "identity.hint")),
            new Labelled(words.get(removed ? "removed.name" : "identity.name"), name));
    if (invited) {
      body.getChildren().add(new Labelled(words.get("identity.link"), link));
    }
    for (Label label : new Label[] {digits, problem}) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      label.visibleProperty().bind(label.textProperty().isNotEmpty());
      label.managedProperty().bind(label.visibleProperty());
      body.getChildren().add(label);
    }
    var dialog =
        new Dialog(words.get(removed ? "removed.joinTitle" : "identity.title"), body, WIDTH);
    dialog.cancel(words.get("identity.cancel"), this::cancel);
    go = dialog.confirm(words.get("identity.do"), this::go);
    overlay.open(dialog);
  }

  static void open(OpenVault vault, UiContext context, Overlay overlay) {
    new NewIdentityDialog(vault, context, overlay);
  }

  private static Label text(String sentence) {
    var label = new Label(sentence);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private void cancel() {
    question.ifPresent(open -> open.complete(false));
    overlay.closeDialog();
  }

  /** Starts; a second press says that the digits are the same on both screens. */
  private void go() {
    if (question.isPresent()) {
      question.get().complete(true);
      go.setDisable(true);
      return;
    }
    problem.setText("");
    String typed = name.getText().strip();
    if (!invited) {
      become(() -> copied.becomeNew(typed));
    } else if (link.getText().strip().matches("coffer://join#\\S+")) {
      URI invitation = URI.create(link.getText().strip());
      become(() -> copied.becomeNew(typed, invitation, this::same));
    } else {
      problem.setText(context.words().of("start.pairing", PairingRefused.Reason.MALFORMED_LINK));
    }
  }

  /** Asks the person, from the thread that joins. */
  private boolean same(String shown) {
    var answer = new CompletableFuture<Boolean>();
    context
        .background()
        .onWindow(() -> {
          question = Optional.of(answer);
          digits.setText(context.words().get("identity.digits", shown));
          go.setText(context.words().get("start.join.match"));
          go.setDisable(false);
        });
    return answer.join();
  }

  private void become(Callable<OpenVault> work) {
    go.setDisable(true);
    context
        .background()
        .run(work)
        .onFault(
            SyncFault.class, fault -> failed(SyncFaultWords.of(fault, context.words()).sentence()))
        .onFault(
            VaultRefused.class,
            refused -> failed(context.words().of("identity.refused", refused.reason())))
        .onFault(
            PairingRefused.class,
            refused -> failed(context.words().of("start.pairing", refused.reason())))
        .then(vault -> {
          overlay.closeDialog();
          overlay.fireEvent(new Renewed(vault));
        });
  }

  private void failed(String sentence) {
    question = Optional.empty();
    digits.setText("");
    go.setText(context.words().get("identity.do"));
    go.setDisable(false);
    problem.setText(sentence);
  }
}

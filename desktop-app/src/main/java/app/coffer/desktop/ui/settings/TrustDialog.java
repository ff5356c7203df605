package app.coffer.desktop.ui.settings;

import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.net.URI;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Shows a certificate's fingerprint, to be compared with what the server itself shows. */
public final class TrustDialog {
  private static final int DIGITS_A_LINE = 32;

  private TrustDialog() {}

  /**
   * Does nothing where the certificate belongs to another name: that is not for a person to decide.
   *
   * @param trusted what to do after it was trusted
   */
  public static void open(
      SyncControl sync,
      URI server,
      SyncFault.UntrustedCertificate fault,
      UiContext context,
      Overlay overlay,
      Runnable trusted) {
    fault
        .fingerprint()
        .ifPresent(shown -> {
          Dialog dialog = dialog(server, shown, fault.changed(), context.words());
          dialog.cancel(context.words().get("cancel"), overlay::closeDialog);
          // read first, then decide: Enter alone must not agree to anything
          dialog
              .confirm(
                  context.words().get("trust.yes"),
                  () -> {
                    overlay.closeDialog();
                    context
                        .background()
                        .run(() -> {
                          sync.trust(server, shown);
                          return true;
                        })
                        .then(done -> trusted.run());
                  })
              .setDefaultButton(false);
          overlay.open(dialog);
        });
  }

  private static Dialog dialog(URI server, String shown, boolean changed, Words words) {
    var text = new Label(words.get(changed ? "trust.changed" : "trust.text", server.getHost()));
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    var label = new Label(words.get("trust.fingerprint"));
    label.getStyleClass().add("field-label");
    var digits = new TextArea(grouped(shown));
    digits.setId("trust-fingerprint");
    digits.setEditable(false);
    digits.setPrefRowCount(2);
    digits.getStyleClass().add("fingerprint");
    label.setLabelFor(digits);
    return new Dialog(words.get("trust.title"), new VBox(12, text, label, digits), 620);
  }

  /** As servers and browsers show it: {@code AB:12:…}, on two lines. */
  static String grouped(String hex) {
    String pairs = hex.toUpperCase(Locale.ROOT).replaceAll("(..)(?!$)", "$1:");
    int half = DIGITS_A_LINE / 2 * 3;
    return pairs.length() <= half ? pairs : pairs.substring(0, half) + "\n" + pairs.substring(half);
  }
}

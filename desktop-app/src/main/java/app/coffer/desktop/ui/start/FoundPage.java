package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.FoundVault;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** How new a vault is that would come back, who would have to join anew, and the question. */
final class FoundPage {
  private final VBox page;
  private final Button no;

  FoundPage(FoundVault found, SheetViewModel model, UiContext context) {
    Words words = context.words();
    Label newest =
        StartNodes.text(
            found
                .newest()
                .map(at ->
                    words.get(
                        "found.newest", context.formats().moment(at, context.clock().instant())))
                .orElse(words.get("found.nothing")),
            "strong");
    newest.setId("found-newest");
    Label devices =
        StartNodes.text(
            found.devices().isEmpty()
                ? words.get("found.noDevices")
                : words.get("found.devices", String.join(", ", found.devices())),
            "strong");
    devices.setId("found-devices");
    no = StartNodes.plain(words.get("found.no"), () -> model.decide(false));
    no.setId("found-no");
    Button yes = StartNodes.main(words.get("found.yes"), () -> model.decide(true));
    yes.setId("found-yes");
    // what cannot be taken back is not done by Enter alone
    yes.setDefaultButton(false);
    page =
        StartNodes.page(
            words.get("found.title"),
            words.get("found.hint"),
            newest,
            devices,
            StartNodes.buttons(no, yes));
  }

  Node node() {
    return page;
  }

  void focusFirst() {
    no.requestFocus();
  }
}

package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.start.VaultDoor.KnownVault;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;

/** The passphrase of one vault. */
final class UnlockPage {
  private final VBox page;
  private final PassphraseField passphrase;

  UnlockPage(KnownVault vault, StartViewModel model, Words words, Runnable back) {
    passphrase = new PassphraseField(words.get("start.passphrase"), words, true);
    passphrase.setId("passphrase");
    Button open =
        StartNodes.main(
            words.get("start.unlock.do"),
            () -> {
              model.unlock(vault, passphrase.characters());
              if (!model.problemProperty().get().isEmpty()) {
                passphrase.focusAndSelect();
              }
            });
    open.setId("unlock");
    model
        .problemProperty()
        .subscribe(sentence -> {
          passphrase.setProblem(sentence);
          if (!sentence.isEmpty()) {
            passphrase.focusAndSelect();
          }
        });
    var forgot = new Hyperlink(words.get("recovery.forgot"));
    forgot.setId("forgot");
    forgot.setOnAction(event -> model.show(new StartPage.Sheet(Optional.of(vault))));
    page =
        StartNodes.page(
            vault.name(),
            words.get("start.unlock.hint"),
            passphrase,
            forgot,
            StartNodes.buttons(StartNodes.plain(words.get("start.back"), back), open));
    page.disableProperty().bind(model.busyProperty());
  }

  VBox node() {
    return page;
  }

  void focusFirst() {
    passphrase.focus();
  }
}

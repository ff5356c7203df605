package app.coffer.desktop.ui.shell;

import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ui.attachments.Attaching;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.stage.FileChooser;

/** How bank files get into the window: dropped anywhere, or chosen. */
final class BankFiles {
  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private final Shell shell;

  BankFiles(OpenVault vault, UiContext context, Overlay overlay, Shell shell) {
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    this.shell = shell;
    overlay.addEventHandler(DragEvent.DRAG_OVER, this::over);
    overlay.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
  }

  void choose() {
    var chooser = new FileChooser();
    chooser.setTitle(context.words().get("import.choose"));
    Optional.ofNullable(chooser.showOpenDialog(overlay.getScene().getWindow()))
        .map(File::toPath)
        .ifPresent(this::importFile);
  }

  /** Starts to import a file into the account that is shown, or into the first there is. */
  void importFile(Path file) {
    if (shell.here() instanceof Place.OfAccount(RecordId account)) {
      shell.go(new Place.Import(account, file));
      return;
    }
    context
        .background()
        .run(() ->
            vault.ledger().read().accounts().stream()
                .map(AccountBalance::account)
                .filter(account -> !account.closed())
                .findFirst())
        .then(first ->
            first.ifPresentOrElse(
                account -> shell.go(new Place.Import(account.id(), file)),
                () -> overlay.toasts().show(context.words().get("import.noAccount"))));
  }

  private void over(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      Path file = event.getDragboard().getFiles().getFirst().toPath();
      if (Attaching.isOfNoBank(file)) {
        overlay.toasts().show(context.words().get("attachments.dropOnRow"));
      } else {
        importFile(file);
      }
      event.setDropCompleted(true);
      event.consume();
    }
  }
}

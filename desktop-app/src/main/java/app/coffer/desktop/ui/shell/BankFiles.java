package app.coffer.desktop.ui.shell;

import app.coffer.desktop.ui.attachments.Attaching;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

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

  /** Goes to where files are chosen or dropped. */
  void choose() {
    importFiles(List.of());
  }

  /** Starts to import files; the account that is shown is proposed. */
  void importFiles(List<Path> files) {
    RecordId here = shell.here() instanceof Place.OfAccount(RecordId account) ? account : null;
    context
        .background()
        .run(() ->
            vault.ledger().read().accounts().stream().anyMatch(each -> !each.account().closed()))
        .then(some -> {
          if (some) {
            shell.go(new Place.Import(here, List.copyOf(files)));
          } else {
            overlay.toasts().show(context.words().get("import.noAccount"));
          }
        });
  }

  private void over(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      List<Path> files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
      if (files.stream().allMatch(Attaching::isOfNoBank)) {
        overlay.toasts().show(context.words().get("attachments.dropOnRow"));
      } else {
        importFiles(files.stream().filter(file -> !Attaching.isOfNoBank(file)).toList());
      }
      event.setDropCompleted(true);
      event.consume();
    }
  }
}

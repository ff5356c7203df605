package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ui.attachments.Attaching;
import app.coffer.desktop.ui.attachments.AttachmentsDialog;
import app.coffer.desktop.ui.attachments.Viewer;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import java.nio.file.Path;
import java.util.List;

/** The files at rows. */
final class RowFiles implements RegisterTable.Files {
  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private final RegisterViewModel model;

  RowFiles(OpenVault vault, UiContext context, Overlay overlay, RegisterViewModel model) {
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    this.model = model;
  }

  @Override
  public void show(RegisterRow row) {
    AttachmentsDialog.open(
        vault, context, overlay, row.transaction().id(), model.name(row), Viewer.ofThisComputer());
  }

  @Override
  public boolean takes(List<Path> dropped) {
    return dropped.stream().noneMatch(Attaching::isOfBank);
  }

  @Override
  public void attach(RegisterRow row, List<Path> dropped) {
    Attaching.attach(vault, context, row.transaction().id(), dropped, overlay.toasts()::show);
  }
}

package app.coffer.desktop.ui.shell;

import app.coffer.desktop.banking.out.ExportFormat;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ui.kit.Toasts;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import java.io.File;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/** Writes the ledger into a file that somebody chooses. */
final class Exporting {
  private final OpenVault vault;
  private final UiContext context;
  private final Toasts toasts;

  Exporting(OpenVault vault, UiContext context, Toasts toasts) {
    this.vault = vault;
    this.context = context;
    this.toasts = toasts;
  }

  Menu menu(java.util.function.Supplier<Window> window) {
    var menu = new Menu(context.words().get("export.menu"));
    for (ExportFormat format : ExportFormat.values()) {
      var item = new MenuItem(context.words().of("export.as", format));
      item.setOnAction(event -> choose(format, window.get()));
      menu.getItems().add(item);
    }
    return menu;
  }

  private void choose(ExportFormat format, Window window) {
    var chooser = new FileChooser();
    chooser.setTitle(context.words().get("export.choose"));
    chooser.setInitialFileName(
        vault.identity().name().replaceAll("[^\\p{L}\\p{N} _-]", "_")
            + "."
            + format.name().toLowerCase(Locale.ROOT));
    Optional.ofNullable(chooser.showSaveDialog(window)).ifPresent(file -> write(format, file));
  }

  void write(ExportFormat format, File file) {
    context
        .background()
        .run(() -> vault.books().exports().write(format, RegisterFilter.all(), file.toPath()))
        .onFault(
            IOException.class,
            failed -> toasts.show(context.words().get("export.failed", file.getName())))
        .then(count -> toasts.show(context.words().count("export.done", count, file.getName())));
  }
}

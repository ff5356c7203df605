package app.coffer.desktop.ui.help;

import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the program knows of itself and its computer, to be given to whoever helps. */
public final class DiagnosticsDialog {
  private DiagnosticsDialog() {}

  /**
   * @param more lines about what is open: counts and kinds, never a name, an amount or an address
   */
  public static void open(Overlay overlay, Words words, List<String> more) {
    var lines = new ArrayList<>(SystemFacts.lines());
    lines.addAll(more);
    var hint = new Label(words.get("help.diagnostics.hint"));
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    var shelf =
        new TextShelf(words, String.join(System.lineSeparator(), lines), "coffer-diagnostics.txt")
            .wrapping();
    var dialog = new Dialog(words.get("help.diagnostics"), new VBox(12, hint, shelf), 640);
    dialog.cancel(words.get("help.close"), overlay::closeDialog);
    overlay.open(dialog);
  }
}

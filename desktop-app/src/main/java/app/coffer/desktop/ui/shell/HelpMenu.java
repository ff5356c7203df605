package app.coffer.desktop.ui.shell;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.help.DiagnosticsDialog;
import app.coffer.desktop.ui.help.Licences;
import app.coffer.desktop.ui.help.ManualPage;
import app.coffer.desktop.ui.help.ManualWindow;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.Release;
import atlantafx.base.theme.Styles;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The Help menu: shortcuts, the version, and what developers play. */
public final class HelpMenu {
  private final UiContext context;
  private final Overlay overlay;
  private final @Nullable Tour tour;
  private final Runnable dress;
  private final Appearance appearance;
  private final Supplier<List<String>> state;

  /** Plays the product's main story and writes pictures; given by whoever starts the program. */
  @FunctionalInterface
  public interface Tour {
    /**
     * Blocks until it is over.
     *
     * @param pictures the folder for PNG files; made if need be
     * @param say gets a sentence for each step, on any thread
     */
    void play(Path pictures, Consumer<String> say) throws Exception;
  }

  /**
   * @param tour null where none can be played
   * @param dress gives the window its own theme again
   * @param state lines about what is open, for diagnostics
   */
  HelpMenu(
      UiContext context,
      Appearance appearance,
      Overlay overlay,
      @Nullable Tour tour,
      Runnable dress,
      Supplier<List<String>> state) {
    this.state = state;
    this.appearance = appearance;
    this.dress = dress;
    this.context = context;
    this.overlay = overlay;
    this.tour = tour;
  }

  /**
   * @param here what the window shows; the manual opens at the page about it
   */
  Menu menu(Supplier<Place> here) {
    Words words = context.words();
    var shortcuts = item("help.shortcuts", this::shortcuts);
    shortcuts.setAccelerator(KeyCombination.valueOf("Shift+F1"));
    var manual = item("help.manual", () -> ManualWindow.show(words, appearance, about(here.get())));
    manual.setAccelerator(KeyCombination.valueOf("F1"));
    var menu =
        new Menu(
            words.get("help.menu"),
            null,
            manual,
            shortcuts,
            item("help.diagnostics.menu", this::diagnostics),
            item("help.licences.menu", () -> Licences.open(overlay, words)),
            item("help.about", this::about));
    Tour given = tour;
    if (given != null) {
      var developer =
          new Menu(
              words.get("help.developer"),
              null,
              item("help.tour", () -> new TourDialog(context, overlay, given, dress).open()));
      menu.getItems().addAll(new SeparatorMenuItem(), developer);
    }
    return menu;
  }

  private static ManualPage about(Place place) {
    return switch (place) {
      case Place.Budget _ -> ManualPage.BUDGET;
      case Place.Overview _,
          Place.Reports _,
          Place.OfReport _,
          Place.Rates _,
          Place.Uncategorised _ ->
          ManualPage.REPORTS;
      case Place.Import _, Place.Imported _, Place.Rules _ -> ManualPage.IMPORT;
      case Place.Conflicts _ -> ManualPage.CONFLICTS;
      case Place.Bring _ -> ManualPage.MOVING;
      case Place.Settings _ -> ManualPage.SYNC;
      case Place.All _, Place.OfAccount _, Place.Schedules _, Place.Catalogue _ ->
          ManualPage.FIRST_STEPS;
    };
  }

  void diagnostics() {
    context
        .background()
        .run(state::get)
        .then(lines -> DiagnosticsDialog.open(overlay, context.words(), lines));
  }

  void about() {
    Words words = context.words();
    var text = wrapped(words.get("help.aboutText", Release.version()));
    var system =
        wrapped(
            words.get(
                "help.system",
                System.getProperty("java.version"),
                System.getProperty("javafx.version", "-"),
                System.getProperty("os.name")));
    system.getStyleClass().add("muted");
    show(words.get("help.about"), new VBox(12, text, system), 460);
  }

  void shortcuts() {
    show(context.words().get("help.shortcuts"), new ShortcutList(context.words()), 1000);
  }

  private void show(String title, Region body, double width) {
    var dialog = new Dialog(title, body, width);
    dialog.cancel(context.words().get("help.close"), overlay::closeDialog);
    overlay.open(dialog);
  }

  private static Label wrapped(String text) {
    var label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(Styles.TEXT_NORMAL);
    return label;
  }

  private MenuItem item(String key, Runnable action) {
    var item = new MenuItem(context.words().get(key));
    item.setOnAction(event -> action.run());
    return item;
  }
}

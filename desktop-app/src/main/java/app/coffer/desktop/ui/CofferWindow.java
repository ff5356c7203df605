package app.coffer.desktop.ui;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.shell.HelpMenu;
import app.coffer.desktop.ui.shell.Shell;
import app.coffer.desktop.ui.start.StartScreen;
import app.coffer.desktop.ui.start.VaultDoor;
import app.coffer.desktop.vault.OpenVault;
import javafx.application.Platform;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window: the start screen until a vault is open, then the shell. It remembers its place. */
public final class CofferWindow {
  private static final double LEAST_WIDTH = 1024;
  private static final double LEAST_HEIGHT = 640;
  private final Stage stage;
  private final UiContext context;
  private final Appearance appearance;
  private final VaultDoor door;
  private final Shell.ConflictPage conflictPage;
  private final HelpMenu.@Nullable Tour tour;
  private @Nullable Shell shell;
  private @Nullable OpenVault vault;

  /**
   * @param tour what Help offers to developers; null where there is none
   */
  public CofferWindow(
      Stage stage,
      UiContext context,
      Appearance appearance,
      VaultDoor door,
      Shell.ConflictPage conflictPage,
      HelpMenu.@Nullable Tour tour) {
    this.stage = stage;
    this.context = context;
    this.appearance = appearance;
    this.door = door;
    this.conflictPage = conflictPage;
    this.tour = tour;
  }

  /** Shows the start screen, or the vault at once where one is given. */
  public void open(@Nullable OpenVault already) {
    // the stage may have shown another vault before
    stage.titleProperty().unbind();
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    stage.setWidth(Math.max(LEAST_WIDTH, appearance.number("window.width", 1280)));
    stage.setHeight(Math.max(LEAST_HEIGHT, appearance.number("window.height", 800)));
    stage.setOnHidden(event -> closed());
    if (already == null) {
      stage.setTitle(context.words().get("app.name"));
      show(new StartScreen(door, context, this::enter).node());
    } else {
      enter(already);
    }
    stage.show();
  }

  private void enter(OpenVault opened) {
    vault = opened;
    var inside = new Shell(opened, context, appearance, conflictPage, tour);
    shell = inside;
    stage.titleProperty().bind(inside.titleProperty());
    show(inside.root());
  }

  /** Another scene would give the window another size: the one there is gets another root. */
  private void show(Parent root) {
    if (stage.getScene() != null) {
      stage.getScene().setRoot(root);
      dress();
      return;
    }
    stage.setScene(new Scene(root));
    Platform.getPreferences().colorSchemeProperty().subscribe(scheme -> dress());
  }

  private void dress() {
    Theme.valueOf(appearance.text("theme", Theme.SYSTEM.name()))
        .apply(stage.getScene(), (int) appearance.number("text", 100));
  }

  private void closed() {
    stage.titleProperty().unbind();
    appearance.set("window.width", String.valueOf(stage.getWidth()));
    appearance.set("window.height", String.valueOf(stage.getHeight()));
    if (shell != null) {
      shell.close();
    }
    if (vault != null) {
      vault.close();
    }
  }
}

package app.coffer.desktop.ui.shell;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.settings.RegisterOrder;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import java.util.List;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** How the window looks, as menus and keys change it: size of text, theme, density, privacy. */
final class Look {
  /** In percent of the usual. */
  private static final List<Integer> SIZES = List.of(80, 90, 100, 115, 130, 150, 200);

  private static final String COMPACT = "compact";
  private final Appearance appearance;
  private final UiContext context;
  private final Parent root;

  Look(Appearance appearance, UiContext context, Parent root) {
    this.appearance = appearance;
    this.context = context;
    this.root = root;
    context.formats().setHidden(appearance.text("privacy", "").equals("on"));
    setCompact(isCompact());
  }

  /** Dresses the window as it is chosen. */
  void dress() {
    Scene scene = root.getScene();
    if (scene != null) {
      theme().apply(scene, size());
    }
  }

  int size() {
    return (int) appearance.number("text", 100);
  }

  /** The next larger or smaller size of text. */
  void zoom(boolean larger) {
    int now = size();
    SIZES.stream()
        .filter(size -> larger ? size > now : size < now)
        .reduce((one, other) -> larger ? one : other)
        .ifPresent(this::setSize);
  }

  void setSize(int percent) {
    appearance.set("text", String.valueOf(percent));
    dress();
  }

  Theme theme() {
    return Theme.valueOf(appearance.text("theme", Theme.SYSTEM.name()));
  }

  void setTheme(Theme theme) {
    appearance.set("theme", theme.name());
    dress();
  }

  boolean isCompact() {
    return appearance.text("density", "").equals(COMPACT);
  }

  void setCompact(boolean compact) {
    appearance.set("density", compact ? COMPACT : "comfortable");
    root.getStyleClass().remove(COMPACT);
    if (compact) {
      root.getStyleClass().add(COMPACT);
    }
  }

  boolean isPrivate() {
    return context.formats().isHidden();
  }

  /** Hides all amounts, or shows them; whoever shows some has to be shown anew. */
  void setPrivate(boolean hidden) {
    context.formats().setHidden(hidden);
    appearance.set("privacy", hidden ? "on" : "off");
  }

  boolean isOldestFirst() {
    return RegisterOrder.in(appearance) == RegisterOrder.OLDEST_FIRST;
  }

  /** In registers that are opened from now on. */
  void setOldestFirst(boolean oldest) {
    (oldest ? RegisterOrder.OLDEST_FIRST : RegisterOrder.NEWEST_FIRST).keepIn(appearance);
  }

  void fullScreen() {
    if (root.getScene() != null && root.getScene().getWindow() instanceof Stage stage) {
      stage.setFullScreen(!stage.isFullScreen());
    }
  }
}

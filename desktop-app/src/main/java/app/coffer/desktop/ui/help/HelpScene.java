package app.coffer.desktop.ui.help;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.kit.Theme;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Screen;

/** What a window of Help's own shows: in the colours chosen, and larger where text is larger. */
final class HelpScene {
  /** Of the screen, for its bars and the window's frame. */
  private static final double AT_MOST = 0.9;

  private HelpScene() {}

  /**
   * @param width with text of the usual size
   * @param height with text of the usual size
   */
  static Scene of(Parent content, double width, double height, Appearance appearance) {
    int percent = (int) appearance.number("text", 100);
    double grown = Math.max(percent, 100) / 100.0;
    Rectangle2D screen = Screen.getPrimary().getVisualBounds();
    var scene =
        new Scene(
            content,
            Math.min(width * grown, screen.getWidth() * AT_MOST),
            Math.min(height * grown, screen.getHeight() * AT_MOST));
    Theme.valueOf(appearance.text("theme", Theme.SYSTEM.name())).apply(scene, percent);
    return scene;
  }
}

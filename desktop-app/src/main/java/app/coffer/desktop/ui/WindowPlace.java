package app.coffer.desktop.ui;

import app.coffer.desktop.settings.Appearance;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where the window was: it comes back there, unless that screen is no longer connected. */
final class WindowPlace {
  private static final double LEAST_WIDTH = 1024;
  private static final double LEAST_HEIGHT = 640;

  /** So much of its top has to be on a screen, so that it can be dragged. */
  private static final double GRIP = 80;

  private final Stage stage;
  private final Appearance appearance;

  WindowPlace(Stage stage, Appearance appearance) {
    this.stage = stage;
    this.appearance = appearance;
  }

  void restore() {
    stage.setMinWidth(LEAST_WIDTH);
    stage.setMinHeight(LEAST_HEIGHT);
    double width = Math.max(LEAST_WIDTH, appearance.number("window.width", 1280));
    double height = Math.max(LEAST_HEIGHT, appearance.number("window.height", 800));
    stage.setWidth(width);
    stage.setHeight(height);
    double x = appearance.number("window.x", Double.NaN);
    double y = appearance.number("window.y", Double.NaN);
    if (reachable(x, y, width)) {
      stage.setX(x);
      stage.setY(y);
    }
    stage.setMaximized(appearance.text("window.maximized", "false").equals("true"));
  }

  void keep() {
    appearance.set("window.maximized", String.valueOf(stage.isMaximized()));
    if (!stage.isMaximized() && !stage.isFullScreen() && !stage.isIconified()) {
      appearance.set("window.width", String.valueOf(stage.getWidth()));
      appearance.set("window.height", String.valueOf(stage.getHeight()));
      appearance.set("window.x", String.valueOf(stage.getX()));
      appearance.set("window.y", String.valueOf(stage.getY()));
    }
  }

  private static boolean reachable(double x, double y, double width) {
    if (Double.isNaN(x) || Double.isNaN(y)) {
      return false;
    }
    return Screen.getScreens().stream()
        .map(Screen::getVisualBounds)
        .anyMatch(screen -> shows(screen, x, y, width));
  }

  static boolean shows(Rectangle2D screen, double x, double y, double width) {
    return x + width >= screen.getMinX() + GRIP
        && x <= screen.getMaxX() - GRIP
        && y >= screen.getMinY()
        && y <= screen.getMaxY() - GRIP;
  }
}

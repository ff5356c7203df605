package app.coffer.desktop.app;

import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javafx.application.Application;

/**
 * Starts the window. Not an {@link Application} itself: a main class that is one makes Java look
 * for JavaFX on the module path, and it is on the class path.
 */
public final class Launcher {
  /** Held, because java.util.logging forgets the level of a logger that nobody holds. */
  private static final Logger ROOT = Logger.getLogger("");

  private Launcher() {}

  public static void main(String[] arguments) {
    ROOT.setLevel(Level.WARNING);
    if (!canShowWindows(System.getProperty("os.name"), System.getenv())) {
      System.err.println(
          "coffer-app: there is no display here. Use the command line: coffer --help");
      System.exit(1);
    }
    Application.launch(CofferApp.class, arguments);
  }

  /** On Linux a window needs a display server; other systems always have one. */
  static boolean canShowWindows(String system, Map<String, String> environment) {
    if (!system.toLowerCase(Locale.ROOT).contains("linux")) {
      return true;
    }
    return !environment.getOrDefault("DISPLAY", "").isEmpty()
        || !environment.getOrDefault("WAYLAND_DISPLAY", "").isEmpty();
  }
}

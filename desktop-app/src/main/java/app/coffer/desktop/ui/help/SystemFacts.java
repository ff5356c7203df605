package app.coffer.desktop.ui.help;

import app.coffer.desktop.vault.Release;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.application.Platform;
import javafx.stage.Screen;

/**
 * What kind of computer this is, as far as it explains how the program behaves; nothing of the
 * person.
 */
final class SystemFacts {
  private static final long MEGABYTE = 1024 * 1024;

  private SystemFacts() {}

  static String line() {
    return "Coffer "
        + Release.version()
        + ", Java "
        + Runtime.version()
        + ", JavaFX "
        + System.getProperty("javafx.version", "-")
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.version")
        + " "
        + System.getProperty("os.arch");
  }

  /** More than one line; to be called on the window's thread. */
  static List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add(line());
    Runtime machine = Runtime.getRuntime();
    lines.add(
        "memory "
            + (machine.totalMemory() - machine.freeMemory()) / MEGABYTE
            + " of "
            + machine.maxMemory() / MEGABYTE
            + " MB, processors "
            + machine.availableProcessors());
    lines.add(
        "language "
            + Locale.getDefault(Locale.Category.DISPLAY).toLanguageTag()
            + ", region "
            + Locale.getDefault(Locale.Category.FORMAT).toLanguageTag());
    for (Screen screen : Screen.getScreens()) {
      lines.add(
          "screen "
              + (int) screen.getBounds().getWidth()
              + " x "
              + (int) screen.getBounds().getHeight()
              + " at "
              + screen.getOutputScaleX());
    }
    lines.add(
        "colours "
            + Platform.getPreferences().getColorScheme()
            + ", less motion "
            + Platform.getPreferences().isReducedMotion());
    return lines;
  }
}

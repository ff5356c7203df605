package app.coffer.server.app;

import java.util.List;
import java.util.Map;
import java.util.logging.Level;

/**
 * What the program logs and how.
 *
 * @param json one object a line
 */
record LogOutput(boolean json, Level level) {

  /** What holds where nothing else is said. */
  static final LogOutput USUAL = new LogOutput(false, Level.INFO);

  private static final Map<String, Level> LEVELS =
      Map.of(
          "error", Level.SEVERE,
          "warning", Level.WARNING,
          "info", Level.INFO,
          "debug", Level.FINE);

  static LogOutput of(Settings settings) {
    String level =
        settings.choice(Setting.LOG_LEVEL, List.of("error", "warning", "info", "debug"), "info");
    return new LogOutput(
        settings.choice(Setting.LOG_FORMAT, List.of("text", "json"), "text").equals("json"),
        LEVELS.get(level));
  }
}

package app.coffer.desktop.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * What the program notes about itself, in a few files that replace each other. A line has a time, a
 * level, a place and a sentence with ids and counts; texts of exceptions are left out, because they
 * may hold what a person typed.
 */
final class LogFiles {
  private static final int BYTES = 512 * 1024;
  private static final int FILES = 4;

  private LogFiles() {}

  /** Begins to write; a folder that cannot be written is no reason not to start. */
  static void into(Path folder) {
    try {
      Files.createDirectories(folder);
      var file = new FileHandler(folder.resolve("coffer.%g.log").toString(), BYTES, FILES, true);
      file.setFormatter(new OneLine());
      file.setLevel(Level.INFO);
      file.setEncoding("UTF-8");
      Logger.getLogger("").addHandler(file);
    } catch (IOException unwritable) {
      Logger.getLogger(LogFiles.class.getName()).warning("no log can be written");
    }
  }

  /** Time, level, logger, sentence. */
  static final class OneLine extends Formatter {
    @Override
    public String format(LogRecord entry) {
      String thrown =
          entry.getThrown() == null ? "" : " (" + entry.getThrown().getClass().getName() + ")";
      return DateTimeFormatter.ISO_INSTANT.format(entry.getInstant().atOffset(ZoneOffset.UTC))
          + " "
          + entry.getLevel().getName()
          + " "
          + entry.getLoggerName()
          + ": "
          + formatMessage(entry).replace('\n', ' ').replace('\r', ' ')
          + thrown
          + System.lineSeparator();
    }
  }
}

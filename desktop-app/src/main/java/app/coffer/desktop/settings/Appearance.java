package app.coffer.desktop.settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/**
 * How this device's window looks and where it was, kept in a small file of properties. It is never
 * synced; a file that cannot be read is as good as none.
 */
public final class Appearance {
  private final Path file;
  private final Properties values = new Properties();

  private Appearance(Path file) {
    this.file = file;
  }

  /** Reads the file, if there is one. */
  public static Appearance in(Path file) {
    var appearance = new Appearance(file);
    if (Files.isRegularFile(file)) {
      try (var reader = Files.newBufferedReader(file)) {
        appearance.values.load(reader);
      } catch (IOException | IllegalArgumentException unreadable) {
        appearance.values.clear();
      }
    }
    return appearance;
  }

  public String text(String key, String otherwise) {
    return values.getProperty(key, otherwise);
  }

  public double number(String key, double otherwise) {
    try {
      return Double.parseDouble(values.getProperty(key, ""));
    } catch (NumberFormatException none) {
      return otherwise;
    }
  }

  /** Keeps a value; the file is replaced as a whole. */
  public void set(String key, String value) {
    if (value.equals(values.setProperty(key, value))) {
      return;
    }
    try {
      Path folder = file.toAbsolutePath().getParent();
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, "window", ".tmp");
      try (var writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
        values.store(writer, null);
      }
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

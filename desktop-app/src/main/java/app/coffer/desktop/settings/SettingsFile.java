package app.coffer.desktop.settings;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@link Settings} in {@code settings.properties}. Preferences are a convenience: a file that
 * is missing, unreadable or edited by hand gives defaults, and a full disk loses a window's place,
 * never more.
 */
public final class SettingsFile {
  private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);

  private final Path file;

  public SettingsFile(Path folder) {
    this.file = folder.resolve("settings.properties");
  }

  public Settings read() {
    var properties = new Properties();
    if (Files.isRegularFile(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        properties.load(in);
      } catch (IOException | IllegalArgumentException e) {
        LOG.warn("the settings could not be read; using defaults");
        return Settings.DEFAULT;
      }
    }
    String vault = properties.getProperty("vault.last");
    return new Settings(
        properties.getProperty("theme", Settings.DEFAULT.theme()),
        (int) number(properties, "text.percent", Settings.DEFAULT.textPercent()),
        vault == null ? null : Path.of(vault),
        place(properties));
  }

  public void write(Settings settings) {
    var properties = new Properties();
    properties.setProperty("theme", settings.theme());
    properties.setProperty("text.percent", Integer.toString(settings.textPercent()));
    settings
        .lastVaultFolder()
        .ifPresent(vault -> properties.setProperty("vault.last", vault.toString()));
    settings
        .windowPlace()
        .ifPresent(place -> {
          properties.setProperty("window.x", Double.toString(place.x()));
          properties.setProperty("window.y", Double.toString(place.y()));
          properties.setProperty("window.width", Double.toString(place.width()));
          properties.setProperty("window.height", Double.toString(place.height()));
          properties.setProperty("window.maximized", Boolean.toString(place.maximized()));
        });
    try {
      Files.createDirectories(file.getParent());
      Path next = file.resolveSibling("settings.properties.new");
      try (Writer out = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
        properties.store(out, null);
      }
      // replaced as a whole, so that a crash leaves the old file or the new one
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.warn("the settings could not be kept");
    }
  }

  private static Settings.@Nullable WindowPlace place(Properties properties) {
    double width = number(properties, "window.width", 0);
    double height = number(properties, "window.height", 0);
    if (!(width > 0 && height > 0)) {
      return null;
    }
    return new Settings.WindowPlace(
        number(properties, "window.x", 0),
        number(properties, "window.y", 0),
        width,
        height,
        Boolean.parseBoolean(properties.getProperty("window.maximized")));
  }

  private static double number(Properties properties, String key, double otherwise) {
    try {
      double number = Double.parseDouble(properties.getProperty(key, ""));
      return Double.isFinite(number) ? number : otherwise;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}

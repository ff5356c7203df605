package app.coffer.desktop.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where this computer keeps a person's data and preferences: the XDG base directories on Linux,
 * {@code Library} on macOS, {@code AppData} on Windows.
 *
 * @param data for vaults
 * @param config for preferences of this device
 */
public record UserFolders(Path data, Path config) {

  /** The folders of whoever runs this process. */
  public static UserFolders ofThisUser() {
    return of(System.getProperty("os.name"), System.getProperty("user.home"), System.getenv());
  }

  /**
   * @param system the name of the operating system, as Java gives it
   * @param home the person's home folder
   */
  static UserFolders of(String system, String home, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    Path base = Path.of(home);
    if (name.contains("mac")) {
      Path library = base.resolve("Library");
      return new UserFolders(
          library.resolve("Application Support/Coffer"), library.resolve("Preferences/Coffer"));
    }
    if (name.contains("win")) {
      Path roaming = base.resolve("AppData/Roaming");
      Path local = base.resolve("AppData/Local");
      return new UserFolders(
          folder(environment.get("LOCALAPPDATA"), local).resolve("Coffer"),
          folder(environment.get("APPDATA"), roaming).resolve("Coffer"));
    }
    return new UserFolders(
        folder(environment.get("XDG_DATA_HOME"), base.resolve(".local/share")).resolve("coffer"),
        folder(environment.get("XDG_CONFIG_HOME"), base.resolve(".config")).resolve("coffer"));
  }

  /** XDG: a relative path in a variable counts as none. */
  private static Path folder(@org.jspecify.annotations.Nullable String value, Path otherwise) {
    if (value == null || value.isBlank() || !Path.of(value).isAbsolute()) {
      return otherwise;
    }
    return Path.of(value);
  }
}

package app.coffer.desktop.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where this computer keeps a person's data and preferences: the XDG base directories on Linux,
 * {@code Library} on macOS, {@code AppData} on Windows.
 *
 * @param data for vaults
 * @param config for preferences of this device
 * @param logs for what the program notes about itself
 * @param running for what is only there while it runs; nobody else may look into it
 */
public record UserFolders(Path data, Path config, Path logs, Path running) {

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
          library.resolve("Application Support/Coffer"),
          library.resolve("Preferences/Coffer"),
          library.resolve("Logs/Coffer"),
          library.resolve("Caches/Coffer/run"));
    }
    if (name.contains("win")) {
      Path roaming = folder(environment.get("APPDATA"), base.resolve("AppData/Roaming"));
      Path local = folder(environment.get("LOCALAPPDATA"), base.resolve("AppData/Local"));
      return new UserFolders(
          local.resolve("Coffer"),
          roaming.resolve("Coffer"),
          local.resolve("Coffer").resolve("logs"),
          local.resolve("Coffer").resolve("run"));
    }
    Path config =
        folder(environment.get("XDG_CONFIG_HOME"), base.resolve(".config")).resolve("coffer");
    Path state = folder(environment.get("XDG_STATE_HOME"), base.resolve(".local/state"));
    return new UserFolders(
        folder(environment.get("XDG_DATA_HOME"), base.resolve(".local/share")).resolve("coffer"),
        config,
        state.resolve("coffer").resolve("logs"),
        folder(environment.get("XDG_RUNTIME_DIR"), state).resolve("coffer").resolve("run"));
  }

  /** XDG: a relative path in a variable counts as none. */
  private static Path folder(@Nullable String value, Path otherwise) {
    if (value == null || value.isBlank() || !Path.of(value).isAbsolute()) {
      return otherwise;
    }
    return Path.of(value);
  }
}

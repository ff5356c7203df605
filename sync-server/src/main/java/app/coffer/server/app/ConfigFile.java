package app.coffer.server.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * The configuration file, TOML. A key nobody knows is an error: a misspelt limit would otherwise be
 * no limit. Every complaint names file and line.
 */
final class ConfigFile {
  private final Path path;
  private final List<String> lines;

  private ConfigFile(Path path, List<String> lines) {
    this.path = path;
    this.lines = lines;
  }

  /** Puts what the file says into the settings. */
  static void read(Path path, Settings into) {
    try {
      new ConfigFile(path, Files.readAllLines(path)).read(into);
    } catch (IOException e) {
      throw new Unusable("The configuration file " + path + " cannot be read.");
    }
  }

  private void read(Settings into) {
    entries()
        .forEach((key, value) -> {
          Setting setting =
              Setting.of(key)
                  .orElseThrow(() ->
                      new Unusable(
                          "%s: there is no setting \"%s\"; did you mean \"%s\"?"
                              .formatted(where(key), key, Setting.nearest(key).key())));
          into.set(setting, text(key, value), where(key));
        });
  }

  private Map<String, Object> entries() {
    try {
      return new TomlMapper()
          .readValue(String.join("\n", lines), new TypeReference<Map<String, Object>>() {});
    } catch (JacksonException e) {
      // the text of the fault is left out: it may repeat a password
      throw new Unusable(
          path + ", line " + e.getLocation().getLineNr() + ": this is not TOML; see toml.io.");
    }
  }

  private String text(String key, Object value) {
    return switch (value) {
      case Map<?, ?> table -> throw new Unusable(where(key) + ": " + key + " is no section.");
      case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(","));
      default -> value.toString();
    };
  }

  private String where(String key) {
    var assignment =
        Pattern.compile("\\s*(\\[\\s*)?[\"']?" + Pattern.quote(key) + "[\"']?\\s*[=\\].].*");
    for (int i = 0; i < lines.size(); i++) {
      if (assignment.matcher(lines.get(i)).matches()) {
        return path + ", line " + (i + 1);
      }
    }
    return path.toString();
  }
}

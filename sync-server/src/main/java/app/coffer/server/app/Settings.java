package app.coffer.server.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was set, and where: in the file, in the environment, or on the command line; the later wins.
 * What nobody set is not here.
 */
final class Settings {
  private static final String IN_A_FILE = "_FILE";

  private record Given(String text, String where) {}

  private final Map<Setting, Given> given = new EnumMap<>(Setting.class);

  /** Reads the file, if there is one, and then the environment. */
  static Settings read(@Nullable Path file, Map<String, String> environment) {
    var settings = new Settings();
    if (file != null) {
      ConfigFile.read(file, settings);
    }
    for (Setting setting : Setting.values()) {
      String variable = setting.variable();
      String inFile = environment.get(variable + IN_A_FILE);
      if (inFile != null) {
        settings.set(setting, content(Path.of(inFile), variable + IN_A_FILE), variable + IN_A_FILE);
      }
      settings.set(setting, environment.get(variable), variable);
    }
    return settings;
  }

  /** So that a secret need not stand in the environment itself. */
  private static String content(Path file, String variable) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new Unusable(variable + ": " + file + " cannot be read.");
    }
  }

  /** Takes {@code key=value} as it stands on the command line. */
  void set(String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1) {
      throw new Unusable("--set takes key=value.");
    }
    String key = assignment.substring(0, equals).strip();
    Setting setting =
        Setting.of(key)
            .orElseThrow(() ->
                new Unusable(
                    "--set: there is no setting \"%s\"; did you mean \"%s\"?"
                        .formatted(key, Setting.nearest(key).key())));
    set(setting, assignment.substring(equals + 1).strip(), "--set");
  }

  /** Sets it, where there is a value. */
  void set(Setting setting, @Nullable Object value, String where) {
    if (value != null) {
      given.put(setting, new Given(value.toString(), where));
    }
  }

  Optional<String> text(Setting setting) {
    return Optional.ofNullable(given.get(setting)).map(Given::text);
  }

  Optional<Path> path(Setting setting) {
    return text(setting).map(Path::of);
  }

  /** A list, written as one in the file, and with commas elsewhere. */
  List<String> list(Setting setting) {
    return text(setting).stream()
        .flatMap(text -> Stream.of(text.split(",")))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  long number(Setting setting, long usual, long most) {
    String text = text(setting).orElse(Long.toString(usual));
    if (!text.matches("\\d{1,12}") || Long.parseLong(text) < 1 || Long.parseLong(text) > most) {
      throw wrong(setting, "is a number from 1 to " + most);
    }
    return Long.parseLong(text);
  }

  boolean yes(Setting setting) {
    return choice(setting, List.of("false", "true"), "false").equals("true");
  }

  String choice(Setting setting, List<String> allowed, String usual) {
    String text = text(setting).orElse(usual);
    if (!allowed.contains(text)) {
      throw wrong(setting, "is one of " + String.join(", ", allowed));
    }
    return text;
  }

  /** The complaint about a value; one that is secret is not repeated. */
  Unusable wrong(Setting setting, String expected) {
    Given value = given.get(setting);
    String where = value == null ? "" : value.where + ": ";
    String not = value == null || setting.secret() ? "" : ", not \"" + value.text + "\"";
    return new Unusable(where + setting.key() + " " + expected + not + ".");
  }
}

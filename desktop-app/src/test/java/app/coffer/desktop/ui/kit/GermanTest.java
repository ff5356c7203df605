package app.coffer.desktop.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All words exist in English and in German, with the same arguments, and the program uses them. */
class GermanTest {
  private static final Path WORDS = Path.of("src/main/resources/app/coffer/desktop");

  /** The words of the window, and those that the command line says as well. */
  private static final List<String> FOLDERS = List.of("ui", "banking");

  private static final Path PROGRAM = Path.of("src/main/java");
  private static final Pattern ARGUMENT = Pattern.compile("\\{\\d+}");
  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
  private static final Pattern ASKED =
      Pattern.compile("words(?:\\(\\))?\\s*\\.(get|count)\\(\\s*\"([\\w.-]+)\"(?!\\s*\\+)");

  static List<String> bundles() throws IOException {
    List<String> bundles = new ArrayList<>();
    for (String folder : FOLDERS) {
      try (Stream<Path> files = Files.list(WORDS.resolve(folder))) {
        files
            .map(file -> file.getFileName().toString())
            .filter(name -> name.endsWith(".properties") && !name.contains("_"))
            .map(name -> folder + "/" + name.substring(0, name.length() - ".properties".length()))
            .sorted()
            .forEach(bundles::add);
      }
    }
    return bundles;
  }

  @ParameterizedTest
  @MethodSource("bundles")
  void theGermanFileHasTheSameKeysWithTheSameArguments(String bundle) throws IOException {
    Map<String, String> english = read(bundle);
    Map<String, String> german = read(bundle + "_de");
    assertThat(german.keySet()).isEqualTo(english.keySet());
    english.forEach((key, text) ->
        assertThat(arguments(german.get(key)))
            .as("arguments of %s", key)
            .isEqualTo(arguments(text)));
  }

  @Test
  void noKeyStandsTwice() throws IOException {
    List<String> twice = new ArrayList<>();
    for (String language : List.of("", "_de")) {
      var seen = new HashSet<String>();
      for (String bundle : bundles()) {
        for (String line : Files.readAllLines(WORDS.resolve(bundle + language + ".properties"))) {
          if (!line.startsWith("#") && line.contains("=")) {
            String key = line.substring(0, line.indexOf('='));
            if (!seen.add(key)) {
              twice.add(key + " in " + bundle + language);
            }
          }
        }
      }
    }
    assertThat(twice).isEmpty();
  }

  @Test
  void theProgramAsksForNoKeyThatNobodyWrote() throws IOException {
    Set<String> keys = allKeys();
    var missing = new TreeSet<String>();
    for (String source : sources()) {
      Matcher asked = ASKED.matcher(source);
      while (asked.find()) {
        String key = asked.group(2);
        boolean there =
            asked.group(1).equals("count")
                ? keys.contains(key + ".one") && keys.contains(key + ".other")
                : keys.contains(key);
        if (!there) {
          missing.add(key);
        }
      }
    }
    assertThat(missing).isEmpty();
  }

  /** A key is used where its text, or its beginning up to a dot, stands in the program. */
  @Test
  void noKeyIsThereForNothing() throws IOException {
    var literals = new HashSet<String>();
    for (String source : sources()) {
      Matcher literal = LITERAL.matcher(source);
      while (literal.find()) {
        literals.add(literal.group(1));
      }
    }
    var unused = new TreeSet<String>();
    for (String key : allKeys()) {
      if (!used(key, literals)) {
        unused.add(key);
      }
    }
    assertThat(unused).isEmpty();
  }

  private static boolean used(String key, Set<String> literals) {
    if (literals.contains(key)) {
      return true;
    }
    for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
      String beginning = key.substring(0, dot);
      boolean oneWordLeft = key.indexOf('.', dot + 1) < 0;
      if (literals.contains(beginning + ".") || oneWordLeft && literals.contains(beginning)) {
        return true;
      }
    }
    return false;
  }

  private static Set<String> allKeys() throws IOException {
    var keys = new TreeSet<String>();
    for (String bundle : bundles()) {
      keys.addAll(read(bundle).keySet());
    }
    return keys;
  }

  private static List<String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(PROGRAM)) {
      var sources = new ArrayList<String>();
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        sources.add(Files.readString(file));
      }
      return sources;
    }
  }

  private static Set<String> arguments(String text) {
    return ARGUMENT
        .matcher(text)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, String> read(String name) throws IOException {
    var properties = new java.util.Properties();
    try (var reader = Files.newBufferedReader(WORDS.resolve(name + ".properties"))) {
      properties.load(reader);
    }
    var texts = new TreeMap<String, String>();
    properties.forEach((key, text) -> texts.put((String) key, (String) text));
    return texts;
  }
}

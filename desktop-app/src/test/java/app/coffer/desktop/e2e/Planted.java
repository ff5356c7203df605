package app.coffer.desktop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Things a person typed or was shown that may be in no byte a server has or a line carries. */
final class Planted {
  private final Map<String, byte[]> needles = new LinkedHashMap<>();

  /** A text, in the two encodings a program might leave it in; capitals do not matter. */
  void text(String what, String text) {
    assertThat(text).as("a needle long enough not to occur by chance").hasSizeGreaterThan(3);
    needles.put(what + " " + text, lower(text.getBytes(StandardCharsets.UTF_8)));
    needles.put(what + " " + text + " (UTF-16)", lower(text.getBytes(StandardCharsets.UTF_16LE)));
  }

  /** Bytes as they are, long enough not to occur by chance. */
  void bytes(String what, byte[] bytes) {
    assertThat(bytes).as(what).hasSizeGreaterThan(4);
    needles.put(what, lower(bytes));
  }

  /** What of the planted things is in there. */
  List<String> in(byte[] haystack) {
    byte[] lower = lower(haystack);
    return needles.entrySet().stream()
        .filter(needle -> holds(lower, needle.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** What of the planted things is in the files of a folder. */
  List<String> in(Path folder) throws IOException {
    var found = new ArrayList<String>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        in(Files.readAllBytes(file))
            .forEach(needle -> found.add(file.getFileName() + ": " + needle));
      }
    }
    return found;
  }

  private static byte[] lower(byte[] bytes) {
    byte[] lower = bytes.clone();
    for (int i = 0; i < lower.length; i++) {
      if (lower[i] >= 'A' && lower[i] <= 'Z') {
        lower[i] += 'a' - 'A';
      }
    }
    return lower;
  }

  private static boolean holds(byte[] haystack, byte[] needle) {
    for (int start = 0; start <= haystack.length - needle.length; start++) {
      int same = 0;
      while (same < needle.length && haystack[start + same] == needle[same]) {
        same++;
      }
      if (same == needle.length) {
        return true;
      }
    }
    return false;
  }
}

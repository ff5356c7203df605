package app.coffer.desktop.banking;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The fields of an MT940 or MT942 file, with or without the envelope of the network. A field is
 * {@code :tag:} at the start of a line and whatever follows up to the next.
 */
final class SwiftTokens {
  private static final Pattern TAG = Pattern.compile("^:(\\d\\d[A-Z]?|[A-Z]{2}):");
  private static final Pattern ENVELOPE = Pattern.compile("\\{4:|\\{\\d:[^{}]{0,200}\\}?");
  private static final int MOST_FIELD_LINES = 1000;

  /**
   * @param tag without colons
   * @param value its lines as they were wrapped; never empty
   */
  record Field(String tag, List<String> value, int line) {
    Field {
      value = List.copyOf(value);
    }

    String first() {
      return value.getFirst().strip();
    }
  }

  private SwiftTokens() {}

  static List<Field> of(String text) {
    List<Field> fields = new ArrayList<>();
    String tag = "";
    List<String> value = new ArrayList<>();
    int started = 0;
    int number = 0;
    for (String raw : text.split("\r\n|\r|\n", -1)) {
      BankFile.stopIfCancelled();
      number++;
      String line = unwrapped(controlled(raw));
      Matcher opening = TAG.matcher(line);
      boolean opens = opening.find();
      boolean ends = line.strip().matches("-(\\}.*)?");
      if ((opens || ends) && !tag.isEmpty()) {
        fields.add(new Field(tag, value, started));
        tag = "";
      }
      if (opens) {
        tag = opening.group(1);
        value = new ArrayList<>(List.of(line.substring(opening.end())));
        started = number;
      } else if (!ends && !tag.isEmpty() && value.size() < MOST_FIELD_LINES) {
        value.add(line);
      }
    }
    if (!tag.isEmpty()) {
      fields.add(new Field(tag, value, started));
    }
    return fields;
  }

  /** Block by block: a pattern that repeats a group needs a frame of the stack for each. */
  private static String unwrapped(String line) {
    Matcher block = ENVELOPE.matcher(line);
    int from = 0;
    while (block.region(from, line.length()).lookingAt()) {
      from = block.end();
    }
    return line.substring(from);
  }

  /** Without the control characters that some banks put around messages. */
  private static String controlled(String line) {
    return line.codePoints().anyMatch(Character::isISOControl)
        ? line.replaceAll("\\t", " ").replaceAll("\\p{Cntrl}", "")
        : line;
  }
}

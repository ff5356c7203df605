package app.coffer.desktop.banking;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tags of an OFX body, SGML or XML alike: a tag and the text up to the next tag. Closing tags
 * may be missing; nothing is resolved or fetched.
 */
final class OfxTokens {
  /**
   * @param name upper case, without a prefix
   * @param text what follows an opening tag, unescaped and stripped
   */
  record Token(boolean opens, String name, String text, int line) {}

  private static final Pattern TAG =
      Pattern.compile(
          "<(?<slash>/?)(?:[A-Za-z][A-Za-z0-9]{0,20}:)?(?<name>[A-Za-z][A-Za-z0-9._-]{0,60})"
              + "(?:\\s[^<>]{0,200})?(?<empty>/?)>");
  private static final Pattern ENTITY =
      Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z]{2,6});");
  private static final Map<String, String> NAMED =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

  private final String text;
  private final Matcher tags;
  private int at;
  private int line = 1;
  private int counted;

  OfxTokens(String text) {
    this.text = text;
    this.tags = TAG.matcher(text);
  }

  Optional<Token> next() {
    if (!find(at)) {
      return Optional.empty();
    }
    int start = tags.start();
    boolean opens = tags.group("slash").isEmpty();
    boolean empty = !tags.group("empty").isEmpty();
    String name = tags.group("name").toUpperCase(Locale.ROOT);
    at = tags.end();
    StringBuilder value = new StringBuilder();
    if (opens && !empty) {
      readText(value);
    }
    return Optional.of(new Token(opens, name, value.toString().strip(), lineOf(start)));
  }

  private void readText(StringBuilder value) {
    int from = at;
    while (true) {
      int angle = text.indexOf('<', from);
      if (angle < 0) {
        append(value, at, text.length());
        at = text.length();
        return;
      }
      if (text.startsWith("<![CDATA[", angle)) {
        append(value, at, angle);
        int end = text.indexOf("]]>", angle);
        int stop = end < 0 ? text.length() : end;
        append(value, text.substring(Math.min(angle + 9, stop), stop));
        at = Math.min(text.length(), stop + 3);
        from = at;
      } else if (text.startsWith("<!--", angle)) {
        append(value, at, angle);
        int end = text.indexOf("-->", angle);
        at = end < 0 ? text.length() : end + 3;
        from = at;
      } else if (tags.region(angle, text.length()).lookingAt()) {
        append(value, at, angle);
        at = angle;
        return;
      } else {
        from = angle + 1;
      }
    }
  }

  private boolean find(int from) {
    tags.region(Math.min(from, text.length()), text.length());
    return tags.find();
  }

  private void append(StringBuilder value, int from, int to) {
    append(value, unescape(text.substring(from, Math.min(to, from + BankFile.MOST_CHARS))));
  }

  private static void append(StringBuilder value, String more) {
    int room = BankFile.MOST_CHARS - value.length();
    value.append(more, 0, Math.min(more.length(), Math.max(0, room)));
  }

  private int lineOf(int position) {
    for (; counted < position; counted++) {
      char c = text.charAt(counted);
      if (c == '\n'
          || c == '\r' && (counted + 1 >= text.length() || text.charAt(counted + 1) != '\n')) {
        line++;
      }
    }
    return line;
  }

  /** Entities that are none stay as written: banks forget to escape {@code &}. */
  static String unescape(String raw) {
    if (raw.indexOf('&') < 0) {
      return raw;
    }
    return ENTITY
        .matcher(raw)
        .replaceAll(found -> {
          String name = found.group(1);
          String plain = NAMED.getOrDefault(name.toLowerCase(Locale.ROOT), found.group());
          if (name.startsWith("#")) {
            boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
            int code = Integer.parseInt(name.substring(hex ? 2 : 1), hex ? 16 : 10);
            boolean usable =
                Character.isValidCodePoint(code)
                    && code >= ' '
                    && !(code >= 0xD800 && code < 0xE000);
            plain = usable ? Character.toString(code) : " ";
          }
          return Matcher.quoteReplacement(plain);
        });
  }
}

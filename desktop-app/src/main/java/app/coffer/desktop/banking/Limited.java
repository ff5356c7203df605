package app.coffer.desktop.banking;

/** Text of a bank cut to what the ledger takes. */
final class Limited {
  private static final java.util.regex.Pattern BLANKS =
      java.util.regex.Pattern.compile("[\\s\\p{Cntrl}]+");
  static final int NAME = 100;
  static final int NOTES = 4000;

  private Limited() {}

  /**
   * Whether it is printable ASCII with single blanks between: then nothing has to be done to it.
   */
  static boolean isPlain(String text) {
    boolean blank = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7F || c == ' ' && blank) {
        return false;
      }
      blank = c == ' ';
    }
    return text.isEmpty() || !blank;
  }

  /** One line without control characters, at most {@code most} characters. */
  static String text(String raw, int most) {
    if (raw.length() <= most && isPlain(raw)) {
      return raw;
    }
    String line = BLANKS.matcher(raw).replaceAll(" ").strip();
    return line.codePointCount(0, line.length()) <= most
        ? line
        : line.substring(0, line.offsetByCodePoints(0, most)).strip();
  }
}

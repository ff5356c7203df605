package app.coffer.desktop.rules;

/**
 * Text that lets itself be read only so often: a regular expression that goes round in circles ends
 * instead of holding everything up.
 */
final class BoundedText implements CharSequence {
  private static final int STEPS = 20_000;

  /** Thrown to the matcher when the text was read too often. */
  static final class TooLong extends RuntimeException {
    TooLong() {
      super("a pattern takes too long", null, false, false);
    }
  }

  private final CharSequence text;
  private int steps;

  BoundedText(CharSequence text) {
    this.text = text;
  }

  @Override
  public char charAt(int index) {
    if (++steps > STEPS) {
      throw new TooLong();
    }
    return text.charAt(index);
  }

  @Override
  public int length() {
    return text.length();
  }

  @Override
  public CharSequence subSequence(int from, int to) {
    return text.subSequence(from, to);
  }

  @Override
  public String toString() {
    return text.toString();
  }
}

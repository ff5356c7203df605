package app.coffer.desktop.banking.bring;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Reads UTF-8 in which some writers put signs beyond the first plane as two halves. */
final class Utf8 {
  private Utf8() {}

  static String text(byte[] bytes) {
    int from = half(bytes, 0);
    if (from < 0) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    ByteArrayOutputStream whole = new ByteArrayOutputStream(bytes.length);
    int done = 0;
    while (from >= 0) {
      whole.write(bytes, done, from - done);
      int sign = Character.toCodePoint(unit(bytes, from), unit(bytes, from + 3));
      whole.writeBytes(Character.toString(sign).getBytes(StandardCharsets.UTF_8));
      done = from + 6;
      from = half(bytes, done);
    }
    whole.write(bytes, done, bytes.length - done);
    return whole.toString(StandardCharsets.UTF_8);
  }

  /** Where the next sign in two halves begins, or -1. */
  private static int half(byte[] bytes, int from) {
    for (int i = from; i + 5 < bytes.length; i++) {
      boolean surrogates = bytes[i] == (byte) 0xed && bytes[i + 3] == (byte) 0xed;
      if (surrogates
          && Character.isHighSurrogate(unit(bytes, i))
          && Character.isLowSurrogate(unit(bytes, i + 3))) {
        return i;
      }
    }
    return -1;
  }

  private static char unit(byte[] bytes, int at) {
    return (char) ((bytes[at] & 0x0f) << 12 | (bytes[at + 1] & 0x3f) << 6 | bytes[at + 2] & 0x3f);
  }
}

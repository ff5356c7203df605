package app.coffer.desktop.banking;

import app.coffer.desktop.banking.Finding.Code;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tells by its first bytes that a file cannot be a bank's export. */
final class WrongKind {
  private record Magic(String hex, Code kind) {}

  private static final List<Magic> MAGIC =
      List.of(
          new Magic("25504446", Code.KIND_PDF),
          new Magic("D0CF11E0A1B11AE1", Code.KIND_OLD_OFFICE),
          new Magic("89504E47", Code.KIND_IMAGE),
          new Magic("FFD8FF", Code.KIND_IMAGE),
          new Magic("47494638", Code.KIND_IMAGE),
          new Magic("49492A00", Code.KIND_IMAGE),
          new Magic("4D4D002A", Code.KIND_IMAGE),
          new Magic("52494646", Code.KIND_IMAGE_OR_RECORDING),
          new Magic("7F454C46", Code.KIND_PROGRAM),
          new Magic("CAFEBABE", Code.KIND_PROGRAM),
          new Magic("CFFAEDFE", Code.KIND_PROGRAM),
          new Magic("FEEDFACF", Code.KIND_PROGRAM),
          new Magic("1F8B", Code.KIND_COMPRESSED),
          new Magic("425A68", Code.KIND_COMPRESSED),
          new Magic("377ABCAF271C", Code.KIND_COMPRESSED),
          new Magic("526172211A", Code.KIND_COMPRESSED),
          new Magic("FD377A585A00", Code.KIND_COMPRESSED),
          new Magic("53514C69746520666F726D6174203300", Code.KIND_DATABASE),
          new Magic("7B5C727466", Code.KIND_RTF));

  private static final byte[] UTF_16LE = {(byte) 0xFF, (byte) 0xFE};
  private static final byte[] UTF_16BE = {(byte) 0xFE, (byte) 0xFF};

  private WrongKind() {}

  /** What it looks like; empty where the bytes may be a bank's export. */
  static Optional<Finding> of(byte[] bytes) {
    if (blank(bytes)) {
      return Optional.of(Finding.of(Code.EMPTY));
    }
    for (Magic magic : MAGIC) {
      byte[] wanted = HexFormat.of().parseHex(magic.hex());
      if (starts(bytes, wanted)) {
        return Optional.of(looksLike(magic.kind()));
      }
    }
    String head =
        new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1)
            .replace("\u0000", "");
    if (starts(bytes, new byte[] {'P', 'K', 3, 4}) || starts(bytes, new byte[] {'P', 'K', 5, 6})) {
      return Optional.of(
          looksLike(
              head.contains("xl/") || head.contains("[Content_Types]")
                  ? Code.KIND_OFFICE
                  : Code.KIND_ZIP));
    }
    if (starts(bytes, new byte[] {'M', 'Z'}) && binary(bytes)) {
      return Optional.of(looksLike(Code.KIND_PROGRAM));
    }
    String text = head.replaceFirst("^(\u00EF\u00BB\u00BF|\u00FF\u00FE|\u00FE\u00FF)", "").strip();
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("<!doctype html") || lower.startsWith("<html")) {
      return Optional.of(Finding.of(Code.WEB_PAGE));
    }
    if (lower.startsWith("{\"") || lower.startsWith("[{") || lower.matches("(?s)\\{\\s+\".*")) {
      return Optional.of(looksLike(Code.KIND_JSON));
    }
    return binary(bytes) ? Optional.of(Finding.of(Code.NOT_TEXT)) : Optional.empty();
  }

  private static Finding looksLike(Code kind) {
    return Finding.of(Code.WRONG_KIND, Finding.of(kind));
  }

  private static boolean starts(byte[] bytes, byte[] wanted) {
    return bytes.length >= wanted.length
        && java.util.Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length);
  }

  private static boolean blank(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      int b = bytes[i] & 0xff;
      boolean mark = i < 3 && (b == 0xEF || b == 0xBB || b == 0xBF || b == 0xFE || b == 0xFF);
      if (!mark && b != 0 && b > ' ') {
        return false;
      }
    }
    return true;
  }

  /** Zeros and control characters that no text has; the zeros of UTF-16 stand in one column. */
  private static boolean binary(byte[] bytes) {
    if (starts(bytes, UTF_16LE) || starts(bytes, UTF_16BE)) {
      // half of the bytes of Cyrillic look like controls
      byte[] head = java.util.Arrays.copyOf(bytes, Math.min(bytes.length, 4096));
      return new String(head, StandardCharsets.UTF_16)
              .chars()
              .filter(c -> c == 0 || Character.isISOControl(c) && !Character.isWhitespace(c))
              .count()
          > Math.max(2, head.length / 40);
    }
    int seen = Math.min(bytes.length, 4096);
    int controls = 0;
    int[] zeros = new int[2];
    for (int i = 0; i < seen; i++) {
      int b = bytes[i] & 0xff;
      if (b == 0) {
        zeros[i % 2]++;
      } else if (b < ' ' && b != '\t' && b != '\n' && b != '\r' && b != '\f' && b != 0x1a) {
        controls++;
      }
    }
    boolean wide =
        Math.max(zeros[0], zeros[1]) > seen / 4
            && Math.min(zeros[0], zeros[1]) < Math.max(zeros[0], zeros[1]) / 4;
    return controls > Math.max(2, seen / 20) || (!wide && zeros[0] + zeros[1] > seen / 50 + 1);
  }
}

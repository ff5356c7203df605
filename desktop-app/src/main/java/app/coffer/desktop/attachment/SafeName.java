package app.coffer.desktop.attachment;

import app.coffer.wire.Limits;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Names as every system takes them for a file: no separators, no characters that control or reorder
 * text, no names that Windows keeps for devices, not too long.
 */
public final class SafeName {
  private static final String UNNAMED = "file";

  /** Several systems count bytes, and allow 255 of them. */
  private static final int BYTES = 200;

  private static final Pattern FORBIDDEN = Pattern.compile("[\\\\/:*?\"<>|]");
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]");
  private static final Pattern DEVICES =
      Pattern.compile("(?i)(con|prn|aux|nul|conin\\$|conout\\$|(com|lpt)[0-9¹²³])(\\..*)?");

  /** What programs show and do not run, by the ending of its name. */
  private static final Map<String, String> VIEWABLE =
      Map.ofEntries(
          Map.entry("pdf", "application/pdf"),
          Map.entry("png", "image/png"),
          Map.entry("jpg", "image/jpeg"),
          Map.entry("jpeg", "image/jpeg"),
          Map.entry("gif", "image/gif"),
          Map.entry("webp", "image/webp"),
          Map.entry("bmp", "image/bmp"),
          Map.entry("tif", "image/tiff"),
          Map.entry("tiff", "image/tiff"),
          Map.entry("heic", "image/heic"),
          Map.entry("txt", "text/plain"),
          Map.entry("md", "text/markdown"),
          Map.entry("csv", "text/csv"),
          Map.entry("odt", "application/vnd.oasis.opendocument.text"),
          Map.entry("ods", "application/vnd.oasis.opendocument.spreadsheet"),
          Map.entry(
              "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
          Map.entry("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"));

  private SafeName() {}

  /** The name that a file may have, as near to the given one as can be. */
  public static String of(String given) {
    String name = UNSEEN.matcher(given).replaceAll("");
    name = Normalizer.normalize(name, Normalizer.Form.NFC);
    name = FORBIDDEN.matcher(name).replaceAll("_");
    name = shortened(trimmed(name));
    if (DEVICES.matcher(name).matches()) {
      name = "_" + name;
    }
    return name.isEmpty() ? UNNAMED : name;
  }

  /** Windows drops blanks and full stops at the end; elsewhere one in front hides a file. */
  private static String trimmed(String name) {
    return name.replaceAll("^[\\s.]+|[\\s.]+$", "");
  }

  /** Cuts before the ending, which says what the file is. */
  private static String shortened(String name) {
    String ending = ending(name);
    String rest = ending.isEmpty() ? name : name.substring(0, name.length() - ending.length() - 1);
    String tail = ending.isEmpty() ? "" : "." + ending;
    while (!rest.isEmpty() && !fits(rest + tail)) {
      rest = rest.substring(0, rest.offsetByCodePoints(rest.length(), -1));
    }
    return trimmed(rest) + tail;
  }

  private static boolean fits(String name) {
    return name.length() <= Limits.ATTACHMENT_NAME_CHARACTERS
        && name.getBytes(java.nio.charset.StandardCharsets.UTF_8).length <= BYTES;
  }

  /** What follows the last full stop, in any case of letters; empty where that is no ending. */
  private static String ending(String name) {
    int stop = name.lastIndexOf('.');
    String ending = stop <= 0 ? "" : name.substring(stop + 1);
    return ending.matches("[A-Za-z0-9]{1,10}") ? ending : "";
  }

  /** Whether programs show such a file, and never run it. */
  public static boolean isViewable(String name) {
    return VIEWABLE.containsKey(ending(of(name)).toLowerCase(Locale.ROOT));
  }

  /** What the name says of the kind of file. */
  static String mediaType(String name) {
    return VIEWABLE.getOrDefault(ending(name).toLowerCase(Locale.ROOT), "application/octet-stream");
  }
}

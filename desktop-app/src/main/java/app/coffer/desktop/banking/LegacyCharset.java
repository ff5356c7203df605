package app.coffer.desktop.banking;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which one-byte encoding a text without Unicode is in: the one in which the letters beyond ASCII
 * stand where letters do. Where several read equally well, the region tells.
 */
final class LegacyCharset {
  static final Charset CENTRAL = Charset.forName("windows-1250");
  static final Charset CYRILLIC = Charset.forName("windows-1251");
  private static final Set<String> CENTRAL_REGIONS =
      Set.of("CZ", "SK", "PL", "HU", "HR", "SI", "RO", "BA", "AL");
  private static final Set<String> CYRILLIC_REGIONS =
      Set.of("RU", "UA", "BG", "BY", "RS", "MK", "KZ");
  private static final int SEEN = 200_000;

  private LegacyCharset() {}

  static Charset of(byte[] bytes, Locale region) {
    byte[] head = bytes.length <= SEEN ? bytes : java.util.Arrays.copyOf(bytes, SEEN);
    Charset best = byRegion(region);
    int most = score(new String(head, best));
    for (Charset each : List.of(BankFile.WINDOWS_1252, CENTRAL, CYRILLIC)) {
      int score = score(new String(head, each));
      if (score > most) {
        most = score;
        best = each;
      }
    }
    return best;
  }

  private static Charset byRegion(Locale region) {
    if (CENTRAL_REGIONS.contains(region.getCountry())) {
      return CENTRAL;
    }
    return CYRILLIC_REGIONS.contains(region.getCountry()) ? CYRILLIC : BankFile.WINDOWS_1252;
  }

  /** Letters in words of their own alphabet count for it; signs within words against it. */
  private static int score(String text) {
    int score = 0;
    int from = 0;
    while (from < text.length()) {
      if (!inWord(text, from)) {
        from++;
        continue;
      }
      int to = from;
      while (to < text.length() && inWord(text, to)) {
        to++;
      }
      score += word(text.substring(from, to));
      from = to;
    }
    return score;
  }

  /** Letters, and signs beyond ASCII that touch one. */
  private static boolean inWord(String text, int at) {
    char c = text.charAt(at);
    return Character.isLetter(c)
        || c > 0x7f
            && (at > 0 && Character.isLetter(text.charAt(at - 1))
                || at + 1 < text.length() && Character.isLetter(text.charAt(at + 1)));
  }

  private static int word(String word) {
    int beyond = 0;
    int cyrillic = 0;
    int signs = 0;
    int latin = 0;
    int capitals = 0;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c <= 0x7f) {
        latin++;
      } else if (!Character.isLetter(c) || c == '\u00BA' || c == '\u00AA') {
        signs++;
      } else {
        beyond++;
        cyrillic += Character.UnicodeScript.of(c) == Character.UnicodeScript.CYRILLIC ? 1 : 0;
        capitals +=
            i > 0 && Character.isUpperCase(c) && Character.isLowerCase(word.charAt(i - 1)) ? 1 : 0;
      }
    }
    if (beyond + signs == 0) {
      return 0;
    }
    boolean mixed = cyrillic > 0 && (latin > 0 || cyrillic < beyond);
    // a word of nothing but accented letters is another alphabet read wrongly
    boolean accentsOnly = cyrillic == 0 && latin == 0 && beyond > 2;
    return (mixed || accentsOnly ? -3 * beyond : beyond) - 3 * signs - 2 * capitals;
  }
}

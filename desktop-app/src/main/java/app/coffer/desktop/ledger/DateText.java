package app.coffer.desktop.ledger;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads dates as people type them: {@code 14}, {@code 14.11}, {@code 1411}, {@code 14.11.26},
 * {@code 2026-11-14}. What is left out is today's; day and month come in the region's order.
 */
public final class DateText {
  private static final Pattern ISO = Pattern.compile("(\\d{4})-(\\d{1,2})-(\\d{1,2})");
  private static final Pattern PARTS =
      Pattern.compile("(\\d{1,2})(?:[./\\- ](\\d{1,2})(?:[./\\- ](\\d{4}|\\d{2})?)?)?\\.?");
  private static final Pattern DIGITS = Pattern.compile("(\\d{2})(\\d{2})(\\d{4}|\\d{2})?");
  private static final int CENTURY = 2000;

  private DateText() {}

  /** The date, or empty where the text is none or the calendar has no such day. */
  public static Optional<LocalDate> parse(String typed, LocalDate today, Locale region) {
    String text = typed.strip();
    try {
      Matcher iso = ISO.matcher(text);
      if (iso.matches()) {
        return Optional.of(LocalDate.of(number(iso, 1), number(iso, 2), number(iso, 3)));
      }
      for (Pattern pattern : new Pattern[] {PARTS, DIGITS}) {
        Matcher parts = pattern.matcher(text);
        if (parts.matches()) {
          return Optional.of(date(parts, today, monthFirst(region)));
        }
      }
      return Optional.empty();
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }

  private static LocalDate date(Matcher parts, LocalDate today, boolean monthFirst) {
    if (parts.group(2) == null) {
      return LocalDate.of(today.getYear(), today.getMonth(), number(parts, 1));
    }
    int year = parts.group(3) == null ? today.getYear() : number(parts, 3);
    int month = number(parts, monthFirst ? 1 : 2);
    int day = number(parts, monthFirst ? 2 : 1);
    return LocalDate.of(year < 100 ? CENTURY + year : year, month, day);
  }

  private static boolean monthFirst(Locale region) {
    String pattern =
        DateTimeFormatterBuilder.getLocalizedDateTimePattern(
            FormatStyle.SHORT, null, IsoChronology.INSTANCE, region);
    return pattern.indexOf('M') < pattern.indexOf('d');
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }
}

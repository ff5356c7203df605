package app.coffer.desktop.ui.kit;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads what a person types as a date: {@code 14}, {@code 14.11}, {@code 1411}, {@code 14.11.26},
 * {@code 2026-11-14}, the start of a weekday's name (the last such day), or the date as shown.
 */
final class DateText {
  private DateText() {}

  static Optional<LocalDate> parse(
      String typed, LocalDate today, Locale region, DateTimeFormatter shown) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(text, shown));
    } catch (DateTimeParseException notAsShown) {
      return text.codePoints().anyMatch(Character::isLetter)
          ? weekday(text, today, region)
          : numbers(text, today, dayFirst(region));
    }
  }

  private static Optional<LocalDate> weekday(String text, LocalDate today, Locale region) {
    for (DayOfWeek day : DayOfWeek.values()) {
      String name = day.getDisplayName(TextStyle.FULL, region);
      if (text.length() >= 2 && name.toLowerCase(region).startsWith(text.toLowerCase(region))) {
        return Optional.of(today.with(TemporalAdjusters.previousOrSame(day)));
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> numbers(String text, LocalDate today, boolean dayFirst) {
    String[] parts = text.split("[^0-9]+");
    if (parts.length == 1 && parts[0].length() > 2) {
      parts = digits(parts[0]);
    }
    try {
      return switch (parts.length) {
        case 1 -> Optional.of(today.withDayOfMonth(Integer.parseInt(parts[0])));
        case 2 -> Optional.of(of(parts[0], parts[1], today.getYear(), dayFirst));
        case 3 ->
            parts[0].length() == 4
                ? Optional.of(of(parts[2], parts[1], Integer.parseInt(parts[0]), true))
                : Optional.of(of(parts[0], parts[1], year(parts[2], today), dayFirst));
        default -> Optional.empty();
      };
    } catch (DateTimeException | NumberFormatException noDate) {
      return Optional.empty();
    }
  }

  /** {@code 1411} and {@code 14112026} cut into their parts. */
  private static String[] digits(String text) {
    return switch (text.length()) {
      case 4 -> new String[] {text.substring(0, 2), text.substring(2)};
      case 6, 8 -> new String[] {text.substring(0, 2), text.substring(2, 4), text.substring(4)};
      default -> new String[0];
    };
  }

  private static int year(String text, LocalDate today) {
    int year = Integer.parseInt(text);
    return text.length() > 2 ? year : today.getYear() / 100 * 100 + year;
  }

  private static LocalDate of(String first, String second, int year, boolean dayFirst) {
    int a = Integer.parseInt(first);
    int b = Integer.parseInt(second);
    return dayFirst ? LocalDate.of(year, b, a) : LocalDate.of(year, a, b);
  }

  private static boolean dayFirst(Locale region) {
    String pattern =
        DateTimeFormatterBuilder.getLocalizedDateTimePattern(
            FormatStyle.SHORT, null, IsoChronology.INSTANCE, region);
    return pattern.indexOf('d') < pattern.indexOf('M');
  }
}

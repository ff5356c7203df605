package app.coffer.desktop.banking;

import app.coffer.desktop.banking.Finding.Code;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Days as banks write them; a time behind the day is ignored, an impossible day refused. */
final class DateText {
  private static final Pattern TIME =
      Pattern.compile("(?<=[0-9])[T ]\\s*[0-9]{1,2}:[0-9]{2}.*$|(?<=[0-9])T[0-9].*$");

  private static final Pattern DAY =
      Pattern.compile(
          "[0-9]{1,4}[-/. ]{1,2}([0-9]{1,2}|\\p{L}{3})[-/. ]{1,2}[0-9]{1,4}|[0-9]{8}|\\p{L}{3}"
              + " [0-9]{1,2},? [0-9]{4}");

  /** What a pattern is made of: other letters stand for times, zones and eras. */
  private static final Pattern LETTERS = Pattern.compile("[dMuy][dMuy,./ -]{2,30}");

  /** In the order of trust: where two read all values of a column, the first is taken. */
  static final List<String> PATTERNS = patterns();

  private static final int REMEMBERED = 10_000;

  private final DateTimeFormatter formatter;

  /** The days of a file come again and again. */
  private final Map<String, LocalDate> known = new HashMap<>();

  /**
   * @throws IllegalArgumentException where {@code pattern} is none
   */
  DateText(String pattern) {
    if (!LETTERS.matcher(pattern).matches()) {
      throw new IllegalArgumentException("no pattern of a day");
    }
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    String rest = pattern.replace('y', 'u');
    int year = rest.indexOf('u');
    int end = rest.lastIndexOf('u') + 1;
    if (end - year == 2) {
      append(builder, rest.substring(0, year));
      builder.appendValueReduced(ChronoField.YEAR, 2, 2, LocalDate.of(1970, 1, 1));
      append(builder, rest.substring(end));
    } else {
      builder.appendPattern(rest);
    }
    formatter = builder.toFormatter(Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
  }

  /** Not for several threads at once. */
  LocalDate read(String text) throws AmountText.Refused {
    LocalDate before = known.get(text);
    if (before != null) {
      return before;
    }
    LocalDate date = parsed(text);
    if (known.size() < REMEMBERED) {
      known.put(text, date);
    }
    return date;
  }

  private LocalDate parsed(String text) throws AmountText.Refused {
    String day = day(text);
    if (day.isEmpty()) {
      throw new AmountText.Refused(Code.DATE_MISSING);
    }
    try {
      return bounded(LocalDate.parse(day, formatter), text);
    } catch (DateTimeException e) {
      throw refused(text);
    }
  }

  /** The first eight digits, as written. */
  static LocalDate ofx(String text) throws AmountText.Refused {
    if (text.isBlank()) {
      throw new AmountText.Refused(Code.DATE_MISSING);
    }
    String digits =
        text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}.*")
            ? text.substring(0, 10).replace("-", "")
            : text;
    if (!digits.matches("(?s)[0-9]{8}.*")) {
      throw refused(text);
    }
    try {
      return bounded(
          LocalDate.of(
              Integer.parseInt(digits.substring(0, 4)),
              Integer.parseInt(digits.substring(4, 6)),
              Integer.parseInt(digits.substring(6, 8))),
          text);
    } catch (DateTimeException e) {
      throw refused(text);
    }
  }

  /** Without a time behind it and without a full stop at the end. */
  static String day(String text) {
    String day = text.strip();
    if (day.indexOf(':') >= 0 || day.indexOf('T') > 0) {
      day = TIME.matcher(day).replaceFirst("").strip();
    }
    return day.endsWith(".") ? day.substring(0, day.length() - 1) : day;
  }

  static boolean looksLikeDate(String text) {
    String day = day(text);
    return day.length() >= 5 && day.length() <= 12 && DAY.matcher(day).matches();
  }

  private static LocalDate bounded(LocalDate date, String text) throws AmountText.Refused {
    if (date.getYear() < 1900 || date.getYear() > 2199) {
      throw refused(text);
    }
    return date;
  }

  private static AmountText.Refused refused(String text) {
    return new AmountText.Refused(Code.NOT_A_DATE, BankFile.shortened(text));
  }

  private static void append(DateTimeFormatterBuilder builder, String pattern) {
    if (!pattern.isEmpty()) {
      builder.appendPattern(pattern);
    }
  }

  private static List<String> patterns() {
    List<String> all = new ArrayList<>(List.of("uuuu-M-d", "uuuuMMdd", "uuuu/M/d", "uuuu.M.d"));
    for (String year : List.of("uuuu", "uu")) {
      for (String sign : List.of("/", ".", "-", " ")) {
        all.add("d" + sign + "M" + sign + year);
        all.add("M" + sign + "d" + sign + year);
        all.add("d" + sign + "MMM" + sign + year);
      }
    }
    all.add("MMM d, uuuu");
    all.add("MMM d uuuu");
    all.add("ddMMuuuu");
    return List.copyOf(all);
  }
}

package app.coffer.desktop.banking;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * How a file writes its days. People read the last day of a year written so; scripts the pattern.
 *
 * @param pattern as of {@link BankImport.CsvColumns}
 */
public record DateForm(String pattern) {
  /** Those there are words for. */
  static final List<String> ORDERS = List.of("DMY", "MDY", "YMD");

  private static final LocalDate DAY = LocalDate.of(2026, 12, 31);

  /** The last day of 2026 as the file would write it. */
  public String example() {
    return DateTimeFormatter.ofPattern(pattern.replace('y', 'u'), Locale.ENGLISH).format(DAY);
  }

  /** The example with the order of its parts. */
  public String in(Finding.Voice voice) {
    String order =
        pattern
            .replaceAll("[^dMuy]", "")
            .replace('u', 'y')
            .replaceAll("(.)\\1+", "$1")
            .toUpperCase(Locale.ROOT);
    return ORDERS.contains(order)
        ? voice.sentence("date." + order, new Object[] {example()})
        : example();
  }

  @Override
  public String toString() {
    return pattern;
  }
}

package app.coffer.desktop.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.Month;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;

/**
 * The currency of the household's journeys.
 *
 * @param usual what one unit of the household's currency is worth in it
 */
record Abroad(Currency currency, double usual) {
  private static final Map<String, Abroad> OF =
      Map.of(
          "EUR", new Abroad(Currency.getInstance("USD"), 1.12),
          "USD", new Abroad(Currency.getInstance("EUR"), 0.89),
          "GBP", new Abroad(Currency.getInstance("EUR"), 1.16),
          "CHF", new Abroad(Currency.getInstance("EUR"), 1.05));

  /** Empty where none was thought of: better no rate than an absurd one. */
  static Optional<Abroad> from(Currency home) {
    return Optional.ofNullable(OF.get(home.getCurrencyCode()));
  }

  /** A rate that wanders about the usual one. */
  BigDecimal rate(LocalDate day) {
    double week = Math.floorDiv(day.toEpochDay(), 7);
    double wander = 0.03 * Math.sin(week / 9) + 0.012 * Math.sin(week * 1.7);
    return BigDecimal.valueOf(usual * (1 + wander)).setScale(4, RoundingMode.HALF_EVEN);
  }

  /** What becomes of hundredths of the household's currency. */
  long hundredths(long home, LocalDate day) {
    return rate(day).multiply(BigDecimal.valueOf(home)).longValue();
  }

  /** The card for journeys is filled before each of them. */
  static boolean filled(LocalDate day) {
    return day.getDayOfMonth() == 21
        && (day.getMonth() == Month.JULY || day.getMonth() == Month.JANUARY);
  }

  /** Two weeks in summer, one in winter. */
  static boolean away(LocalDate day) {
    int of = day.getDayOfMonth();
    return day.getMonth() == Month.AUGUST && of >= 3 && of <= 16
        || day.getMonth() == Month.FEBRUARY && of >= 9 && of <= 14;
  }
}

package app.coffer.desktop.report;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** Which days a report is about, seen from today. */
public enum Period {
  THIS_MONTH,
  LAST_MONTH,
  THREE_MONTHS,
  SIX_MONTHS,
  TWELVE_MONTHS,
  THIS_YEAR,
  LAST_YEAR,
  /** From the first transaction on. */
  ALL,
  /** Two days that were typed. */
  CUSTOM;

  /** A first and a last day. */
  public record Days(LocalDate from, LocalDate to) {
    public Days {
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("it ends before it begins");
      }
    }
  }

  /**
   * The days; whole months, so that the current one goes to its end.
   *
   * @param oldest the day of the oldest transaction; empty where there is none
   * @param typed what {@link #CUSTOM} means
   */
  public Days days(LocalDate today, Optional<LocalDate> oldest, Days typed) {
    YearMonth now = YearMonth.from(today);
    return switch (this) {
      case THIS_MONTH -> months(now, now);
      case LAST_MONTH -> months(now.minusMonths(1), now.minusMonths(1));
      case THREE_MONTHS -> months(now.minusMonths(2), now);
      case SIX_MONTHS -> months(now.minusMonths(5), now);
      case TWELVE_MONTHS -> months(now.minusMonths(11), now);
      case THIS_YEAR -> months(now.withMonth(1), now);
      case LAST_YEAR -> months(now.minusYears(1).withMonth(1), now.minusYears(1).withMonth(12));
      case ALL -> {
        YearMonth first = oldest.map(YearMonth::from).orElse(now);
        yield months(first.isAfter(now) ? now : first, now);
      }
      case CUSTOM -> typed;
    };
  }

  private static Days months(YearMonth from, YearMonth to) {
    return new Days(from.atDay(1), to.atEndOfMonth());
  }
}

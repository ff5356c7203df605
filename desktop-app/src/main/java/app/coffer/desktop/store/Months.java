package app.coffer.desktop.store;

import java.time.YearMonth;

/** Months as integers: {@code year * 12 + month - 1}. */
final class Months {
  private Months() {}

  static int number(YearMonth month) {
    return Math.addExact(Math.multiplyExact(month.getYear(), 12), month.getMonthValue() - 1);
  }

  static YearMonth of(long number) {
    return YearMonth.of(Math.toIntExact(Math.floorDiv(number, 12)), Math.floorMod(number, 12) + 1);
  }
}

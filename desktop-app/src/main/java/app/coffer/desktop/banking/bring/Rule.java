package app.coffer.desktop.banking.bring;

import java.time.LocalDate;

/** Rules of RFC 5545 as programs mean them that only know a unit and a number. */
final class Rule {
  private static final int SHORTEST_MONTH = 28;

  private Rule() {}

  static String days(int every) {
    return "FREQ=DAILY" + interval(every);
  }

  static String weeks(int every) {
    return "FREQ=WEEKLY" + interval(every);
  }

  /** A month without such a day has it on its last. */
  static String months(LocalDate first, int every) {
    return "FREQ=MONTHLY" + interval(every) + onDay(first.getDayOfMonth());
  }

  /** For a month's day that not every month has. */
  static String onDay(int day) {
    if (day <= SHORTEST_MONTH) {
      return "";
    }
    StringBuilder days = new StringBuilder(";BYMONTHDAY=" + SHORTEST_MONTH);
    for (int each = SHORTEST_MONTH + 1; each <= day; each++) {
      days.append(',').append(each);
    }
    return days.append(";BYSETPOS=-1").toString();
  }

  static String years(LocalDate first, int every) {
    boolean leap = first.getMonthValue() == 2 && first.getDayOfMonth() == 29;
    return "FREQ=YEARLY"
        + interval(every)
        + (leap ? ";BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1" : "");
  }

  /** The end after so many times; none for 0 and less. */
  static String times(String rule, int count) {
    return count > 0 && !rule.isEmpty() ? rule + ";COUNT=" + count : rule;
  }

  static String interval(int every) {
    return every > 1 ? ";INTERVAL=" + every : "";
  }
}

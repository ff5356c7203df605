package app.coffer.desktop.banking;

import java.util.List;

/**
 * What a bank does with the rows of its CSV beside the columns.
 *
 * @param continued whether a row without a date and an amount goes on with the one above
 * @param order which end of the file is the newest
 * @param pending words that say in the column {@code STATUS} that a row is not booked yet, in lower
 *     case without accents
 */
public record CsvHabits(boolean continued, Order order, List<String> pending) {

  /** What banks write for rows that may still change or vanish. */
  public static final List<String> PENDING =
      List.of(
          "pending",
          "vorgemerkt",
          "vorgemerkter umsatz",
          "offen",
          "in bearbeitung",
          "reserviert",
          "authorised",
          "authorized",
          "en attente",
          "pendiente",
          "in sospeso",
          "in behandeling",
          "reserved",
          "reservation",
          "fuggoben");

  public static final CsvHabits NONE = new CsvHabits(false, Order.UNKNOWN, PENDING);

  public CsvHabits {
    pending = List.copyOf(pending);
  }

  /** Which end of a file is the newest. */
  public enum Order {
    /** The dates and the running balance tell. */
    UNKNOWN,
    NEWEST_FIRST,
    OLDEST_FIRST
  }
}

package app.coffer.desktop.report;

import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.List;

/**
 * What an account held, in its own currency.
 *
 * @param points the first day, and each later one on which it changed; at the end of the day
 */
public record BalanceHistory(RecordId account, List<Point> points) {
  public BalanceHistory {
    points = List.copyOf(points);
  }

  /** A day. */
  public record Point(LocalDate date, Money balance) {}
}

package app.coffer.desktop.schedule;

import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;

/**
 * What an account is expected to hold, day by day.
 *
 * @param points days on which it changes, the first day first; at the end of each
 */
public record Forecast(RecordId account, List<Point> points) {

  /** A balance at the end of a day. */
  public record Point(LocalDate date, Money balance) {}

  public Forecast {
    points = List.copyOf(points);
  }

  /** Where it is lowest, the first time. */
  public Point lowest() {
    return points.stream().min(Comparator.comparing(Point::balance)).orElseThrow();
  }

  /**
   * From a balance, transactions that are there already with a later date, and what is expected.
   * What is overdue counts on the first day.
   */
  static Forecast of(
      RecordId account, LocalDate today, Money balance, SortedMap<LocalDate, Money> moves) {
    var points = new ArrayList<Point>();
    Money now = balance;
    for (Money overdue : moves.headMap(today.plusDays(1)).values()) {
      now = now.plus(overdue);
    }
    points.add(new Point(today, now));
    for (var move : moves.tailMap(today.plusDays(1)).entrySet()) {
      now = now.plus(move.getValue());
      points.add(new Point(move.getKey(), now));
    }
    return new Forecast(account, points);
  }
}

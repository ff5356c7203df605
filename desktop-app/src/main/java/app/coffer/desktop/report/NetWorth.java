package app.coffer.desktop.report;

import app.coffer.desktop.money.Money;
import app.coffer.desktop.rates.Converter.Missing;
import java.time.YearMonth;
import java.util.List;

/**
 * What is owned and owed at the end of each month.
 *
 * @param missing currencies that are left out for want of a rate
 */
public record NetWorth(List<Point> points, List<Missing> missing) {
  public NetWorth {
    points = List.copyOf(points);
    missing = List.copyOf(missing);
  }

  /** The end of a month; {@code debts} is negative. */
  public record Point(YearMonth month, Money assets, Money debts) {
    public Money net() {
      return assets.plus(debts);
    }
  }
}

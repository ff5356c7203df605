package app.coffer.desktop.report;

import app.coffer.desktop.money.Money;
import app.coffer.desktop.rates.Converter.Missing;
import java.time.YearMonth;
import java.util.List;

/**
 * What came in and went out, month by month; transfers are left out.
 *
 * @param missing currencies that are left out for want of a rate
 */
public record Flow(List<Month> months, List<Missing> missing) {
  public Flow {
    months = List.copyOf(months);
    missing = List.copyOf(missing);
  }

  /** A month; {@code out} is negative. */
  public record Month(YearMonth month, Money in, Money out) {
    public Money net() {
      return in.plus(out);
    }
  }
}

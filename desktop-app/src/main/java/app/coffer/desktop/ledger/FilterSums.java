package app.coffer.desktop.ledger;

import app.coffer.desktop.money.Money;
import java.util.List;

/**
 * What the transactions of a filter add up to, one entry for each currency. Without an account
 * transfers count among the number but in neither sum: they go out and come in.
 *
 * @param out zero or negative
 */
public record FilterSums(int count, List<InOut> sums) {
  public FilterSums {
    sums = List.copyOf(sums);
  }

  /** Sums of one currency. */
  public record InOut(Money in, Money out) {}
}

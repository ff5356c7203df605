package app.coffer.desktop.banking.bring;

import app.coffer.desktop.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What comes over, and what does not; the same before and after it was written.
 *
 * @param transfers of the transactions
 * @param splits of the transactions
 */
public record BringReport(
    Product product,
    List<Total> accounts,
    int categories,
    int payees,
    int transactions,
    int transfers,
    int splits,
    int budgeted,
    int schedules,
    int rules,
    int rates,
    List<Note> notes) {

  /**
   * An account's balance by the source's rows, and by what is made of them.
   *
   * @param difference zero where they agree
   */
  public record Total(String name, Money there, Money here, Money difference) {}

  static BringReport of(Brought brought) {
    Map<String, Money> here = new HashMap<>();
    brought.accounts().forEach(each -> here.put(each.key(), each.opening()));
    for (Brought.Entry each : brought.entries()) {
      here.merge(each.account(), each.amount(), Money::plus);
      Money arrives = each.arrives();
      if (arrives != null) {
        here.merge(each.transfer(), arrives, Money::plus);
      }
      for (Brought.Line line : each.lines()) {
        Money part = line.arrives();
        if (part != null) {
          here.merge(line.transfer(), part, Money::plus);
        }
      }
    }
    List<Total> totals = new ArrayList<>();
    for (Brought.Account each : brought.accounts()) {
      Money is = here.getOrDefault(each.key(), each.opening());
      Money was = brought.totals().getOrDefault(each.key(), is);
      totals.add(new Total(each.name(), was, is, is.minus(was)));
    }
    List<Brought.Entry> entries = brought.entries();
    return new BringReport(
        brought.product(),
        List.copyOf(totals),
        brought.categories().size(),
        (int)
            entries.stream().map(Brought.Entry::payee).filter(n -> !n.isBlank()).distinct().count(),
        entries.size(),
        (int) entries.stream().filter(each -> each.arrives() != null).count(),
        (int) entries.stream().filter(each -> !each.lines().isEmpty()).count(),
        brought.budget().size(),
        brought.plans().size(),
        brought.rules().size(),
        brought.rates().size(),
        brought.notes());
  }

  /** Whether every account has what it had. */
  public boolean agrees() {
    return accounts.stream().allMatch(each -> each.difference().isZero());
  }
}

package app.coffer.desktop.budget;

import app.coffer.desktop.budget.Envelopes.Flows;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** What months are made from, with amounts that are none yet. The original stays as it is. */
final class Shifted {
  private final NavigableMap<YearMonth, Flows> flows = new TreeMap<>();
  private final YearMonth to;
  private final Function<LocalDate, YearMonth> month;
  private long opening;

  /**
   * @param to later months say nothing of what is asked
   */
  Shifted(
      Map<YearMonth, Flows> original,
      long opening,
      YearMonth to,
      Function<LocalDate, YearMonth> month) {
    original.forEach((each, moved) -> flows.put(each, moved.copy()));
    this.opening = opening;
    this.to = to;
    this.month = month;
  }

  NavigableMap<YearMonth, Flows> flows() {
    return flows;
  }

  long opening() {
    return opening;
  }

  /**
   * @param counted accounts that the budget counts
   */
  void add(
      Shift.Part part,
      Map<RecordId, Category> categories,
      Currency currency,
      Set<RecordId> counted) {
    switch (part) {
      case Shift.Part.Budgeted(RecordId category, YearMonth in, Money by) -> {
        Category known = categories.get(category);
        if (known != null && !known.income() && by.currency().equals(currency)) {
          at(in).budgeted.merge(category, by.minor(), Math::addExact);
        }
      }
      case Shift.Part.Moved(RecordId account, LocalDate day, var category, Money by) -> {
        if (counted.contains(account) && by.currency().equals(currency)) {
          at(month.apply(day)).move(category == null ? null : categories.get(category), by.minor());
        }
      }
      case Shift.Part.Opened(RecordId account, Money by) -> {
        if (counted.contains(account) && by.currency().equals(currency)) {
          opening = Math.addExact(opening, by.minor());
        }
      }
    }
  }

  private Flows at(YearMonth in) {
    return in.isAfter(to) ? new Flows() : flows.computeIfAbsent(in, added -> new Flows());
  }
}

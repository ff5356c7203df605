package app.coffer.desktop.budget;

import app.coffer.desktop.ledger.Category;
import app.coffer.wire.id.RecordId;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What categories have, month after month. Pure and exact: at the end of every month what is to be
 * budgeted and what all categories have available add up to what the accounts hold.
 *
 * <p>Overspending of a category either stays in it ({@link Category#rolls}) or is taken from what
 * is to be budgeted in the next month, and the category starts again from zero.
 */
final class Envelopes {

  /** Everything that moved in one month. */
  static final class Flows {
    final Map<RecordId, Long> budgeted = new HashMap<>();
    final Map<RecordId, Long> spent = new HashMap<>();
    long income;
    long unassigned;

    Flows copy() {
      var copy = new Flows();
      copy.budgeted.putAll(budgeted);
      copy.spent.putAll(spent);
      copy.income = income;
      copy.unassigned = unassigned;
      return copy;
    }

    /**
     * @param category null where it has none, or one that is not here
     */
    void move(@Nullable Category category, long minor) {
      if (category == null) {
        unassigned = Math.addExact(unassigned, minor);
      } else if (category.income()) {
        income = Math.addExact(income, minor);
      } else {
        spent.merge(category.id(), minor, Math::addExact);
      }
    }
  }

  /** A month as it came out; amounts in the smallest unit. */
  record Month(long before, long overspent, Flows flows, Map<RecordId, Long> carried) {
    long carried(RecordId category) {
      return carried.getOrDefault(category, 0L);
    }

    long budgeted(RecordId category) {
      return flows.budgeted.getOrDefault(category, 0L);
    }

    long spent(RecordId category) {
      return flows.spent.getOrDefault(category, 0L);
    }

    long available(RecordId category) {
      return Math.addExact(Math.addExact(carried(category), budgeted(category)), spent(category));
    }

    long allBudgeted() {
      return flows.budgeted.values().stream().reduce(0L, Math::addExact);
    }

    long toBudget() {
      return before + flows.income + flows.unassigned - allBudgeted() + overspent;
    }
  }

  private final NavigableMap<YearMonth, Flows> flows;
  private final Set<RecordId> rolling;
  private final long opening;

  /**
   * @param rolling categories that keep their overspending
   * @param opening what the accounts held before their first transaction
   */
  Envelopes(NavigableMap<YearMonth, Flows> flows, Set<RecordId> rolling, long opening) {
    this.flows = flows;
    this.rolling = rolling;
    this.opening = opening;
  }

  /** The months {@code from} to {@code to}; what came before is walked through. */
  SortedMap<YearMonth, Month> months(YearMonth from, YearMonth to) {
    var months = new TreeMap<YearMonth, Month>();
    YearMonth first = flows.isEmpty() || flows.firstKey().isAfter(from) ? from : flows.firstKey();
    var now = new Month(opening, 0, new Flows(), Map.of());
    for (YearMonth month = first; !month.isAfter(to); month = month.plusMonths(1)) {
      now = next(now, flows.getOrDefault(month, new Flows()));
      if (!month.isBefore(from)) {
        months.put(month, now);
      }
    }
    return months;
  }

  private Month next(Month last, Flows flows) {
    var carried = new HashMap<RecordId, Long>();
    var touched = new HashSet<>(last.carried().keySet());
    touched.addAll(last.flows().budgeted.keySet());
    touched.addAll(last.flows().spent.keySet());
    long overspent = 0;
    for (RecordId category : touched) {
      long available = last.available(category);
      if (available < 0 && !rolling.contains(category)) {
        overspent = Math.addExact(overspent, available);
      } else if (available != 0) {
        carried.put(category, available);
      }
    }
    return new Month(last.toBudget(), overspent, flows, carried);
  }
}

package app.coffer.desktop.report;

import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.LedgerTotals;
import app.coffer.desktop.ledger.LedgerTotals.Part;
import app.coffer.desktop.ledger.LedgerTotals.PartQuery;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.rates.Converter;
import app.coffer.desktop.report.Spending.By;
import app.coffer.desktop.report.Spending.Compare;
import app.coffer.desktop.report.Spending.Slice;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up spending by what it was for, to whom it went, or how it is tagged. */
final class SpendingReport {
  private final LedgerReader ledger;
  private final LedgerTotals totals;
  private final Converted converted;

  SpendingReport(LedgerReader ledger, LedgerTotals totals, Converter converter) {
    this.ledger = ledger;
    this.totals = totals;
    this.converted = new Converted(converter);
  }

  /** What a slice is named by while it is added up. */
  private record Key(@Nullable RecordId id, String tag) {}

  private record Amount(Money sum, int count) {
    Amount plus(Amount other) {
      return new Amount(sum.plus(other.sum), count + other.count);
    }
  }

  Spending of(Scope scope, By by, Compare compare) {
    Map<Key, Amount> now = sums(scope, by);
    Map<Key, Amount> before =
        compare == Compare.NOTHING ? Map.of() : sums(earlier(scope, compare), by);
    var keys = new LinkedHashSet<>(now.keySet());
    keys.addAll(before.keySet());
    Map<RecordId, String> names = names(by);
    var none = new Amount(converted.zero(), 0);
    List<Slice> slices =
        keys.stream()
            .map(key -> {
              Amount amount = now.getOrDefault(key, none);
              String name =
                  by == By.TAG
                      ? key.tag()
                      : key.id() == null ? "" : names.getOrDefault(key.id(), "");
              return new Slice(
                  key.id(),
                  name,
                  amount.sum(),
                  before.getOrDefault(key, none).sum(),
                  amount.count());
            })
            .sorted(Comparator.comparing(Slice::sum).thenComparing(Slice::name))
            .toList();
    return new Spending(
        scope.from(),
        scope.to(),
        by,
        slices,
        total(scope, by, slices.stream().map(Slice::sum).toList()),
        compare == Compare.NOTHING
            ? converted.zero()
            : total(earlier(scope, compare), by, slices.stream().map(Slice::before).toList()),
        converted.missing());
  }

  /** What has two tags is in two slices, and once in the total. */
  private Money total(Scope scope, By by, List<Money> slices) {
    Stream<Money> parts =
        by == By.TAG
            ? sums(scope, By.CATEGORY).values().stream().map(Amount::sum)
            : slices.stream();
    return parts.reduce(converted.zero(), Money::plus);
  }

  private static Scope earlier(Scope scope, Compare compare) {
    if (compare == Compare.PREVIOUS_YEAR) {
      return scope.moved(scope.from().minusYears(1), scope.to().minusYears(1));
    }
    boolean months =
        scope.from().getDayOfMonth() == 1
            && scope.to().equals(YearMonth.from(scope.to()).atEndOfMonth());
    LocalDate last = scope.from().minusDays(1);
    LocalDate first =
        months
            ? scope
                .from()
                .minusMonths(
                    ChronoUnit.MONTHS.between(
                            YearMonth.from(scope.from()), YearMonth.from(scope.to()))
                        + 1)
            : scope.from().minusDays(ChronoUnit.DAYS.between(scope.from(), scope.to()) + 1);
    return scope.moved(first, last);
  }

  private Map<Key, Amount> sums(Scope scope, By by) {
    Set<RecordId> income =
        ledger.categories().stream()
            .filter(Category::income)
            .map(Category::id)
            .collect(Collectors.toSet());
    PartQuery query =
        switch (by) {
          case CATEGORY -> Parts.query(scope, LedgerTotals.By.CATEGORY);
          case PAYEE -> Parts.query(scope, LedgerTotals.By.PAYEE);
          case TAG -> Parts.query(scope);
        };
    return sums(query.without(income), by);
  }

  /**
   * In one currency they are added up where the rows are. Of another each is converted by itself:
   * rounded in groups, the same money would add up to something else by category than by payee.
   */
  private Map<Key, Amount> sums(PartQuery query, By by) {
    var sums = new HashMap<Key, Amount>();
    Currency home = converted.zero().currency();
    if (by == By.TAG) {
      totals.tags(query).stream()
          .filter(sum -> sum.sum().currency().equals(home))
          .forEach(sum -> add(sums, new Key(null, sum.tag()), sum.sum(), sum.count()));
    } else {
      totals.parts(query).stream()
          .filter(sum -> sum.sum().currency().equals(home))
          .forEach(sum ->
              add(
                  sums,
                  new Key(by == By.CATEGORY ? sum.category() : sum.payee(), ""),
                  sum.sum(),
                  sum.count()));
    }
    for (Part part : totals.foreign(query, home)) {
      Money amount = converted.of(part.amount(), part.date());
      keys(part, by).forEach(key -> add(sums, key, amount, 1));
    }
    return sums;
  }

  private static List<Key> keys(Part part, By by) {
    return switch (by) {
      case CATEGORY -> List.of(new Key(part.category(), ""));
      case PAYEE -> List.of(new Key(part.payee(), ""));
      case TAG ->
          part.tags().isEmpty()
              ? List.of(new Key(null, ""))
              : part.tags().stream().map(tag -> new Key(null, tag)).toList();
    };
  }

  private static void add(Map<Key, Amount> sums, Key key, Money sum, int count) {
    sums.merge(key, new Amount(sum, count), Amount::plus);
  }

  private Map<RecordId, String> names(By by) {
    var names = new HashMap<RecordId, String>();
    if (by == By.PAYEE) {
      ledger.payees().forEach(payee -> names.put(payee.id(), payee.name()));
    } else if (by == By.CATEGORY) {
      Map<RecordId, String> groups =
          ledger.categoryGroups().stream()
              .collect(Collectors.toMap(CategoryGroup::id, CategoryGroup::name));
      for (Category category : ledger.categories()) {
        String group = groups.get(category.group());
        names.put(category.id(), group == null ? category.name() : group + "/" + category.name());
      }
    }
    return names;
  }
}

package app.coffer.desktop.report;

import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.LedgerTotals;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.rates.Converter;
import app.coffer.desktop.report.Spending.By;
import app.coffer.desktop.report.Spending.Compare;
import app.coffer.desktop.report.Spending.Slice;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
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

  /** Whether days are told apart: not needed where all accounts have one currency. */
  private final boolean daily;

  SpendingReport(LedgerReader ledger, LedgerTotals totals, Converter converter) {
    this.ledger = ledger;
    this.totals = totals;
    this.converted = new Converted(converter);
    this.daily =
        ledger.accounts().stream()
            .anyMatch(account -> !account.balance().currency().equals(converter.base()));
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
    var asked = new ArrayList<LedgerTotals.By>();
    if (daily) {
      asked.add(LedgerTotals.By.DAY);
    }
    switch (by) {
      case CATEGORY -> asked.add(LedgerTotals.By.CATEGORY);
      case PAYEE -> asked.add(LedgerTotals.By.PAYEE);
      case TAG -> {
        // tags are asked for by a query of their own
      }
    }
    var query = Parts.query(scope, asked.toArray(LedgerTotals.By[]::new)).without(income);
    var sums = new HashMap<Key, Amount>();
    if (by == By.TAG) {
      totals
          .tags(query)
          .forEach(sum ->
              add(sums, new Key(null, sum.tag()), sum.sum(), day(sum.day(), scope), sum.count()));
    } else {
      totals
          .parts(query)
          .forEach(sum ->
              add(
                  sums,
                  new Key(by == By.CATEGORY ? sum.category() : sum.payee(), ""),
                  sum.sum(),
                  day(sum.day(), scope),
                  sum.count()));
    }
    return sums;
  }

  private void add(Map<Key, Amount> sums, Key key, Money sum, LocalDate day, int count) {
    sums.merge(key, new Amount(converted.of(sum, day), count), Amount::plus);
  }

  private static LocalDate day(@Nullable LocalDate day, Scope scope) {
    return day == null ? scope.to() : day;
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

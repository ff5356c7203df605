package app.coffer.desktop.report;

import app.coffer.desktop.budget.MonthTable;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.LedgerTotals;
import app.coffer.desktop.ledger.LedgerTotals.Part;
import app.coffer.desktop.ledger.LedgerTotals.PartQuery;
import app.coffer.desktop.report.Spending.By;
import app.coffer.desktop.report.Spending.Slice;
import app.coffer.wire.id.RecordId;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Finds what figures are sums of: exactly that, so that it adds up to them. */
final class Behind {
  private final LedgerReader ledger;
  private final LedgerTotals totals;

  Behind(LedgerReader ledger, LedgerTotals totals) {
    this.ledger = ledger;
    this.totals = totals;
  }

  List<Part> slice(Scope scope, By by, Slice slice) {
    Set<RecordId> income =
        ledger.categories().stream()
            .filter(Category::income)
            .map(Category::id)
            .collect(Collectors.toSet());
    PartQuery query = Parts.query(scope).without(income);
    RecordId id = slice.id();
    return switch (by) {
      case CATEGORY ->
          id == null
              ? those(query, part -> part.category() == null)
              : totals.each(query.inCategories(Set.of(id)));
      case PAYEE ->
          id == null
              ? those(query, part -> part.payee() == null)
              : totals.each(query.ofPayees(Set.of(id)));
      case TAG ->
          those(
              query,
              part ->
                  slice.name().isEmpty()
                      ? part.tags().isEmpty()
                      : part.tags().contains(slice.name()));
    };
  }

  List<Part> flow(Scope scope, YearMonth month, boolean in, boolean byCategory) {
    Scope days = scope.within(month.atDay(1), month.atEndOfMonth());
    Map<RecordId, Category> categories =
        ledger.categories().stream().collect(Collectors.toMap(Category::id, each -> each));
    return those(
        Parts.query(days),
        part -> {
          RecordId id = part.category();
          Category category = id == null || !byCategory ? null : categories.get(id);
          boolean came = !part.amount().isNegative();
          return in == (category == null ? came : category.income());
        });
  }

  List<Part> budget(List<MonthTable> months, RecordId category) {
    Set<RecordId> counted =
        ledger.accounts().stream()
            .map(AccountBalance::account)
            .map(account -> account.id())
            .filter(account -> !months.getLast().left().contains(account))
            .collect(Collectors.toSet());
    // no accounts would mean all of them
    return counted.isEmpty()
        ? List.of()
        : totals.each(
            PartQuery.between(months.getFirst().from(), months.getLast().to())
                .inAccounts(counted)
                .inCategories(Set.of(category)));
  }

  private List<Part> those(PartQuery query, Predicate<Part> counted) {
    return totals.each(query).stream().filter(counted).toList();
  }
}

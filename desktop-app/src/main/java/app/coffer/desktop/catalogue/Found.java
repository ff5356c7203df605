package app.coffer.desktop.catalogue;

import app.coffer.desktop.budget.Heirs;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.LedgerTotals;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterFilter.Chips;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Tag;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.report.SavedReport;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.wire.id.RecordId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds what refers to entries. */
final class Found {
  private final LedgerReader ledger;
  private final LedgerTotals totals;
  private final Set<RecordId> ids;
  private final Set<RecordId> groups;
  private final Set<String> tags;

  private Found(LedgerReader ledger, LedgerTotals totals, Collection<? extends Entry> entries) {
    this.ledger = ledger;
    this.totals = totals;
    groups =
        entries.stream()
            .flatMap(
                one -> one instanceof Entry.OfGroup(RecordId id) ? Stream.of(id) : Stream.empty())
            .collect(Collectors.toSet());
    ids =
        Stream.concat(
                under(ledger, groups).stream().map(Category::id),
                entries.stream()
                    .flatMap(one ->
                        switch (one) {
                          case Entry.OfCategory(RecordId id) -> Stream.of(id);
                          case Entry.OfPayee(RecordId id) -> Stream.of(id);
                          case Entry.OfGroup group -> Stream.empty();
                          case Entry.OfTag tag -> Stream.empty();
                        }))
            .collect(Collectors.toSet());
    tags =
        entries.stream()
            .flatMap(one ->
                one instanceof Entry.OfTag(String name) ? Stream.of(Tag.key(name)) : Stream.empty())
            .collect(Collectors.toSet());
  }

  static Found of(LedgerReader ledger, LedgerTotals totals, Collection<? extends Entry> entries) {
    return new Found(ledger, totals, entries);
  }

  static List<Category> under(LedgerReader ledger, Set<RecordId> groups) {
    return ledger.categories().stream().filter(each -> groups.contains(each.group())).toList();
  }

  Uses uses() {
    List<Transaction> transactions = transactions();
    Swap nothing = nothing();
    return new Uses(
        transactions.size(),
        (int) transactions.stream().filter(tx -> tx.status() == Clearing.RECONCILED).count(),
        (int)
            ledger.all(Schedule.KIND).stream().filter(one -> !nothing.in(one).equals(one)).count(),
        (int)
            ledger.all(Rule.KIND).stream()
                .filter(one -> nothing.in(one).filter(one::equals).isEmpty())
                .count(),
        Heirs.months(ledger, ids),
        (int)
            ledger.all(SavedReport.KIND).stream()
                .filter(new Swap(all(), null, tags, null)::isNamedIn)
                .count(),
        under(ledger, groups).size());
  }

  private Set<RecordId> all() {
    return Stream.concat(ids.stream(), groups.stream()).collect(Collectors.toSet());
  }

  private Swap nothing() {
    return new Swap(ids, null, tags, null);
  }

  /** Transactions that have one of them. */
  List<Transaction> transactions() {
    Map<RecordId, Transaction> found = new LinkedHashMap<>();
    Stream<Chips> filters =
        Stream.concat(
            ids.isEmpty()
                ? Stream.of()
                : Stream.of(Chips.NONE.ofCategories(ids), Chips.NONE.ofPayees(ids)),
            spelled().stream().map(tag -> Chips.NONE.tagged(Set.of(tag))));
    filters.forEach(chips -> {
      RegisterFilter filter = RegisterFilter.all().with(chips);
      ledger.rows(filter, 0, Integer.MAX_VALUE).stream()
          .map(RegisterRow::transaction)
          .forEach(tx -> found.put(tx.id(), tx));
    });
    return List.copyOf(found.values());
  }

  /** One tag may be spelled with small letters here and with capitals there. */
  private List<String> spelled() {
    return tags.isEmpty()
        ? List.of()
        : totals.tagsUsed().keySet().stream().filter(one -> tags.contains(Tag.key(one))).toList();
  }
}

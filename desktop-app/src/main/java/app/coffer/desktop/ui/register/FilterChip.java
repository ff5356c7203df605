package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterFilter.Chips;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * One condition of a filter, in words.
 *
 * @param without the filter without this condition
 */
record FilterChip(String text, UnaryOperator<RegisterFilter> without) {

  /** All conditions but the search. */
  static List<FilterChip> of(RegisterFilter filter, LedgerNames names, UiContext context) {
    var chips = new ArrayList<FilterChip>();
    Words words = context.words();
    if (filter.from() != null || filter.to() != null) {
      chips.add(new FilterChip(span(filter, context), all -> all.between(null, null)));
    }
    Chips set = filter.chips();
    String gone = words.get("filter.gone");
    for (RecordId id : set.accounts()) {
      chips.add(
          chip(
              words,
              "register.account",
              names.accounts().getOrDefault(id, gone),
              now -> now.ofAccounts(less(now.accounts(), id))));
    }
    for (RecordId id : set.groups()) {
      chips.add(
          chip(
              words,
              "register.category",
              names.groups().getOrDefault(id, gone),
              now -> now.ofGroups(less(now.groups(), id))));
    }
    for (RecordId id : set.categories()) {
      chips.add(
          chip(
              words,
              "register.category",
              names.categories().getOrDefault(id, gone),
              now -> now.ofCategories(less(now.categories(), id))));
    }
    for (RecordId id : set.payees()) {
      chips.add(
          chip(
              words,
              "register.payee",
              names.payees().getOrDefault(id, gone),
              now -> now.ofPayees(less(now.payees(), id))));
    }
    for (String tag : set.tags()) {
      chips.add(new FilterChip("#" + tag, with(now -> now.tagged(less(now.tags(), tag)))));
    }
    for (Clearing status : set.statuses()) {
      chips.add(
          new FilterChip(
              words.of("register.status", status),
              with(now -> now.ofStatuses(less(now.statuses(), status)))));
    }
    if (set.amount() != null) {
      chips.add(
          chip(
              words,
              "filter.amount",
              AmountRangeText.write(set.amount(), context.formats()),
              Chips::ofAnyAmount));
    }
    for (Chips.Flag flag : set.flags()) {
      chips.add(
          new FilterChip(
              words.of("filter.flag", flag),
              with(now -> now.flagged(less(now.flags(), flag).toArray(Chips.Flag[]::new)))));
    }
    return chips;
  }

  private static String span(RegisterFilter filter, UiContext context) {
    var formats = context.formats();
    var known = Span.of(filter, context.today());
    if (known.isPresent()) {
      return context.words().get(known.get().key());
    }
    if (filter.from() == null) {
      return context.words().get("filter.until", formats.date(filter.to()));
    }
    return filter.to() == null
        ? context.words().get("filter.since", formats.date(filter.from()))
        : formats.date(filter.from()) + " – " + formats.date(filter.to());
  }

  private static FilterChip chip(
      Words words, String kind, String name, UnaryOperator<Chips> without) {
    return new FilterChip(words.get(kind) + ": " + name.replace("/", " / "), with(without));
  }

  private static UnaryOperator<RegisterFilter> with(UnaryOperator<Chips> change) {
    return filter -> filter.with(change.apply(filter.chips()));
  }

  private static <T> Set<T> less(Set<T> all, T one) {
    var rest = new HashSet<>(all);
    rest.remove(one);
    return rest;
  }
}

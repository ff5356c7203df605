package app.coffer.desktop.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Foretells what a decision does to balances. A pure function of the question, the candidates and
 * the balances as they are: a balance moves by what the candidate contributes less what the
 * provisional content contributes, so the cost does not grow with the ledger.
 */
public final class ConflictEffects {
  private ConflictEffects() {}

  /**
   * @param candidates contents the record might get; removed ones contribute nothing
   * @param balances with {@code conflict.provisional()} counted in
   */
  public static Effects of(Conflict conflict, List<Change> candidates, Balances balances) {
    return new Effects(
        accounts(conflict.provisional(), candidates, balances),
        categories(conflict.provisional(), candidates),
        statements(conflict, candidates, balances));
  }

  /** What a content adds to the balance of each account it touches, all legs of transfers. */
  public static Map<RecordId, Money> contribution(Change change) {
    var sums = new LinkedHashMap<RecordId, Money>();
    if (change.removed()) {
      return sums;
    }
    var content = new Content(change);
    if (content.isAccount()) {
      content.amount().ifPresent(opening -> add(sums, change.record(), opening));
    } else if (content.isTransaction()) {
      content
          .id(OfTransaction.ACCOUNT)
          .ifPresent(account -> content.amount().ifPresent(amount -> add(sums, account, amount)));
      content.legs().forEach(leg -> add(sums, leg.account(), leg.amount()));
    }
    return sums;
  }

  private static List<Effects.OnAccount> accounts(
      Change now, List<Change> candidates, Balances balances) {
    var effects = new ArrayList<Effects.OnAccount>();
    for (RecordId account : touched(now, candidates, ConflictEffects::contribution)) {
      balances
          .of(account)
          .ifPresent(standing -> {
            Money balance = standing.balance();
            Money without = balance.minus(part(now, account, balance));
            effects.add(
                new Effects.OnAccount(
                    account,
                    standing.name(),
                    balance,
                    each(candidates, then -> without.plus(part(then, account, balance)))));
          });
    }
    return effects;
  }

  /** What {@code change} adds to an account, in the account's own currency only. */
  private static Money part(Change change, RecordId account, Money balance) {
    Money zero = Money.zero(balance.currency());
    Money part = contribution(change).getOrDefault(account, zero);
    return part.currency().equals(zero.currency()) ? part : zero;
  }

  private record Counted(RecordId category, YearMonth month, java.util.Currency currency) {}

  private static List<Effects.OnCategory> categories(Change now, List<Change> candidates) {
    var effects = new ArrayList<Effects.OnCategory>();
    for (Counted key : touched(now, candidates, ConflictEffects::counted)) {
      Money zero = Money.zero(key.currency());
      effects.add(
          new Effects.OnCategory(
              key.category(),
              key.month(),
              counted(now).getOrDefault(key, zero),
              each(candidates, then -> counted(then).getOrDefault(key, zero))));
    }
    effects.sort(Comparator.comparing(Effects.OnCategory::month));
    return effects;
  }

  private static Map<Counted, Money> counted(Change change) {
    var sums = new LinkedHashMap<Counted, Money>();
    var content = new Content(change);
    Optional<YearMonth> month = content.date().map(YearMonth::from);
    if (change.removed() || !content.isTransaction() || month.isEmpty()) {
      return sums;
    }
    if (content.lines().isEmpty()) {
      content
          .id(OfTransaction.CATEGORY)
          .ifPresent(category ->
              content
                  .amount()
                  .ifPresent(amount ->
                      add(sums, new Counted(category, month.get(), amount.currency()), amount)));
    }
    for (Content.Part line : content.lines()) {
      line.categoryId()
          .ifPresent(category ->
              add(
                  sums,
                  new Counted(category, month.get(), line.amount().currency()),
                  line.amount()));
    }
    return sums;
  }

  private static List<Effects.Off> statements(
      Conflict conflict, List<Change> candidates, Balances balances) {
    Optional<Change> agreed = agreed(conflict);
    if (agreed.isEmpty()) {
      return List.of();
    }
    var effects = new ArrayList<Effects.Off>();
    for (RecordId account : touched(agreed.get(), candidates, ConflictEffects::settled)) {
      balances
          .of(account)
          .ifPresent(standing -> {
            Money balance = standing.balance();
            Money was = part(agreed.get(), account, balance);
            effects.add(
                new Effects.Off(
                    account,
                    standing.name(),
                    each(candidates, then -> settled(then, account, balance).minus(was))));
          });
    }
    return effects;
  }

  /** The version that was agreed with the bank: the one before, else the first reconciled side. */
  private static Optional<Change> agreed(Conflict conflict) {
    return Stream.concat(
            conflict.base().stream(), conflict.sides().stream().map(side -> side.content()))
        .filter(change -> !change.removed() && new Content(change).reconciled())
        .findFirst();
  }

  private static Map<RecordId, Money> settled(Change change) {
    return new Content(change).reconciled() ? contribution(change) : Map.of();
  }

  private static Money settled(Change change, RecordId account, Money balance) {
    return new Content(change).reconciled()
        ? part(change, account, balance)
        : Money.zero(balance.currency());
  }

  private static <K> SequencedSet<K> touched(
      Change now, List<Change> candidates, Function<Change, Map<K, Money>> sums) {
    var keys = new LinkedHashSet<K>(sums.apply(now).keySet());
    candidates.forEach(candidate -> keys.addAll(sums.apply(candidate).keySet()));
    return keys;
  }

  private static List<Money> each(List<Change> candidates, Function<Change, Money> amount) {
    return candidates.stream().map(amount).toList();
  }

  /** A second amount in another currency is left out: such a record is broken, not the screen. */
  private static <K> void add(Map<K, Money> sums, K key, Money amount) {
    sums.merge(
        key, amount, (sum, next) -> sum.currency().equals(next.currency()) ? sum.plus(next) : sum);
  }
}

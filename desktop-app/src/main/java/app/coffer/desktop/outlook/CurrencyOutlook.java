package app.coffer.desktop.outlook;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictEffects;
import app.coffer.desktop.conflict.Content;
import app.coffer.desktop.conflict.Effects;
import app.coffer.desktop.conflict.Effects.OnAccount;
import app.coffer.desktop.conflict.Replaced;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an account holds in each of the currencies its sides give it: only what is in the account's
 * own currency counts, so that what another choice would leave out is seen.
 */
final class CurrencyOutlook {
  private final Conflict conflict;
  private final Map<Currency, Money> within = new LinkedHashMap<>();

  CurrencyOutlook(LedgerReader ledger, Conflict conflict) {
    this.conflict = conflict;
    ledger
        .sums(RegisterFilter.of(conflict.record()))
        .sums()
        .forEach(sum -> within.put(sum.in().currency(), sum.in().plus(sum.out())));
  }

  Effects of(List<Change> candidates, List<List<Replaced>> beside) {
    var rows = new ArrayList<OnAccount>();
    for (Currency currency : currencies(candidates)) {
      rows.add(
          new OnAccount(
              conflict.record(),
              name(conflict.provisional()) + " · " + currency.getCurrencyCode(),
              held(conflict.provisional(), currency),
              candidates.stream().map(each -> held(each, currency)).toList()));
    }
    Map<RecordId, Change> made = new LinkedHashMap<>();
    beside.stream()
        .flatMap(List::stream)
        .map(Replaced::then)
        .filter(then -> new Content(then).isAccount())
        .forEach(then -> made.putIfAbsent(then.record(), then));
    made.values().forEach(account -> second(account, beside).ifPresent(rows::add));
    return new Effects(rows, List.of(), List.of());
  }

  private static Optional<OnAccount> second(Change account, List<List<Replaced>> beside) {
    return new Content(account)
        .currency()
        .map(currency ->
            new OnAccount(
                account.record(),
                name(account),
                Money.zero(currency),
                beside.stream().map(all -> arrives(account.record(), currency, all)).toList()));
  }

  private static Money arrives(RecordId account, Currency currency, List<Replaced> all) {
    return all.stream()
        .map(each -> ConflictEffects.contribution(each.then()).get(account))
        .filter(part -> part != null && part.currency().equals(currency))
        .reduce(Money.zero(currency), Money::plus);
  }

  private List<Currency> currencies(List<Change> candidates) {
    var all = new TreeSet<Currency>(Comparator.comparing(Currency::getCurrencyCode));
    Stream.concat(
            Stream.concat(Stream.of(conflict.provisional()), candidates.stream()),
            conflict.sides().stream().map(Side::content).filter(side -> !side.removed()))
        .flatMap(each -> new Content(each).currency().stream())
        .forEach(all::add);
    return List.copyOf(all);
  }

  private Money held(Change account, Currency currency) {
    Money zero = Money.zero(currency);
    return account.removed()
        ? zero
        : new Content(account)
            .amount()
            .filter(opening -> opening.currency().equals(currency))
            .map(opening -> opening.plus(within.getOrDefault(currency, zero)))
            .orElse(zero);
  }

  private static String name(Change account) {
    return new Content(account).text(RecordFields.NAME).orElse("");
  }
}

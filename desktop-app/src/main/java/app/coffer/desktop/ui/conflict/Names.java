package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.Balances;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.Payee;
import app.coffer.wire.id.RecordId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What accounts, payees, categories and groups are called now, and how accounts stand. Categories
 * as Group/Name.
 *
 * @param transactions only those that were asked for
 */
record Names(
    Map<RecordId, String> accounts,
    Map<RecordId, String> payees,
    Map<RecordId, String> categories,
    Map<RecordId, String> groups,
    Map<RecordId, Balances.Standing> balances,
    Map<RecordId, String> transactions) {

  static final Names NONE = new Names(Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  Names {
    accounts = Collections.unmodifiableMap(new LinkedHashMap<>(accounts));
    payees = Collections.unmodifiableMap(new LinkedHashMap<>(payees));
    categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
    groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
    balances = Map.copyOf(balances);
    transactions = Map.copyOf(transactions);
  }

  /** With what these transactions are called too: files and statements name them. */
  Names with(Map<RecordId, String> named) {
    return new Names(accounts, payees, categories, groups, balances, named);
  }

  /** The other one where it says the same. */
  Names orSame(Names other) {
    return equals(other) ? other : this;
  }

  static Names read(LedgerReader ledger) {
    var accounts = new LinkedHashMap<RecordId, String>();
    var balances = new LinkedHashMap<RecordId, Balances.Standing>();
    for (AccountBalance balance : ledger.accounts()) {
      String name = balance.account().name();
      accounts.put(balance.account().id(), name);
      balances.put(balance.account().id(), new Balances.Standing(name, balance.balance()));
    }
    var groups =
        ledger.categoryGroups().stream()
            .collect(Collectors.toMap(CategoryGroup::id, CategoryGroup::name));
    var categories = new LinkedHashMap<RecordId, String>();
    for (var category : ledger.categories()) {
      String group = groups.get(category.group());
      categories.put(
          category.id(), group == null ? category.name() : group + "/" + category.name());
    }
    var payees =
        ledger.payees().stream().collect(Collectors.toMap(Payee::id, Payee::name, (a, b) -> a));
    return new Names(accounts, payees, categories, groups, balances, Map.of());
  }

  /** The payee a person means by a name, whatever its capitals. */
  Optional<RecordId> payee(String name) {
    return find(payees, name);
  }

  Optional<RecordId> account(String name) {
    return find(accounts, name);
  }

  Optional<RecordId> group(String name) {
    return find(groups, name);
  }

  /** The category a person means by {@code Group/Name}, or by a name that only one has. */
  Optional<RecordId> category(String name) {
    return find(categories, name)
        .or(() -> {
          String ending = "/" + name.strip().toLowerCase(Locale.ROOT);
          var ends =
              categories.entrySet().stream()
                  .filter(entry -> entry.getValue().toLowerCase(Locale.ROOT).endsWith(ending))
                  .toList();
          return ends.size() == 1 ? Optional.of(ends.getFirst().getKey()) : Optional.empty();
        });
  }

  private static Optional<RecordId> find(Map<RecordId, String> names, String name) {
    return names.entrySet().stream()
        .filter(entry -> entry.getValue().equalsIgnoreCase(name.strip()))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}

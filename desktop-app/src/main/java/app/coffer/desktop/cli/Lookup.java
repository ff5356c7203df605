package app.coffer.desktop.cli;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Finds what a person names: by id, a unique beginning of it, a name, or {@code Group/Name}. */
final class Lookup {
  /** Shorter beginnings are names. */
  private static final int SHORTEST_ID = 4;

  private static final int PAGE = 2_000;
  private static final String HEX = "[0-9a-f]+";

  private final LedgerReader ledger;

  Lookup(LedgerReader ledger) {
    this.ledger = ledger;
  }

  Account account(String named) {
    List<Account> accounts = ledger.accounts().stream().map(AccountBalance::account).toList();
    return one("account", named, accounts, Account::id, Account::name);
  }

  Payee payee(String named) {
    return one("payee", named, ledger.payees(), Payee::id, Payee::name);
  }

  Category category(String named) {
    return maybeCategory(named).orElseThrow(() -> Refusal.notFound("category", named));
  }

  Optional<Category> maybeCategory(String named) {
    List<Category> all = ledger.categories();
    Map<RecordId, String> paths = categoryPaths();
    List<Category> byPath =
        all.stream()
            .filter(category -> same(paths.getOrDefault(category.id(), ""), named))
            .toList();
    return byPath.isEmpty()
        ? maybe("category", named, all, Category::id, Category::name)
        : Optional.of(byPath.getFirst());
  }

  /** {@code Group/Name} of every category. */
  Map<RecordId, String> categoryPaths() {
    Map<RecordId, String> groups =
        ledger.categoryGroups().stream()
            .collect(Collectors.toMap(CategoryGroup::id, CategoryGroup::name));
    return ledger.categories().stream()
        .collect(
            Collectors.toMap(
                Category::id,
                category -> {
                  String group = groups.getOrDefault(category.group(), "");
                  return group.isEmpty() ? category.name() : group + "/" + category.name();
                }));
  }

  Transaction transaction(String named) {
    RecordId id = transactionId(named);
    return ledger.transaction(id).orElseThrow(() -> Refusal.notFound("transaction", named));
  }

  private RecordId transactionId(String named) {
    String typed = named.toLowerCase(Locale.ROOT);
    if (!typed.matches(HEX) || typed.length() > 2 * RecordId.LENGTH) {
      throw Refusal.notFound("transaction", named);
    }
    if (typed.length() == 2 * RecordId.LENGTH) {
      return RecordId.ofHex(typed);
    }
    Set<RecordId> found = new HashSet<>();
    for (int from = 0; ; from += PAGE) {
      List<RegisterRow> page = ledger.rows(RegisterFilter.all(), from, PAGE);
      page.stream()
          .map(row -> row.transaction().id())
          .filter(id -> id.hex().startsWith(typed))
          .forEach(found::add);
      if (page.size() < PAGE) {
        return only("transaction", named, new ArrayList<>(found))
            .orElseThrow(() -> Refusal.notFound("transaction", named));
      }
    }
  }

  /** The record of any kind that has this id or beginning of an id. */
  RecordId record(String named) {
    String typed = named.toLowerCase(Locale.ROOT);
    if (typed.matches(HEX) && typed.length() == 2 * RecordId.LENGTH) {
      return RecordId.ofHex(typed);
    }
    List<RecordId> others = new ArrayList<>();
    ledger.accounts().forEach(account -> others.add(account.account().id()));
    ledger.categories().forEach(category -> others.add(category.id()));
    ledger.categoryGroups().forEach(group -> others.add(group.id()));
    ledger.payees().forEach(payee -> others.add(payee.id()));
    return only("record", named, others.stream().filter(id -> isBeginning(typed, id)).toList())
        .orElseGet(() -> transactionId(named));
  }

  /** The one of these that is named. */
  static <T> T one(
      String what, String named, List<T> all, Function<T, RecordId> id, Function<T, String> name) {
    return maybe(what, named, all, id, name).orElseThrow(() -> Refusal.notFound(what, named));
  }

  private static <T> Optional<T> maybe(
      String what, String named, List<T> all, Function<T, RecordId> id, Function<T, String> name) {
    List<T> byName = all.stream().filter(each -> same(name.apply(each), named)).toList();
    if (!byName.isEmpty()) {
      return only(what, named, byName);
    }
    String typed = named.toLowerCase(Locale.ROOT);
    return only(
        what, named, all.stream().filter(each -> isBeginning(typed, id.apply(each))).toList());
  }

  private static boolean isBeginning(String typed, RecordId id) {
    return typed.length() >= SHORTEST_ID && id.hex().startsWith(typed);
  }

  private static <T> Optional<T> only(String what, String named, List<T> found) {
    if (found.size() > 1) {
      throw new Refusal(
          Exit.NOT_FOUND,
          "ambiguous",
          "\"" + named + "\" means more than one " + what + ".",
          "Give more of the id, or the whole Group/Name.");
    }
    return found.stream().findFirst();
  }

  private static boolean same(String name, String typed) {
    return name.strip().equalsIgnoreCase(typed.strip());
  }
}

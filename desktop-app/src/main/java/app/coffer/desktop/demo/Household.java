package app.coffer.desktop.demo;

import app.coffer.desktop.demo.Shops.Shop;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.wire.id.RecordId;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The demo's accounts, payees and categories by English name, and what the accounts hold by now.
 */
final class Household {
  static final String TRAVEL = "Travel card";
  private static final String INCOME = "Income";
  private static final String KEEPS = "Home/Repairs";

  private final Seeds seeds;
  private final Currency currency;
  private final Optional<Abroad> abroad;
  private final Tongue tongue;
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Map<String, RecordId> payees = new LinkedHashMap<>();
  private final Map<String, RecordId> groups = new LinkedHashMap<>();
  private final Map<String, RecordId> categories = new LinkedHashMap<>();
  private final Map<RecordId, Long> held = new HashMap<>();

  Household(Seeds seeds, Currency currency, Optional<Abroad> abroad, Tongue tongue) {
    this.seeds = seeds;
    this.currency = currency;
    this.abroad = abroad;
    this.tongue = tongue;
  }

  /**
   * @param months for how long the study loan is paid off; something is left of it
   */
  void setUp(Writer ledger, int months) {
    account(ledger, Regular.CHECKING, AccountType.CHECKING, 2_400, currency);
    account(ledger, Regular.SAVINGS, AccountType.SAVINGS, 9_000, currency);
    account(ledger, Regular.CASH, AccountType.CASH, 120, currency);
    account(ledger, Regular.CARD, AccountType.CREDIT, 0, currency);
    account(ledger, Regular.LOAN, AccountType.LOAN, -5_200 - 145L * months, currency);
    abroad.ifPresent(away -> account(ledger, TRAVEL, AccountType.CHECKING, 180, away.currency()));
    Shops.everywhere().forEach(shop -> shop(ledger, shop));
    for (Regular regular : Regular.ALL) {
      if (regular.payee() != null && regular.category() != null) {
        payee(ledger, regular.payee());
        category(ledger, regular.category());
      }
    }
  }

  private void shop(Writer ledger, Shop shop) {
    category(ledger, shop.category());
    shop.names().forEach(name -> payee(ledger, name));
  }

  private void account(
      Writer ledger, String name, AccountType type, long opening, Currency currency) {
    var account =
        new Account(
            seeds.id(), tongue.say(name), type, Seeds.money(opening * 100, currency), false);
    accounts.put(name, account);
    held.put(account.id(), account.opening().minor());
    ledger.put(account);
  }

  private void payee(Writer ledger, String name) {
    if (!payees.containsKey(name)) {
      RecordId id = seeds.id();
      payees.put(name, id);
      ledger.put(new Payee(id, name));
    }
  }

  /** The category at {@code Group/Name}, made where it is missing. */
  RecordId category(Writer ledger, String path) {
    String group = path.substring(0, path.indexOf('/'));
    RecordId groupId = groups.get(group);
    if (groupId == null) {
      groupId = seeds.id();
      groups.put(group, groupId);
      ledger.put(new CategoryGroup(groupId, tongue.say(group)));
    }
    RecordId known = categories.get(path);
    if (known != null) {
      return known;
    }
    RecordId id = seeds.id();
    categories.put(path, id);
    String name = tongue.say(path.substring(path.indexOf('/') + 1));
    ledger.put(new Category(id, groupId, name, group.equals(INCOME), false, path.equals(KEEPS)));
    return id;
  }

  /** In the household's language. */
  String say(String english) {
    return tongue.say(english);
  }

  Currency currency() {
    return currency;
  }

  Optional<Abroad> abroad() {
    return abroad;
  }

  Account account(String name) {
    return Objects.requireNonNull(accounts.get(name), name);
  }

  RecordId payee(String name) {
    return Objects.requireNonNull(payees.get(name), name);
  }

  RecordId category(String path) {
    return Objects.requireNonNull(categories.get(path), path);
  }

  /** What an account holds by now, in the smallest unit. */
  long held(String account) {
    return Objects.requireNonNull(held.get(account(account).id()));
  }

  void booked(Transaction tx) {
    held.merge(tx.account(), tx.amount().minor(), Math::addExact);
    @Nullable Transfer transfer = tx.transfer();
    if (transfer != null) {
      held.merge(transfer.account(), transfer.amount().minor(), Math::addExact);
    }
  }
}

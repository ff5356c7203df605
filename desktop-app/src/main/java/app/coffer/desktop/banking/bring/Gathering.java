package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.banking.bring.Brought.Account;
import app.coffer.desktop.banking.bring.Brought.Budgeted;
import app.coffer.desktop.banking.bring.Brought.Category;
import app.coffer.desktop.banking.bring.Brought.Entry;
import app.coffer.desktop.banking.bring.Brought.Plan;
import app.coffer.desktop.banking.bring.Brought.Worth;
import app.coffer.desktop.banking.bring.Note.What;
import app.coffer.desktop.banking.bring.Plans.Repetition;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reader collects from its file. */
final class Gathering {
  private static final int MOST = 1_000_000;
  private static final int DECIMALS = 10;
  private static final int LONGEST_TEST = 500;

  /** The days that a vault can hold. */
  private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);

  private static final LocalDate LAST = LocalDate.of(2200, 12, 31);

  final Notes notes = new Notes();
  private final Product product;
  private final Map<String, Account> accounts = new LinkedHashMap<>();
  private final Map<String, Category> categories = new LinkedHashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<Budgeted> budget = new ArrayList<>();
  private final List<Plan> plans = new ArrayList<>();
  private final List<Brought.Rule> rules = new ArrayList<>();
  private final Map<String, Worth> rates = new LinkedHashMap<>();
  private final Map<String, Money> totals = new HashMap<>();
  private boolean undecided;

  Gathering(Product product) {
    this.product = product;
  }

  void account(Account account) {
    // the first of that key: a second one may be in another currency
    accounts.putIfAbsent(account.key(), account);
    totals.putIfAbsent(account.key(), account.opening());
  }

  boolean hasAccount(String key) {
    return accounts.containsKey(key);
  }

  Account accountAt(String key) throws UnreadableFile {
    Account found = accounts.get(key);
    if (found == null) {
      throw new UnreadableFile(Code.ACCOUNT_NOT_HELD);
    }
    return found;
  }

  Currency currency(String account) throws UnreadableFile {
    return accountAt(account).opening().currency();
  }

  /** What the source's row adds to an account, whatever is made of the row. */
  void counts(String account, Money amount) {
    totals.merge(account, amount, Money::plus);
  }

  /** More in the account before its first entry. */
  void opens(String key, Money amount) throws UnreadableFile {
    Account now = accountAt(key);
    Money opening = now.opening().plus(amount);
    accounts.put(key, new Account(key, now.name(), now.type(), opening, now.closed()));
    counts(key, amount);
  }

  void retype(String key, AccountType type) throws UnreadableFile {
    Account now = accountAt(key);
    accounts.put(key, new Account(key, now.name(), type, now.opening(), now.closed()));
  }

  void category(Category category) {
    categories.putIfAbsent(category.key(), category);
  }

  boolean hasCategory(String key) {
    return categories.containsKey(key);
  }

  /** The key where there is such a category, else empty. */
  String known(String category) {
    return categories.containsKey(category) ? category : "";
  }

  void entries(List<Entry> more) throws UnreadableFile {
    Stopping.ifAsked();
    for (Entry each : more) {
      if (each.date().isBefore(FIRST) || each.date().isAfter(LAST)) {
        notes.add(What.UNUSABLE, each.date() + " " + each.payee());
      } else {
        entries.add(each);
      }
    }
    if (entries.size() > MOST) {
      throw new UnreadableFile(Code.MILLION_TRANSACTIONS);
    }
  }

  void undecided(boolean which) {
    undecided = which;
  }

  /** A payment that repeats; one that is more than a transaction is told as not brought. */
  void plan(String name, Repetition repetition, List<Entry> first) {
    boolean fits =
        first.size() == 1
            && !first.getFirst().amount().isZero()
            && !first.getFirst().date().isBefore(FIRST)
            && !first.getFirst().date().isAfter(LAST);
    if (fits) {
      plans.add(new Plan(name, repetition, first.getFirst()));
    } else {
      notes.add(What.SCHEDULES, name);
    }
  }

  /** A rule; one that looks at nothing, or does nothing, is told as not brought. */
  void rule(Brought.Rule rule) {
    boolean looks = !rule.tests().isEmpty() || hasAccount(rule.account());
    boolean readable =
        rule.tests().stream()
            .allMatch(test -> !test.text().isBlank() && test.text().length() <= LONGEST_TEST);
    if (looks && readable && (!rule.payee().isBlank() || hasCategory(rule.category()))) {
      rules.add(rule);
    } else {
      notes.add(What.RULES, rule.name());
    }
  }

  /** What a currency was worth on a day; one of several of a day is kept. */
  void rate(LocalDate day, Currency from, Currency to, BigDecimal value) {
    BigDecimal rounded =
        value.scale() > DECIMALS ? value.setScale(DECIMALS, RoundingMode.HALF_EVEN) : value;
    boolean fits =
        rounded.signum() > 0
            && rounded.scale() > -DECIMALS
            && rounded.precision() <= 18
            && !from.equals(to)
            && !day.isBefore(FIRST)
            && !day.isAfter(LAST);
    if (fits) {
      rates.put(day + "/" + from + "/" + to, new Worth(day, from, to, rounded));
    } else {
      notes.add(What.PRICES, from + " " + day);
    }
  }

  void budgeted(Budgeted amount) {
    budget.add(amount);
  }

  /** The amount in the currency's smallest unit, rounded where the source was finer. */
  Money money(BigDecimal amount, Currency currency) throws UnreadableFile {
    // before rounding, which for such numbers would fill the memory
    if (amount.precision() - amount.scale() > 18 || amount.scale() > 100) {
      throw tooLarge();
    }
    BigDecimal rounded = amount.setScale(Money.digits(currency), RoundingMode.HALF_EVEN);
    if (rounded.compareTo(amount) != 0) {
      notes.add(What.ROUNDED, amount.toPlainString());
    }
    if (rounded.unscaledValue().bitLength() > 62) {
      throw tooLarge();
    }
    Money money = Money.parse(rounded.toPlainString(), currency);
    if (Math.abs(money.minor()) > Transaction.LARGEST_MINOR) {
      throw tooLarge();
    }
    return money;
  }

  private static UnreadableFile tooLarge() {
    return new UnreadableFile(Code.AMOUNT_TOO_FINE);
  }

  Brought done() throws UnreadableFile {
    if (accounts.isEmpty()) {
      throw new UnreadableFile(Code.NO_ACCOUNT, product.title());
    }
    return new Brought(
        product,
        List.copyOf(accounts.values()),
        List.copyOf(categories.values()),
        entries,
        budget,
        plans,
        rules,
        List.copyOf(rates.values()),
        totals,
        notes.all(),
        undecided);
  }
}

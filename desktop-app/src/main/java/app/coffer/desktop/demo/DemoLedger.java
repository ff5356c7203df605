package app.coffer.desktop.demo;

import app.coffer.desktop.demo.Shops.Shop;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.LedgerStore;
import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A household's money over some years: salaries, rent, shopping, splits, transfers. The same
 * number, seed and last day always give the same records, ids included.
 */
public final class DemoLedger {
  /** Transactions written in one transaction of the store. */
  private static final int BATCH = 1_000;

  private static final double A_DAY = 3.5;
  private static final int LONGEST_YEARS = 20;

  private final SplittableRandom random;
  private final Currency currency;
  private final LocalDate until;
  private final Map<String, RecordId> payees = new LinkedHashMap<>();
  private final Map<String, RecordId> groups = new LinkedHashMap<>();
  private final Map<String, RecordId> categories = new LinkedHashMap<>();
  private final List<Account> accounts = new ArrayList<>();

  private DemoLedger(long seed, Currency currency, LocalDate until) {
    this.random = new SplittableRandom(seed);
    this.currency = currency;
    this.until = until;
  }

  /**
   * Fills a ledger that has no accounts.
   *
   * @param until the day of the newest transaction
   * @throws IllegalArgumentException where the number is negative
   */
  public static void fill(
      LedgerStore ledger, int transactions, long seed, Currency currency, LocalDate until) {
    if (transactions < 0) {
      throw new IllegalArgumentException("a negative number of transactions");
    }
    var demo = new DemoLedger(seed, currency, until);
    ledger.write(writer -> {
      demo.setUp(writer);
      return null;
    });
    for (int from = 0; from < transactions; from += BATCH) {
      int first = from;
      int next = Math.min(transactions, from + BATCH);
      ledger.write(writer -> {
        for (int n = first; n < next; n++) {
          writer.put(demo.transaction(n, transactions));
        }
        return null;
      });
    }
  }

  private void setUp(Writer ledger) {
    account(ledger, "Checking", AccountType.CHECKING, 1_850);
    account(ledger, "Savings", AccountType.SAVINGS, 9_000);
    account(ledger, "Cash", AccountType.CASH, 120);
    account(ledger, "Credit card", AccountType.CREDIT, 0);
    for (Shop shop : Shops.ALL) {
      category(ledger, shop.category());
      for (String name : shop.names()) {
        RecordId id = id();
        payees.put(name, id);
        ledger.put(new Payee(id, name));
      }
    }
  }

  private void account(Writer ledger, String name, AccountType type, long opening) {
    var account = new Account(id(), name, type, money(opening * 100), false);
    accounts.add(account);
    ledger.put(account);
  }

  private void category(Writer ledger, String path) {
    String group = path.substring(0, path.indexOf('/'));
    RecordId groupId = groups.get(group);
    if (groupId == null) {
      groupId = id();
      groups.put(group, groupId);
      ledger.put(new CategoryGroup(groupId, group));
    }
    if (!categories.containsKey(path)) {
      RecordId id = id();
      categories.put(path, id);
      ledger.put(new Category(id, groupId, path.substring(path.indexOf('/') + 1)));
    }
  }

  private Transaction transaction(int n, int all) {
    LocalDate date = date(n, all);
    Clearing status =
        date.isBefore(until.minusDays(60))
            ? Clearing.RECONCILED
            : date.isBefore(until.minusDays(7)) ? Clearing.CLEARED : Clearing.UNCLEARED;
    int kind = random.nextInt(100);
    if (kind < 5) {
      return transfer(date, status);
    }
    Shop shop = Shops.ALL.get(kind < 8 ? 0 : 1 + random.nextInt(Shops.ALL.size() - 1));
    RecordId account = accounts.get(kind < 70 ? 0 : kind < 85 ? 3 : 2).id();
    RecordId payee = payees.get(shop.names().get(random.nextInt(shop.names().size())));
    long cents = random.nextLong(shop.least(), shop.most() + 1);
    if (!shop.income() && kind >= 95) {
      return split(date, status, account, payee, cents, shop);
    }
    Money amount = money(shop.income() ? cents : -cents);
    String notes =
        random.nextInt(6) == 0 ? Shops.NOTES.get(random.nextInt(Shops.NOTES.size())) : "";
    RecordId category = random.nextInt(20) == 0 ? null : categories.get(shop.category());
    return transaction(date, status, account, payee, amount, category, null, List.of(), notes);
  }

  private Transaction transfer(LocalDate date, Clearing status) {
    int from = random.nextInt(accounts.size());
    int to = (from + 1 + random.nextInt(accounts.size() - 1)) % accounts.size();
    Money amount = money(random.nextLong(1, 40) * 1_000);
    return transaction(
        date,
        status,
        accounts.get(from).id(),
        null,
        amount.negated(),
        null,
        new Transfer(accounts.get(to).id(), amount),
        List.of(),
        "");
  }

  private Transaction split(
      LocalDate date,
      Clearing status,
      RecordId account,
      @Nullable RecordId payee,
      long cents,
      Shop shop) {
    long part = random.nextLong(1, Math.max(2, cents));
    Shop other = Shops.ALL.get(1 + random.nextInt(Shops.ALL.size() - 1));
    List<Line> lines =
        List.of(
            new Line(id(), categories.get(shop.category()), money(part - cents), ""),
            new Line(id(), categories.get(other.category()), money(-part), "for the household"));
    return transaction(date, status, account, payee, money(-cents), null, null, lines, "");
  }

  private Transaction transaction(
      LocalDate date,
      Clearing status,
      RecordId account,
      @Nullable RecordId payee,
      Money amount,
      @Nullable RecordId category,
      @Nullable Transfer transfer,
      List<Line> lines,
      String notes) {
    var tags = new TreeSet<String>();
    if (random.nextInt(15) == 0) {
      tags.add(Shops.TAGS.get(random.nextInt(Shops.TAGS.size())));
    }
    return new Transaction(
        id(),
        account,
        date,
        payee,
        amount,
        category,
        transfer,
        lines,
        "",
        notes,
        tags,
        status,
        new TreeSet<>(),
        "");
  }

  /** Spread evenly from as long ago as so many transactions take, in the order of time. */
  private LocalDate date(int n, int all) {
    long days = Math.clamp((long) (all / A_DAY), 1, LONGEST_YEARS * 365L);
    return until.minus(days - days * (n + 1L) / all, ChronoUnit.DAYS);
  }

  private Money money(long hundredths) {
    int digits = Money.digits(currency);
    long minor =
        digits >= 2
            ? hundredths * (long) Math.pow(10, digits - 2)
            : Math.round(hundredths / Math.pow(10, 2 - digits));
    return new Money(minor, currency);
  }

  /** A version 4 id like those of typed records, from the seed. */
  private RecordId id() {
    byte[] bytes = new byte[RecordId.LENGTH];
    random.nextBytes(bytes);
    bytes[6] = (byte) (bytes[6] & 0x0f | 0x40);
    bytes[8] = (byte) (bytes[8] & 0x3f | 0x80);
    return new RecordId(bytes);
  }
}

package app.coffer.desktop.banking.bring;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.bring.GnuCashBook.Account;
import app.coffer.desktop.banking.bring.GnuCashBook.Split;
import app.coffer.desktop.banking.bring.GnuCashBook.Transaction;
import app.coffer.desktop.banking.bring.Note.What;
import app.coffer.desktop.banking.bring.Parts.Head;
import app.coffer.desktop.banking.bring.Parts.Part;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.money.Money;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a ledger of accounts and categories from GnuCash's double entries: what is owned or owed is
 * an account, income and expense accounts are categories.
 */
final class GnuCash {
  private static final Set<String> CATEGORIES = Set.of("INCOME", "EXPENSE", "EQUITY");
  private static final Set<String> NEITHER = Set.of("ROOT", "TRADING", "");

  private final GnuCashBook book;
  private final Currency fallback;
  private final Gathering into = new Gathering(Product.GNUCASH);
  private final Set<String> begun = new HashSet<>();

  private GnuCash(GnuCashBook book, Currency fallback) {
    this.book = book;
    this.fallback = fallback;
  }

  static Brought brought(GnuCashBook book, Currency fallback) throws UnreadableFile {
    GnuCash gnuCash = new GnuCash(book, fallback);
    gnuCash.accounts();
    List<Transaction> byDay = new ArrayList<>(book.transactions);
    byDay.sort(Comparator.comparing(Transaction::date));
    for (Transaction each : byDay) {
      gnuCash.transaction(each);
    }
    gnuCash.prices();
    new GnuCashPlans(book, gnuCash.into).take();
    new GnuCashBudgets(book, gnuCash.into).take();
    book.notes
        .all()
        .forEach(note -> gnuCash.into.notes.add(note.what(), note.count(), note.example()));
    return gnuCash.into.done();
  }

  private void accounts() {
    Set<String> used = new HashSet<>();
    Set<String> parents = new HashSet<>();
    book.transactions.forEach(tx -> tx.of().forEach(split -> used.add(split.account())));
    book.accounts.values().forEach(each -> parents.add(each.parent()));
    for (Account each : book.accounts.values()) {
      boolean heading = parents.contains(each.id()) && !used.contains(each.id());
      if (NEITHER.contains(each.type()) || heading) {
        continue;
      }
      if (CATEGORIES.contains(each.type())) {
        List<String> path = path(each);
        String group = path.size() > 2 ? path.get(1) : path.getFirst();
        String name =
            path.size() > 2 ? String.join(": ", path.subList(2, path.size())) : path.getLast();
        into.category(
            new Brought.Category(
                each.id(), group, name, each.type().equals("INCOME"), each.hidden()));
      } else {
        if (!each.money()) {
          into.notes.add(What.SHARES_AS_MONEY, each.name());
        }
        into.account(
            new Brought.Account(
                each.id(), each.name(), type(each), Money.zero(currency(each)), each.hidden()));
      }
    }
  }

  private void prices() {
    for (GnuCashBook.Price each : book.prices) {
      try {
        into.rate(
            each.date(),
            Currency.getInstance(each.unit()),
            Currency.getInstance(each.currency()),
            each.value());
      } catch (IllegalArgumentException e) {
        into.notes.add(What.PRICES, each.unit());
      }
    }
  }

  private List<String> path(Account account) {
    List<String> path = new ArrayList<>();
    Account here = account;
    while (here != null && !here.type().equals("ROOT") && path.size() < 20) {
      path.addFirst(here.name());
      here = book.accounts.get(here.parent());
    }
    return path;
  }

  private static AccountType type(Account account) {
    return switch (account.type()) {
      case "BANK", "CHECKING", "MONEYMRKT" -> AccountType.CHECKING;
      case "SAVINGS" -> AccountType.SAVINGS;
      case "CASH" -> AccountType.CASH;
      case "CREDIT", "CREDITLINE" -> AccountType.CREDIT;
      case "LIABILITY", "PAYABLE" -> AccountType.LOAN;
      default -> AccountType.ASSET;
    };
  }

  /** Shares are counted in the currency of the account that they are under. */
  private Currency currency(Account account) {
    Account here = account;
    for (int i = 0; i < 20 && here != null; i++) {
      if (here.money()) {
        try {
          return Currency.getInstance(here.unit());
        } catch (IllegalArgumentException e) {
          return fallback;
        }
      }
      here = book.accounts.get(here.parent());
    }
    return fallback;
  }

  private void transaction(Transaction tx) throws UnreadableFile {
    Map<String, Leg> legs = new LinkedHashMap<>();
    List<Split> rest = new ArrayList<>();
    for (Split split : tx.of()) {
      if (split.state().equals("v")) {
        into.notes.add(What.NOT_COUNTED, tx.date() + " " + tx.text());
        return;
      }
      if (into.hasAccount(split.account())) {
        Leg leg = leg(split);
        into.counts(split.account(), leg.amount());
        legs.merge(split.account(), leg, Leg::plus);
      } else if (into.hasCategory(split.account())) {
        rest.add(split);
      }
    }
    if (opening(rest, legs)) {
      return;
    }
    begun.addAll(legs.keySet());
    if (legs.isEmpty()) {
      if (!rest.isEmpty()) {
        into.notes.add(What.UNUSABLE, tx.date() + " " + tx.text());
      }
      return;
    }
    Leg main =
        legs.values().stream()
            .filter(leg -> leg.amount().currency().getCurrencyCode().equals(tx.currency()))
            .findFirst()
            .orElse(legs.values().iterator().next());
    legs.remove(main.account());
    Head head =
        new Head(
            main.account(),
            tx.date(),
            tx.text(),
            tx.number(),
            Parts.joined(tx.notes(), main.memo()),
            Set.of(),
            main.status());
    into.entries(Parts.entries(head, parts(main, legs, rest), into.notes));
  }

  /** What each account had when its book was begun is no booking here. */
  private boolean opening(List<Split> rest, Map<String, Leg> legs) throws UnreadableFile {
    boolean equity =
        !rest.isEmpty()
            && rest.stream()
                .map(split -> book.accounts.get(split.account()))
                .allMatch(each -> each != null && each.type().equals("EQUITY"));
    boolean named =
        equity
            && rest.stream()
                .map(split -> book.accounts.get(split.account()))
                .anyMatch(each -> each != null && each.opening());
    if (!equity || !named && !legs.keySet().stream().noneMatch(begun::contains)) {
      return false;
    }
    for (Leg leg : legs.values()) {
      into.opens(leg.account(), leg.amount());
      into.counts(leg.account(), leg.amount().negated());
    }
    return true;
  }

  /** The parts as the main account sees them; they add up to what it was booked. */
  private List<Part> parts(Leg main, Map<String, Leg> others, List<Split> rest)
      throws UnreadableFile {
    List<Part> parts = new ArrayList<>();
    Money left = main.amount();
    for (Leg leg : others.values()) {
      Money amount = share(main, leg.value().negate());
      parts.add(Part.to(leg.account(), amount, leg.amount(), leg.memo()));
      left = left.minus(amount);
    }
    for (int i = 0; i < rest.size(); i++) {
      Split split = rest.get(i);
      boolean last = i == rest.size() - 1;
      Money amount = last ? left : share(main, split.value().negate());
      parts.add(Part.in(split.account(), amount, split.memo()));
      left = left.minus(amount);
    }
    if (rest.isEmpty() && (!left.isZero() || parts.isEmpty())) {
      parts.add(Part.in("", left, ""));
    }
    return parts;
  }

  /** A value in the transaction's currency, in the main account's. */
  private Money share(Leg main, BigDecimal value) throws UnreadableFile {
    Currency currency = main.amount().currency();
    BigDecimal quantity = new BigDecimal(main.amount().decimal());
    boolean same = main.value().compareTo(quantity) == 0 || main.value().signum() == 0;
    return into.money(
        same
            ? value
            : value
                .multiply(quantity)
                .divide(main.value(), MathContext.DECIMAL128)
                .setScale(Money.digits(currency), java.math.RoundingMode.HALF_EVEN),
        currency);
  }

  private Leg leg(Split split) throws UnreadableFile {
    Account account = book.accounts.get(split.account());
    boolean money = account != null && account.money();
    Money amount =
        into.money(money ? split.quantity() : split.value(), into.currency(split.account()));
    return new Leg(split.account(), split.value(), amount, status(split.state()), split.memo());
  }

  private static Clearing status(String state) {
    return switch (state) {
      case "c" -> Clearing.CLEARED;
      case "y", "f" -> Clearing.RECONCILED;
      default -> Clearing.UNCLEARED;
    };
  }

  private record Leg(String account, BigDecimal value, Money amount, Clearing status, String memo) {
    Leg plus(Leg other) {
      return new Leg(
          account,
          value.add(other.value),
          amount.plus(other.amount),
          status.compareTo(other.status) < 0 ? status : other.status,
          Parts.joined(memo, other.memo));
    }
  }
}

package app.coffer.desktop.demo;

import app.coffer.desktop.demo.Shops.Shop;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.money.Money;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the transactions of a day. */
final class DayBook {
  /** Which of the newest purchases nobody has put in a category yet, counted from the end. */
  private static final Set<Integer> OPEN = Set.of(2, 3, 5, 8);

  private static final double A_MONTH = 50;
  private static final String BROUGHT_BACK = "brought back";

  private final Household household;
  private final Seeds seeds;
  private final LocalDate until;
  private final double factor;
  private int left;

  /**
   * @param purchases how many there will be
   * @param months in how many months
   */
  DayBook(Household household, Seeds seeds, LocalDate until, int purchases, int months) {
    this.household = household;
    this.seeds = seeds;
    this.until = until;
    this.left = purchases;
    // however many there are, they cost about what the household earns
    this.factor = Math.clamp(A_MONTH * months / Math.max(1, purchases), 0.1, 1.5);
  }

  /** What comes on a day by itself. */
  List<Transaction> regular(LocalDate day) {
    var made = new ArrayList<Transaction>();
    for (Regular each : Regular.ALL) {
      if (each.on(day)) {
        made.add(regular(each, day));
      }
    }
    household
        .abroad()
        .filter(away -> Abroad.filled(day))
        .ifPresent(away -> made.add(toTravel(away, day)));
    return made;
  }

  /** How many {@link #regular} will make. */
  static int count(LocalDate day, boolean abroad) {
    int regular = (int) Regular.ALL.stream().filter(each -> each.on(day)).count();
    return regular + (abroad && Abroad.filled(day) ? 1 : 0);
  }

  private Transaction regular(Regular each, LocalDate day) {
    Account checking = household.account(Regular.CHECKING);
    Money amount = money(each.hundredths(day));
    if (each.to() == null) {
      return booked(
          day, checking, each.payee(), amount, each.category(), null, List.of(), "", Set.of());
    }
    Money sent =
        each.hundredths() == 0
            ? new Money(Math.min(household.held(Regular.CARD), -1), household.currency())
            : amount;
    var transfer = new Transfer(household.account(each.to()).id(), sent.negated());
    return booked(day, checking, null, sent, null, transfer, List.of(), "", Set.of());
  }

  private Transaction toTravel(Abroad away, LocalDate day) {
    long sent = 60_000;
    var arrives =
        new Transfer(
            household.account(Household.TRAVEL).id(),
            Seeds.money(away.hundredths(sent, day), away.currency()));
    return booked(
        day,
        household.account(Regular.CHECKING),
        null,
        money(-sent),
        null,
        arrives,
        List.of(),
        "for the journey",
        Set.of(Shops.HOLIDAY));
  }

  /** Something bought. */
  Transaction purchase(LocalDate day) {
    boolean open = OPEN.contains(left) && !day.isBefore(until.minusDays(30));
    left--;
    if (Abroad.away(day) && seeds.oneIn(2)) {
      return away(day);
    }
    Shop shop = Shops.any(Shops.ALL, seeds);
    String payee = seeds.of(shop.names());
    boolean presents = day.getMonth() == Month.DECEMBER && shop.category().equals("Giving/Gifts");
    long cents = Math.max(50, Math.round(seeds.skewed(shop.least(), shop.most()) * factor));
    Money amount = money(presents ? -2 * cents : -cents);
    String notes = seeds.oneIn(9) ? seeds.of(Shops.NOTES) : "";
    Set<String> tags = seeds.oneIn(12) ? Set.of(seeds.of(Shops.TAGS)) : Set.of();
    Account from = paidFrom(amount);
    if (open) {
      return booked(day, from, payee, amount, null, null, List.of(), "", tags);
    }
    if (shop.category().equals("Family/Clothing") && seeds.oneIn(8)) {
      return booked(
          day, from, payee, amount.negated(), shop.category(), null, List.of(), BROUGHT_BACK, tags);
    }
    if (cents > 1_000 && seeds.oneIn(14)) {
      return booked(day, from, payee, amount, null, null, lines(shop, amount), notes, tags);
    }
    return booked(day, from, payee, amount, shop.category(), null, List.of(), notes, tags);
  }

  private Transaction away(LocalDate day) {
    Shop shop = Shops.any(Shops.AWAY, seeds);
    long cents = seeds.skewed(shop.least(), shop.most());
    boolean card =
        household.abroad().isPresent() && household.held(Household.TRAVEL) > cents && cents > 0;
    Account from = household.account(card ? Household.TRAVEL : Regular.CARD);
    Money amount = Seeds.money(-cents, from.opening().currency());
    return booked(
        day,
        from,
        seeds.of(shop.names()),
        amount,
        shop.category(),
        null,
        List.of(),
        "",
        Set.of(Shops.HOLIDAY));
  }

  private Account paidFrom(Money amount) {
    int way = seeds.below(10);
    if (way < 2 && household.held(Regular.CASH) + amount.minor() > 0) {
      return household.account(Regular.CASH);
    }
    return household.account(way < 5 ? Regular.CARD : Regular.CHECKING);
  }

  private List<Line> lines(Shop shop, Money amount) {
    Shop other = Shops.any(Shops.ALL, seeds);
    long part = amount.minor() / (2 + seeds.below(3));
    Money first = new Money(amount.minor() - part, amount.currency());
    Money second = new Money(part, amount.currency());
    return List.of(
        new Line(seeds.id(), household.category(shop.category()), first, ""),
        new Line(
            seeds.id(),
            household.category(other.category()),
            second,
            household.say("for the household")));
  }

  private Money money(long hundredths) {
    return Seeds.money(hundredths, household.currency());
  }

  private Transaction booked(
      LocalDate date,
      Account account,
      @Nullable String payee,
      Money amount,
      @Nullable String category,
      @Nullable Transfer transfer,
      List<Line> lines,
      String notes,
      Set<String> tags) {
    var made =
        new Transaction(
            seeds.id(),
            account.id(),
            date,
            payee == null ? null : household.payee(payee),
            amount,
            category == null ? null : household.category(category),
            transfer,
            lines,
            "",
            household.say(notes),
            tags.stream().map(household::say).collect(Collectors.toCollection(TreeSet::new)),
            status(date),
            new TreeSet<>(),
            "");
    household.booked(made);
    return made;
  }

  private Clearing status(LocalDate date) {
    if (!YearMonth.from(date).isAfter(YearMonth.from(until).minusMonths(2))) {
      return Clearing.RECONCILED;
    }
    return date.isBefore(until.minusDays(6)) ? Clearing.CLEARED : Clearing.UNCLEARED;
  }
}

package app.coffer.desktop.demo;

import static app.coffer.desktop.demo.DemoVault.done;

import app.coffer.desktop.budget.BudgetBook;
import app.coffer.desktop.budget.Goal;
import app.coffer.desktop.budget.MonthTable;
import app.coffer.desktop.ledger.LedgerStore;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the household gives its categories each month, and what it saves for. */
final class DemoBudget {
  private static final String FUND = "Savings goals/Emergency fund";
  private static final String BICYCLE = "Savings goals/New bicycle";
  private static final String HOLIDAYS = "Leisure/Holidays";

  /** Hundredths a month. */
  private static final Map<String, Long> USUAL = new LinkedHashMap<>();

  static {
    USUAL.put("Food/Groceries", 52_000L);
    USUAL.put("Food/Eating out", 24_000L);
    USUAL.put("Home/Rent", 89_000L);
    USUAL.put("Home/Electricity", 7_500L);
    USUAL.put("Home/Heating", 9_500L);
    USUAL.put("Home/Internet", 5_800L);
    USUAL.put("Home/Insurance", 1_300L);
    USUAL.put("Home/Repairs", 7_500L);
    USUAL.put("Transport/Fuel", 16_000L);
    USUAL.put("Transport/Public transport", 7_500L);
    USUAL.put("Transport/Car", 4_500L);
    USUAL.put("Health/Pharmacy", 5_000L);
    USUAL.put("Family/Clothing", 9_000L);
    USUAL.put("Family/School", 3_500L);
    USUAL.put("Family/Childcare", 18_000L);
    USUAL.put("Leisure/Subscriptions", 8_600L);
    USUAL.put("Leisure/Entertainment", 8_000L);
    USUAL.put(HOLIDAYS, 9_000L);
    USUAL.put("Giving/Gifts", 7_000L);
    USUAL.put("Giving/Donations", 1_500L);
    USUAL.put("Money/Fees", 300L);
    USUAL.put(BICYCLE, 5_000L);
  }

  /** A month's income is kept: it is handed out in the month after. */
  private static final long KEPT = 335_000;

  private final LedgerStore store;
  private final BudgetBook budget;
  private final Household household;
  private final LocalDate until;
  private final YearMonth now;

  DemoBudget(LedgerStore store, BudgetBook budget, Household household, LocalDate until) {
    this.store = store;
    this.budget = budget;
    this.household = household;
    this.until = until;
    this.now = YearMonth.from(until);
  }

  void fill(YearMonth from) {
    store.write(writer -> {
      household.category(writer, FUND);
      household.category(writer, BICYCLE);
      return null;
    });
    var usual = new HashMap<RecordId, Money>();
    USUAL.forEach((path, cents) -> usual.put(household.category(path), money(cents)));
    for (YearMonth month = from; !month.isAfter(now); month = month.plusMonths(1)) {
      done(budget.setAll(month, usual));
    }
    putAside(from);
    goals();
    moves();
  }

  /** What is left over goes where it is kept for bad days. */
  private void putAside(YearMonth from) {
    RecordId fund = household.category(FUND);
    long given = 0;
    for (MonthTable table : budget.months(from, now)) {
      long left = table.toBudget().amount().minor() - given;
      long more = table.month().equals(now) ? 0 : Math.max(0, left - money(KEPT).minor());
      if (more > 0) {
        // whole tens, as people do
        long tens = money(1_000).minor();
        long round = more / tens * tens;
        done(budget.set(fund, table.month(), new Money(round, household.currency())));
        given += round;
      }
    }
  }

  private void goals() {
    goal("Food/Groceries", Goal.Type.MONTHLY, 52_000);
    goal("Home/Rent", Goal.Type.MONTHLY, 89_000);
    goal(FUND, Goal.Type.BALANCE, 1_200_000);
    LocalDate summer = LocalDate.of(until.getYear() + (until.getMonthValue() < 7 ? 0 : 1), 7, 15);
    done(budget.setGoal(household.category(HOLIDAYS), Goal.Type.BY_DATE, money(120_000), summer));
    done(
        budget.setGoal(
            household.category(BICYCLE),
            Goal.Type.BY_DATE,
            money(140_000),
            until.withDayOfMonth(1).plusMonths(10)));
  }

  private void goal(String path, Goal.Type type, long cents) {
    done(budget.setGoal(household.category(path), type, money(cents), null));
  }

  private void moves() {
    RecordId out = household.category("Food/Eating out");
    RecordId fun = household.category("Leisure/Entertainment");
    done(budget.move(fun, out, now, money(1_500)));
    done(budget.keep(now, household.say("Winter tyres this month; the bicycle can wait."), false));
    done(budget.keep(now.minusMonths(2), "", true));
  }

  private Money money(long hundredths) {
    return Seeds.money(hundredths, household.currency());
  }
}

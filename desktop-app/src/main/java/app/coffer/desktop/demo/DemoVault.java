package app.coffer.desktop.demo;

import app.coffer.desktop.budget.BudgetBook;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.Ledger;
import app.coffer.desktop.ledger.LedgerStore;
import app.coffer.desktop.ledger.LedgerTotals;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Work;
import app.coffer.desktop.rates.RateBook;
import app.coffer.desktop.report.Reports;
import app.coffer.desktop.rules.Rulebook;
import app.coffer.desktop.schedule.Schedules;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.TreeMap;

/**
 * A whole vault of believable data: the {@link DemoLedger} with a second currency, and what is
 * planned with it: budgets, goals, schedules, rules, tags, saved reports, exchange rates.
 */
public final class DemoVault {
  /** For how many months back there is a budget. */
  static final int BUDGETED = 18;

  private final LedgerStore store;
  private final LedgerTotals totals;
  private final DerivedIds ids;
  private final Seeds seeds;
  private final Work work;
  private final LocalDate until;

  private DemoVault(
      LedgerStore store, LedgerTotals totals, DerivedIds ids, long seed, LocalDate until) {
    this.store = store;
    this.totals = totals;
    this.ids = ids;
    this.until = until;
    seeds = new Seeds(seed);
    work = new Work(store, seeds::bytes);
  }

  /**
   * Fills a vault that has no accounts; the same number, seed and day give the same records.
   *
   * @param until the day of the newest transaction
   * @param language of all but the payees
   * @throws IllegalArgumentException where the number is negative
   */
  public static void fill(
      LedgerStore store,
      LedgerTotals totals,
      DerivedIds ids,
      int transactions,
      long seed,
      Currency currency,
      LocalDate until,
      Locale language) {
    new DemoVault(store, totals, ids, seed, until)
        .fill(transactions, currency, Tongue.of(language));
  }

  private void fill(int transactions, Currency currency, Tongue tongue) {
    var household = new Household(seeds, currency, Abroad.from(currency), tongue);
    DemoLedger.fill(store, transactions, seeds, household, until);
    LocalDate first = totals.firstDay().orElse(until);
    InstantSource then = () -> until.atStartOfDay(ZoneOffset.UTC).toInstant();
    var schedules = new Schedules(work, ids, then);
    var rates = new RateBook(work, totals, ids);
    var budget = new BudgetBook(work, totals, ids, schedules::byCategory);
    var ledger = new Ledger(store, seeds::bytes, ids);
    new DemoBudget(store, budget, household, until).fill(budgetedFrom(first));
    new DemoPlans(household, seeds, until)
        .fill(ledger, schedules, new Rulebook(work), new Reports(work, totals, rates, budget));
    household.abroad().ifPresent(abroad -> rates(rates, abroad, currency, first));
  }

  private YearMonth budgetedFrom(LocalDate first) {
    YearMonth oldest = YearMonth.from(until).minusMonths(BUDGETED - 1);
    return YearMonth.from(first).isAfter(oldest) ? YearMonth.from(first) : oldest;
  }

  /** Every week of the newest months, and once a month before. */
  private void rates(RateBook rates, Abroad abroad, Currency home, LocalDate first) {
    LocalDate weekly = until.minusMonths(BUDGETED);
    // reports look back further than a small household goes
    LocalDate day = (first.isBefore(weekly) ? first : weekly).withDayOfMonth(1);
    var values = new TreeMap<LocalDate, BigDecimal>();
    while (!day.isAfter(until)) {
      values.put(day, abroad.rate(day));
      day = day.isBefore(weekly) ? day.plusMonths(1) : day.plusWeeks(1);
    }
    done(rates.setAll(home, abroad.currency(), values));
  }

  /** What is written here breaks no rule. */
  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T> refused ->
          throw new IllegalStateException("the demo was refused: " + refused);
    };
  }
}

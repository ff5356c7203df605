package app.coffer.desktop.demo;

import app.coffer.desktop.ledger.LedgerStore;
import app.coffer.desktop.ledger.Transaction;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A household's money over eighteen months, or over as many as so many transactions take: salaries,
 * rent, shopping, splits, transfers, journeys. The same number, seed and last day always give the
 * same records, ids included.
 */
public final class DemoLedger {
  /** Transactions written in one transaction of the store. */
  private static final int BATCH = 1_000;

  private static final int MONTHS = 18;
  private static final int MOST_MONTHS = 240;

  /** Fewer than this a month look poor, more look like two households. */
  private static final int LEAST_A_MONTH = 40;

  private static final int MOST_A_MONTH = 170;

  private final Household household;
  private final Seeds seeds;
  private final LocalDate first;
  private final LocalDate until;
  private final int transactions;
  private final int months;

  private DemoLedger(Household household, Seeds seeds, int transactions, LocalDate until) {
    this.household = household;
    this.seeds = seeds;
    this.transactions = transactions;
    this.until = until;
    int needed = Math.ceilDiv(transactions, MOST_A_MONTH);
    months =
        needed > MONTHS
            ? Math.min(MOST_MONTHS, needed)
            : Math.clamp(transactions / LEAST_A_MONTH, 1, MONTHS);
    first = YearMonth.from(until).minusMonths(months - 1L).atDay(1);
  }

  /**
   * Fills a ledger that has no accounts, in one currency.
   *
   * @param until the day of the newest transaction
   * @throws IllegalArgumentException where the number is negative
   */
  public static void fill(
      LedgerStore ledger, int transactions, long seed, Currency currency, LocalDate until) {
    var seeds = new Seeds(seed);
    fill(
        ledger,
        transactions,
        seeds,
        new Household(seeds, currency, Optional.empty(), Tongue.of(Locale.ENGLISH)),
        until);
  }

  static void fill(
      LedgerStore ledger, int transactions, Seeds seeds, Household household, LocalDate until) {
    if (transactions < 0) {
      throw new IllegalArgumentException("a negative number of transactions");
    }
    var demo = new DemoLedger(household, seeds, transactions, until);
    ledger.write(writer -> {
      household.setUp(writer, demo.months);
      return null;
    });
    var batch = new ArrayList<Transaction>();
    demo.run(made -> {
      batch.add(made);
      if (batch.size() == BATCH) {
        write(ledger, batch);
      }
    });
    write(ledger, batch);
  }

  private static void write(LedgerStore ledger, List<Transaction> batch) {
    ledger.write(writer -> {
      batch.forEach(writer::put);
      return null;
    });
    batch.clear();
  }

  /** Day by day: what comes regularly, and purchases that fill up to the number asked for. */
  private void run(Consumer<Transaction> write) {
    boolean abroad = household.abroad().isPresent();
    int regular = 0;
    long weights = 0;
    for (LocalDate day = first; !day.isAfter(until); day = day.plusDays(1)) {
      regular += DayBook.count(day, abroad);
      weights += weight(day);
    }
    int purchases = Math.max(0, transactions - regular);
    int passed = Math.max(0, regular - transactions);
    var book = new DayBook(household, seeds, until, purchases, months);
    long weight = 0;
    long made = 0;
    for (LocalDate day = first; !day.isAfter(until); day = day.plusDays(1)) {
      for (Transaction each : book.regular(day)) {
        // of a few only the newest
        if (passed > 0) {
          passed--;
        } else {
          write.accept(each);
        }
      }
      weight += weight(day);
      for (long due = purchases * weight / weights; made < due; made++) {
        write.accept(book.purchase(day));
      }
    }
  }

  /** How much is bought on such a day, against others. */
  private static int weight(LocalDate day) {
    int usual =
        switch (day.getDayOfWeek()) {
          case MONDAY, TUESDAY, WEDNESDAY, THURSDAY -> 4;
          case FRIDAY -> 6;
          case SATURDAY -> 9;
          case SUNDAY -> 1;
        };
    boolean busy = day.getMonth() == Month.DECEMBER && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    return Abroad.away(day) ? 8 : busy ? usual + 2 : usual;
  }
}

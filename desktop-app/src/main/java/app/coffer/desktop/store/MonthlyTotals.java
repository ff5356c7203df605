package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.TX;
import static app.coffer.desktop.store.db.Tables.TX_LINE;

import app.coffer.desktop.ledger.LedgerTotals.MonthSum;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Sums of all months there are. An envelope carries what is left from month to month, so each month
 * of a budget is made of all before it; but nearly all that happens to a budget happens between two
 * changes of a transaction, and until then these sums hold.
 */
final class MonthlyTotals {
  private final VaultDatabase database;
  private final AtomicReference<@Nullable Kept> kept = new AtomicReference<>();

  private record Asked(Set<RecordId> accounts, Currency currency, int firstDay, long written) {}

  private record Kept(Asked asked, List<MonthSum> sums) {}

  /** A month by the first day of it and of the next, as days since 1970-01-01. */
  private record Span(YearMonth month, long from, long to) {}

  MonthlyTotals(VaultDatabase database) {
    this.database = database;
  }

  List<MonthSum> of(Set<RecordId> accounts, Currency currency, int firstDay) {
    if (accounts.isEmpty()) {
      return List.of();
    }
    // before reading: what is committed meanwhile is read, and then read once more
    var asked = new Asked(Set.copyOf(accounts), currency, firstDay, database.transactionsWritten());
    Kept now = kept.get();
    if (now != null && now.asked().equals(asked)) {
      return now.sums();
    }
    List<MonthSum> sums = database.read(sql -> read(sql, asked));
    kept.set(new Kept(asked, sums));
    return sums;
  }

  private static List<MonthSum> read(DSLContext sql, Asked asked) {
    var sums = new ArrayList<MonthSum>();
    List<Span> months = months(sql, asked.firstDay());
    if (!months.isEmpty()) {
      whole(sql, asked, months, sums);
      lines(sql, asked, sums);
      transfers(sql, asked, sums);
    }
    return List.copyOf(sums);
  }

  private static List<Span> months(DSLContext sql, int firstDay) {
    var days =
        sql.select(DSL.min(TX.DATE), DSL.max(TX.DATE))
            .from(TX)
            .where(TX.REMOVED.eq(DSL.inline(false)))
            .fetchSingle();
    var months = new ArrayList<Span>();
    if (days.value1() != null && days.value2() != null) {
      YearMonth last = month(days.value2(), firstDay);
      for (YearMonth month = month(days.value1(), firstDay);
          !month.isAfter(last);
          month = month.plusMonths(1)) {
        LocalDate from = month.atDay(firstDay);
        months.add(
            new Span(month, from.toEpochDay(), month.plusMonths(1).atDay(firstDay).toEpochDay()));
      }
    }
    return months;
  }

  /**
   * Month by month through the index, which has all that is asked for in the order of days: no
   * day's month is worked out row by row.
   */
  private static void whole(DSLContext sql, Asked asked, List<Span> months, List<MonthSum> sums) {
    var spans = new StringBuilder();
    for (int i = 0; i < months.size(); i++) {
      Span span = months.get(i);
      spans.append(i == 0 ? "" : ",").append("(" + i + "," + span.from() + "," + span.to() + ")");
    }
    Field<Long> sum = DSL.field("sum(tx.amount_minor)", Long.class);
    Field<Integer> place = DSL.field("spans.column1", Integer.class);
    sql.select(place, TX.CATEGORY_ID, sum)
        .from(
            DSL.table(
                // CROSS JOIN keeps SQLite from turning the two around
                "(VALUES " + spans + ") AS spans CROSS JOIN tx"))
        .where(
            TX.REMOVED.eq(DSL.inline(false)),
            DSL.condition("tx.date >= spans.column2 AND tx.date < spans.column3"),
            counted(asked),
            TX.TRANSFER_ACCOUNT_ID.isNull(),
            TX.CATEGORY_ID
                .isNotNull()
                .or(DSL.notExists(DSL.selectOne().from(TX_LINE).where(TX_LINE.TX.eq(TX.ID)))))
        .groupBy(place, TX.CATEGORY_ID)
        .fetch()
        .forEach(row ->
            sums.add(
                new MonthSum(
                    months.get(row.value1()).month(), row.get(TX.CATEGORY_ID), row.value3())));
  }

  private static void lines(DSLContext sql, Asked asked, List<MonthSum> sums) {
    Field<Long> sum = DSL.field("sum(tx_line.amount_minor)", Long.class);
    sql.select(TX.DATE, TX_LINE.CATEGORY_ID, sum)
        .from(TX_LINE)
        .join(TX)
        .on(TX.ID.eq(TX_LINE.TX))
        .where(
            TX.REMOVED.isFalse(),
            TX.CATEGORY_ID.isNull(),
            TX.TRANSFER_ACCOUNT_ID.isNull(),
            counted(asked))
        .groupBy(TX.DATE, TX_LINE.CATEGORY_ID)
        .fetch()
        .forEach(row ->
            sums.add(
                new MonthSum(
                    month(row.value1(), asked.firstDay()),
                    row.get(TX_LINE.CATEGORY_ID),
                    row.value3())));
  }

  private static void transfers(DSLContext sql, Asked asked, List<MonthSum> sums) {
    String code = asked.currency().getCurrencyCode();
    sql.select(
            TX.DATE,
            TX.ACCOUNT_ID,
            TX.AMOUNT_MINOR,
            TX.CURRENCY,
            TX.TRANSFER_ACCOUNT_ID,
            TX.TRANSFER_MINOR,
            TX.TRANSFER_CURRENCY)
        .from(TX)
        .where(TX.REMOVED.eq(DSL.inline(false)), TX.TRANSFER_ACCOUNT_ID.isNotNull())
        .fetch()
        .forEach(row -> {
          boolean here =
              asked.accounts().contains(row.get(TX.ACCOUNT_ID))
                  && row.get(TX.CURRENCY).equals(code);
          boolean there =
              asked.accounts().contains(row.get(TX.TRANSFER_ACCOUNT_ID))
                  && row.get(TX.TRANSFER_CURRENCY).equals(code);
          long minor =
              Math.addExact(
                  here ? row.get(TX.AMOUNT_MINOR) : 0, there ? row.get(TX.TRANSFER_MINOR) : 0);
          if (minor != 0) {
            sums.add(new MonthSum(month(row.get(TX.DATE), asked.firstDay()), null, minor));
          }
        });
  }

  private static Condition counted(Asked asked) {
    return TX.CURRENCY
        .eq(asked.currency().getCurrencyCode())
        .and(TX.ACCOUNT_ID.in(asked.accounts()));
  }

  /** The month in which the one begins that a day is in: as many days back as it begins late. */
  private static YearMonth month(LocalDate day, int firstDay) {
    return YearMonth.from(day.minusDays(firstDay - 1L));
  }
}

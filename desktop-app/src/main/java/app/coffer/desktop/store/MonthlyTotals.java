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
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Sums of all months there are. An envelope carries what is left from month to month, so each month
 * of a budget is made of all before it; but nearly all that happens to a budget happens between two
 * changes of a transaction, and until then these sums hold.
 */
final class MonthlyTotals {
  /** Of the month among those asked for. */
  private static final Field<Integer> PLACE = DSL.field("spans.column1", Integer.class);

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
      lines(sql, asked, months, sums);
      transfers(sql, asked, months, sums);
    }
    return List.copyOf(sums);
  }

  private static List<Span> months(DSLContext sql, int firstDay) {
    // each by itself is one look into the index; together they would walk through it
    LocalDate oldest = end(sql, DSL.min(TX.DATE));
    LocalDate newest = end(sql, DSL.max(TX.DATE));
    var months = new ArrayList<Span>();
    if (oldest != null && newest != null) {
      YearMonth last = month(newest, firstDay);
      for (YearMonth month = month(oldest, firstDay);
          !month.isAfter(last);
          month = month.plusMonths(1)) {
        LocalDate from = month.atDay(firstDay);
        months.add(
            new Span(month, from.toEpochDay(), month.plusMonths(1).atDay(firstDay).toEpochDay()));
      }
    }
    return months;
  }

  private static @Nullable LocalDate end(DSLContext sql, Field<LocalDate> end) {
    return sql.select(end).from(TX).where(TX.REMOVED.eq(DSL.inline(false))).fetchSingle().value1();
  }

  /**
   * Transactions month by month through the index, which has nearly all that is asked for in the
   * order of days: no day's month is worked out row by row.
   */
  private static Table<?> byMonth(List<Span> months, String more) {
    var spans = new StringBuilder();
    for (int i = 0; i < months.size(); i++) {
      Span span = months.get(i);
      spans.append(i == 0 ? "" : ",");
      spans.append("(" + i + "," + span.from() + "," + span.to() + ")");
    }
    // CROSS JOIN keeps SQLite from turning them around
    return DSL.table("(VALUES " + spans + ") AS spans CROSS JOIN tx" + more);
  }

  private static Condition inMonth() {
    return TX.REMOVED
        .eq(DSL.inline(false))
        .and("tx.date >= spans.column2 AND tx.date < spans.column3");
  }

  private static void whole(DSLContext sql, Asked asked, List<Span> months, List<MonthSum> sums) {
    Field<Long> sum = DSL.field("sum(tx.amount_minor)", Long.class);
    sql.select(PLACE, TX.CATEGORY_ID, sum)
        .from(byMonth(months, ""))
        .where(
            inMonth(),
            counted(asked),
            TX.TRANSFER_ACCOUNT_ID.isNull(),
            TX.CATEGORY_ID
                .isNotNull()
                .or(DSL.notExists(DSL.selectOne().from(TX_LINE).where(TX_LINE.TX.eq(TX.ID)))))
        .groupBy(PLACE, TX.CATEGORY_ID)
        .fetch()
        .forEach(row ->
            sums.add(new MonthSum(months.get(row.value1()).month(), row.value2(), row.value3())));
  }

  private static void lines(DSLContext sql, Asked asked, List<Span> months, List<MonthSum> sums) {
    Field<Long> sum = DSL.field("sum(tx_line.amount_minor)", Long.class);
    sql.select(PLACE, TX_LINE.CATEGORY_ID, sum)
        .from(byMonth(months, " CROSS JOIN tx_line"))
        .where(
            TX_LINE.TX.eq(TX.ID),
            inMonth(),
            TX.CATEGORY_ID.isNull(),
            TX.TRANSFER_ACCOUNT_ID.isNull(),
            counted(asked))
        .groupBy(PLACE, TX_LINE.CATEGORY_ID)
        .fetch()
        .forEach(row ->
            sums.add(new MonthSum(months.get(row.value1()).month(), row.value2(), row.value3())));
  }

  private static void transfers(
      DSLContext sql, Asked asked, List<Span> months, List<MonthSum> sums) {
    String code = asked.currency().getCurrencyCode();
    Field<Long> here = DSL.when(counted(asked), TX.AMOUNT_MINOR).otherwise(DSL.inline(0L));
    Field<Long> there =
        DSL.when(
                TX.TRANSFER_CURRENCY.eq(code).and(TX.TRANSFER_ACCOUNT_ID.in(asked.accounts())),
                TX.TRANSFER_MINOR)
            .otherwise(DSL.inline(0L));
    Field<Long> sum = DSL.field("sum({0} + {1})", Long.class, here, there);
    sql.select(PLACE, sum)
        // few are transfers: their rows cost less than walking through all rows
        .from(byMonth(months, " INDEXED BY tx_summed"))
        .where(inMonth(), TX.TRANSFER_ACCOUNT_ID.isNotNull())
        .groupBy(PLACE)
        .fetch()
        .forEach(
            row -> sums.add(new MonthSum(months.get(row.value1()).month(), null, row.value2())));
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

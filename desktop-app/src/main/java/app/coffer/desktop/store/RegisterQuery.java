package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.ACCOUNT;
import static app.coffer.desktop.store.db.Tables.CATEGORY;
import static app.coffer.desktop.store.db.Tables.CATEGORY_GROUP;
import static app.coffer.desktop.store.db.Tables.LEG;
import static app.coffer.desktop.store.db.Tables.LEG_TOTAL;
import static app.coffer.desktop.store.db.Tables.PAYEE;
import static app.coffer.desktop.store.db.Tables.TX;
import static app.coffer.desktop.store.db.Tables.TX_LINE;

import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.ledger.FilterSums;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterFilter.AmountRange;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.store.db.tables.Account;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Result;
import org.jooq.Table;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * A register, newest first: first the ids of a page from a covering index, then its rows. With an
 * account it walks that account's legs, without one the transactions themselves.
 */
final class RegisterQuery {
  private static final Account OTHER = ACCOUNT.as("other");

  private final DSLContext sql;
  private final @Nullable RecordId account;
  private final boolean bounded;
  private final Table<?> table;
  private final Field<Long> tx;
  private final Field<LocalDate> date;
  private final List<Condition> where = new ArrayList<>();

  RegisterQuery(DSLContext sql, RegisterFilter filter) {
    this.sql = sql;
    this.account = filter.account();
    this.table = account == null ? TX : LEG;
    this.tx = account == null ? TX.ID : LEG.TX;
    this.date = account == null ? TX.DATE : LEG.DATE;
    if (filter.from() != null) {
      where.add(date.ge(filter.from()));
    }
    if (filter.to() != null) {
      where.add(date.le(filter.to()));
    }
    where.addAll(SearchIndex.matching(tx, filter.search()));
    List<Condition> chips = FilterChips.of(filter.chips());
    if (!chips.isEmpty()) {
      where.add(
          account == null
              ? DSL.and(chips)
              : tx.in(DSL.select(TX.ID).from(TX).where(DSL.and(chips))));
    }
    AmountRange range = filter.chips().amount();
    if (range != null) {
      where.add(FilterChips.between(range, amount(), currency()));
    }
    this.bounded = !where.isEmpty();
    // inline: a bound parameter would hide from SQLite that the index begins with this value
    where.add(account == null ? TX.REMOVED.eq(DSL.inline(false)) : LEG.ACCOUNT_ID.eq(account));
  }

  int count() {
    if (account != null && !bounded) {
      return sql.select(DSL.coalesce(DSL.sum(LEG_TOTAL.LEGS), 0))
          .from(LEG_TOTAL)
          .where(LEG_TOTAL.ACCOUNT_ID.eq(account))
          .fetchSingle(0, int.class);
    }
    return sql.select(DSL.count()).from(table).where(where).fetchSingle().value1();
  }

  FilterSums sums() {
    Map<String, FilterSums.InOut> sums = new TreeMap<>();
    Field<Long> amount = amount();
    Field<String> currency = currency();
    if (account == null) {
      // seen from no account a transfer is no income, nor is the part of a split that is one
      var split =
          DSL.select(TX_LINE.TX).from(TX_LINE).where(TX_LINE.TRANSFER_ACCOUNT_ID.isNotNull());
      add(sums, amount, currency, TX.TRANSFER_ACCOUNT_ID.isNull().and(TX.ID.notIn(split)));
      Field<Long> moved =
          DSL.field(
              DSL.select(DSL.sum(TX_LINE.AMOUNT_MINOR).cast(Long.class))
                  .from(TX_LINE)
                  .where(TX_LINE.TX.eq(TX.ID), TX_LINE.TRANSFER_ACCOUNT_ID.isNotNull()));
      add(sums, amount.minus(moved), currency, TX.ID.in(split));
    } else {
      add(sums, amount, currency, DSL.noCondition());
    }
    return new FilterSums(count(), List.copyOf(sums.values()));
  }

  private void add(
      Map<String, FilterSums.InOut> sums,
      Field<Long> amount,
      Field<String> currency,
      Condition which) {
    sql.select(
            currency,
            DSL.sum(DSL.greatest(amount, DSL.inline(0L))),
            DSL.sum(DSL.least(amount, DSL.inline(0L))))
        .from(table)
        .where(where)
        .and(which)
        .groupBy(currency)
        .forEach(row ->
            sums.merge(
                row.value1(),
                new FilterSums.InOut(
                    Money.of(row.value2().longValueExact(), row.value1()),
                    Money.of(row.value3().longValueExact(), row.value1())),
                (one, other) ->
                    new FilterSums.InOut(one.in().plus(other.in()), one.out().plus(other.out()))));
  }

  private Field<Long> amount() {
    return account == null ? TX.AMOUNT_MINOR : LEG.AMOUNT_MINOR;
  }

  private Field<String> currency() {
    return account == null ? TX.CURRENCY : LEG.CURRENCY;
  }

  List<RegisterRow> rows(int offset, int limit) {
    List<Long> ids =
        sql.select(tx)
            .from(table)
            .where(where)
            .orderBy(date.desc(), tx.desc())
            .limit(limit)
            .offset(offset)
            .fetch(tx);
    return ids.isEmpty() ? List.of() : rows(ids);
  }

  OptionalInt place(RecordId transaction) {
    var at =
        sql.select(TX.ID, TX.DATE)
            .from(TX)
            .where(TX.RECORD_ID.eq(transaction), TX.REMOVED.isFalse())
            .fetchOne();
    if (at == null || !sql.fetchExists(table, DSL.and(where).and(tx.eq(at.value1())))) {
      return OptionalInt.empty();
    }
    Condition above = date.gt(at.value2()).or(date.eq(at.value2()).and(tx.gt(at.value1())));
    return OptionalInt.of(
        sql.select(DSL.count()).from(table).where(where).and(above).fetchSingle().value1());
  }

  Money newest(int rows, Currency of) {
    var some =
        sql.select(amount().as("minor"))
            .from(table)
            .where(where)
            .orderBy(date.desc(), tx.desc())
            .limit(rows)
            .asTable("some");
    Long sum =
        sql.select(DSL.coalesce(DSL.sum(some.field("minor", Long.class)), 0))
            .from(some)
            .fetchSingle(0, Long.class);
    return new Money(sum == null ? 0 : sum, of);
  }

  private List<RegisterRow> rows(List<Long> ids) {
    var order = new HashMap<Long, Integer>();
    ids.forEach(id -> order.put(id, order.size()));
    Result<Record> found =
        sql.select(TX.fields())
            .select(ACCOUNT.NAME, OTHER.NAME, PAYEE.NAME, CATEGORY.NAME, CATEGORY_GROUP.NAME)
            .from(TX)
            .leftJoin(ACCOUNT)
            .on(ACCOUNT.RECORD_ID.eq(TX.ACCOUNT_ID))
            .leftJoin(OTHER)
            .on(OTHER.RECORD_ID.eq(TX.TRANSFER_ACCOUNT_ID))
            .leftJoin(PAYEE)
            .on(PAYEE.RECORD_ID.eq(TX.PAYEE_ID))
            .leftJoin(CATEGORY)
            .on(CATEGORY.RECORD_ID.eq(TX.CATEGORY_ID))
            .leftJoin(CATEGORY_GROUP)
            .on(CATEGORY_GROUP.RECORD_ID.eq(CATEGORY.CATEGORY_GROUP_ID))
            .where(TX.ID.in(ids))
            .fetch();
    List<Record> rows = new ArrayList<>(found);
    rows.sort(Comparator.comparing(row -> order.get(row.get(TX.ID))));
    List<Transaction> transactions = LedgerTables.TRANSACTIONS.values(sql, rows);
    Map<RecordId, Integer> files =
        SqliteAttachments.counts(sql, transactions.stream().map(Transaction::id).toList());
    var register = new ArrayList<RegisterRow>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      Transaction transaction = transactions.get(i);
      register.add(row(transaction, rows.get(i), files.getOrDefault(transaction.id(), 0)));
    }
    return register;
  }

  private RegisterRow row(Transaction transaction, Record row, int files) {
    Transfer transfer = transaction.transfer();
    boolean otherLeg = account != null && !account.equals(transaction.account());
    return new RegisterRow(
        transaction,
        otherLeg
            ? transaction.moves().getOrDefault(account, transaction.amount())
            : transaction.amount(),
        name(row, ACCOUNT.NAME),
        name(row, PAYEE.NAME),
        category(row),
        otherLeg ? name(row, ACCOUNT.NAME) : transfer == null ? "" : name(row, OTHER.NAME),
        SyncStatus.of(row.get(TX.SYNC_STATUS)),
        files);
  }

  private static String category(Record row) {
    String group = name(row, CATEGORY_GROUP.NAME);
    String category = name(row, CATEGORY.NAME);
    return group.isEmpty() ? category : group + "/" + category;
  }

  /** What a row refers to may not have arrived yet. */
  private static String name(Record row, Field<String> field) {
    String name = row.get(field);
    return name == null ? "" : name;
  }
}

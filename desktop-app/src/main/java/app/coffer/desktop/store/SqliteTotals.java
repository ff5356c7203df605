package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.LEG;
import static app.coffer.desktop.store.db.Tables.TX;
import static app.coffer.desktop.store.db.Tables.TX_MOVE;
import static app.coffer.desktop.store.db.Tables.TX_PART;

import app.coffer.desktop.ledger.LedgerTotals;
import app.coffer.desktop.ledger.LedgerTotals.By;
import app.coffer.desktop.ledger.LedgerTotals.LegQuery;
import app.coffer.desktop.ledger.LedgerTotals.LegSum;
import app.coffer.desktop.ledger.LedgerTotals.Part;
import app.coffer.desktop.ledger.LedgerTotals.PartQuery;
import app.coffer.desktop.ledger.LedgerTotals.PartSum;
import app.coffer.desktop.ledger.LedgerTotals.TagSum;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** Sums in SQL: grouped where the rows are, so that what comes out follows what is asked for. */
final class SqliteTotals implements LedgerTotals {
  private static final Field<Integer> NUMBER = DSL.count();

  private final VaultDatabase database;
  private final MonthlyTotals monthly;

  SqliteTotals(VaultDatabase database) {
    this.database = database;
    this.monthly = new MonthlyTotals(database);
  }

  @Override
  public List<PartSum> parts(PartQuery query) {
    Field<String> month = month(TX_PART.DATE, query.firstDayOfMonth());
    var groups = new ArrayList<Field<?>>();
    groups.add(TX_PART.CURRENCY);
    addIf(groups, query, By.DAY, TX_PART.DATE);
    addIf(groups, query, By.MONTH, month);
    addIf(groups, query, By.CATEGORY, TX_PART.CATEGORY_ID);
    addIf(groups, query, By.PAYEE, TX_PART.PAYEE_ID);
    addIf(groups, query, By.ACCOUNT, TX_PART.ACCOUNT_ID);
    Field<BigDecimal> in = DSL.sum(DSL.greatest(TX_PART.AMOUNT_MINOR, DSL.inline(0L)));
    Field<BigDecimal> out = DSL.sum(DSL.least(TX_PART.AMOUNT_MINOR, DSL.inline(0L)));
    return database.read(sql ->
        sql.select(groups)
            .select(in, out, NUMBER)
            .from(TX_PART)
            .where(where(query))
            .groupBy(groups)
            .fetch(row ->
                new PartSum(
                    query.by().contains(By.DAY) ? row.get(TX_PART.DATE) : null,
                    query.by().contains(By.MONTH) ? month(row.get(month)) : null,
                    query.by().contains(By.CATEGORY) ? row.get(TX_PART.CATEGORY_ID) : null,
                    query.by().contains(By.PAYEE) ? row.get(TX_PART.PAYEE_ID) : null,
                    query.by().contains(By.ACCOUNT) ? row.get(TX_PART.ACCOUNT_ID) : null,
                    Money.of(row.get(in).longValueExact(), row.get(TX_PART.CURRENCY)),
                    Money.of(row.get(out).longValueExact(), row.get(TX_PART.CURRENCY)),
                    row.get(NUMBER))));
  }

  @Override
  public List<TagSum> tags(PartQuery query) {
    Field<String> month = month(TX_PART.DATE, query.firstDayOfMonth());
    Field<BigDecimal> sum = DSL.sum(TX_PART.AMOUNT_MINOR);
    var groups = new ArrayList<Field<?>>(List.of(TX_PART.CURRENCY, TX.TAGS));
    addIf(groups, query, By.DAY, TX_PART.DATE);
    addIf(groups, query, By.MONTH, month);
    var rows =
        database.read(sql ->
            sql.select(groups)
                .select(sum, NUMBER)
                .from(TX_PART)
                .join(TX)
                .on(TX.ID.eq(TX_PART.TX))
                .where(where(query))
                .groupBy(groups)
                .fetch());
    var sums = new ArrayList<TagSum>();
    for (Record row : rows) {
      List<String> tags = row.get(TX.TAGS).lines().toList();
      for (String tag : tags.isEmpty() ? List.of("") : tags) {
        sums.add(
            new TagSum(
                query.by().contains(By.DAY) ? row.get(TX_PART.DATE) : null,
                query.by().contains(By.MONTH) ? month(row.get(month)) : null,
                tag,
                Money.of(row.get(sum).longValueExact(), row.get(TX_PART.CURRENCY)),
                row.get(NUMBER)));
      }
    }
    return sums;
  }

  @Override
  public List<Part> each(PartQuery query) {
    return each(where(query));
  }

  @Override
  public List<Part> foreign(PartQuery query, Currency home) {
    return each(where(query).and(TX_PART.CURRENCY.ne(home.getCurrencyCode())));
  }

  private List<Part> each(Condition where) {
    return database.read(sql ->
        sql.select(TX_PART.fields())
            .select(TX.RECORD_ID, TX.NOTES, TX.TAGS)
            .from(TX_PART)
            .join(TX)
            .on(TX.ID.eq(TX_PART.TX))
            .where(where)
            .orderBy(TX_PART.DATE.desc(), TX_PART.TX.desc())
            .fetch(row ->
                new Part(
                    row.get(TX.RECORD_ID),
                    row.get(TX_PART.DATE),
                    row.get(TX_PART.ACCOUNT_ID),
                    row.get(TX_PART.PAYEE_ID),
                    row.get(TX_PART.CATEGORY_ID),
                    new TreeSet<>(row.get(TX.TAGS).lines().toList()),
                    row.get(TX.NOTES),
                    Money.of(row.get(TX_PART.AMOUNT_MINOR), row.get(TX_PART.CURRENCY)))));
  }

  @Override
  public List<LegSum> legs(LegQuery query) {
    return query.transfersOnly()
        ? legs(query, TX_MOVE, TX_MOVE.ACCOUNT_ID, TX_MOVE.DATE, TX_MOVE.AMOUNT_MINOR)
        : legs(query, LEG, LEG.ACCOUNT_ID, LEG.DATE, LEG.AMOUNT_MINOR);
  }

  private List<LegSum> legs(
      LegQuery query,
      Table<?> from,
      Field<RecordId> account,
      Field<LocalDate> date,
      Field<Long> amount) {
    Field<String> month = month(date, query.firstDayOfMonth());
    Field<String> currency = RecordTable.column(from, LEG.CURRENCY);
    var groups = new ArrayList<Field<?>>(List.of(account, currency, month));
    if (query.daily()) {
      groups.add(date);
    }
    var where = new ArrayList<Condition>();
    where.add(query.to() == null ? DSL.noCondition() : date.le(query.to()));
    if (!query.accounts().isEmpty()) {
      where.add(account.in(query.accounts()));
    }
    Field<BigDecimal> sum = DSL.sum(amount);
    return database.read(sql ->
        sql.select(groups)
            .select(sum)
            .from(from)
            .where(where)
            .groupBy(groups)
            .fetch(row ->
                new LegSum(
                    row.get(account),
                    month(row.get(month)),
                    query.daily() ? row.get(date) : null,
                    Money.of(row.get(sum).longValueExact(), row.get(currency)))));
  }

  @Override
  public Map<RecordId, Used> payeesUsed() {
    Field<LocalDate> last = DSL.max(TX.DATE);
    return database.read(sql ->
        sql.select(TX.PAYEE_ID, NUMBER, last)
            .from(TX)
            .where(TX.REMOVED.eq(DSL.inline(false)), TX.PAYEE_ID.isNotNull())
            .groupBy(TX.PAYEE_ID)
            .fetchMap(TX.PAYEE_ID, row -> new Used(row.get(NUMBER), row.get(last))));
  }

  @Override
  public Map<RecordId, Used> categoriesUsed() {
    Field<LocalDate> last = DSL.max(TX_PART.DATE);
    Field<Integer> each = DSL.countDistinct(TX_PART.TX);
    return database.read(sql ->
        sql.select(TX_PART.CATEGORY_ID, each, last)
            .from(TX_PART)
            .where(TX_PART.CATEGORY_ID.isNotNull())
            .groupBy(TX_PART.CATEGORY_ID)
            .fetchMap(TX_PART.CATEGORY_ID, row -> new Used(row.get(each), row.get(last))));
  }

  @Override
  public Map<String, Used> tagsUsed() {
    Field<LocalDate> last = DSL.max(TX.DATE);
    var rows =
        database.read(sql ->
            sql.select(TX.TAGS, NUMBER, last)
                .from(TX)
                .where(TX.REMOVED.eq(DSL.inline(false)), TX.TAGS.ne(""))
                .groupBy(TX.TAGS)
                .fetch());
    var used = new TreeMap<String, Used>();
    for (var row : rows) {
      for (String tag : row.get(TX.TAGS).lines().toList()) {
        used.merge(tag, new Used(row.get(NUMBER), row.get(last)), Used::and);
      }
    }
    return used;
  }

  @Override
  public List<MonthSum> monthly(Set<RecordId> accounts, Currency currency, int firstDayOfMonth) {
    return monthly.of(accounts, currency, firstDayOfMonth);
  }

  @Override
  public Optional<LocalDate> firstDay() {
    return database.read(sql ->
        sql.select(TX.DATE)
            .from(TX)
            .where(TX.REMOVED.eq(DSL.inline(false)))
            .orderBy(TX.DATE)
            .limit(1)
            .fetchOptional(TX.DATE));
  }

  private static Condition where(PartQuery query) {
    Condition where = TX_PART.TRANSFER_ACCOUNT_ID.isNull();
    if (query.from() != null) {
      where = where.and(TX_PART.DATE.ge(query.from()));
    }
    if (query.to() != null) {
      where = where.and(TX_PART.DATE.le(query.to()));
    }
    if (!query.accounts().isEmpty()) {
      where = where.and(TX_PART.ACCOUNT_ID.in(query.accounts()));
    }
    if (!query.categories().isEmpty()) {
      where = where.and(TX_PART.CATEGORY_ID.in(query.categories()));
    }
    if (!query.without().isEmpty()) {
      where =
          where.and(TX_PART.CATEGORY_ID.isNull().or(TX_PART.CATEGORY_ID.notIn(query.without())));
    }
    if (!query.payees().isEmpty()) {
      where = where.and(TX_PART.PAYEE_ID.in(query.payees()));
    }
    if (!query.tags().isEmpty()) {
      where =
          where.and(
              TX_PART.TX.in(
                  DSL.select(TX.ID)
                      .from(TX)
                      .where(DSL.or(query.tags().stream().map(FilterChips::tagged).toList()))));
    }
    return where;
  }

  /** The month in which the one begins that a day is in: as many days back as it begins late. */
  private static Field<String> month(Field<LocalDate> date, int firstDay) {
    return DSL.field(
        "strftime('%Y-%m', ({0} - {1}) * 86400, 'unixepoch')",
        String.class, date, DSL.inline(firstDay - 1));
  }

  private static YearMonth month(String text) {
    return YearMonth.parse(text);
  }

  private static void addIf(List<Field<?>> groups, PartQuery query, By by, Field<?> field) {
    if (query.by().contains(by)) {
      groups.add(field);
    }
  }
}

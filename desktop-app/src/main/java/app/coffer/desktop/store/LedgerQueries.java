package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.ACCOUNT;
import static app.coffer.desktop.store.db.Tables.CATEGORY;
import static app.coffer.desktop.store.db.Tables.CATEGORY_GROUP;
import static app.coffer.desktop.store.db.Tables.IMPORT_KEY;
import static app.coffer.desktop.store.db.Tables.LEG;
import static app.coffer.desktop.store.db.Tables.LEG_TOTAL;
import static app.coffer.desktop.store.db.Tables.PAYEE;
import static app.coffer.desktop.store.db.Tables.PROFILE;
import static app.coffer.desktop.store.db.Tables.TX;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.FilterSums;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.LedgerReader.ImportedAs;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.Profile;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.store.db.tables.records.LegTotalRecord;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The reading side on one connection. */
class LedgerQueries implements LedgerReader {
  private static final int IDS_A_STATEMENT = 500;

  final DSLContext sql;

  LedgerQueries(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public Optional<Profile> profile() {
    return sql.selectFrom(PROFILE)
        .where(PROFILE.REMOVED.isFalse())
        .orderBy(PROFILE.RECORD_ID)
        .limit(1)
        .fetchOptional()
        .map(row -> LedgerTables.PROFILES.value(sql, row));
  }

  @Override
  public List<AccountBalance> accounts() {
    Map<RecordId, List<LegTotalRecord>> totals =
        sql.selectFrom(LEG_TOTAL).fetchGroups(LEG_TOTAL.ACCOUNT_ID, row -> row);
    return sql
        .selectFrom(ACCOUNT)
        .where(ACCOUNT.REMOVED.isFalse())
        .fetch(row ->
            balance(
                LedgerTables.ACCOUNTS.value(sql, row),
                totals.getOrDefault(row.getRecordId(), List.of()),
                SyncStatus.of(row.getSyncStatus())))
        .stream()
        .sorted(
            Comparator.comparing((AccountBalance balance) -> balance.account().type())
                .thenComparing(balance -> NamedTables.folded(balance.account().name())))
        .toList();
  }

  @Override
  public Optional<Account> account(RecordId id) {
    return LedgerTables.ACCOUNTS.live(sql, id);
  }

  @Override
  public List<Payee> payees() {
    return sql.selectFrom(PAYEE)
        .where(PAYEE.REMOVED.isFalse())
        .orderBy(PAYEE.FOLDED, PAYEE.RECORD_ID)
        .fetch(row -> LedgerTables.PAYEES.value(sql, row));
  }

  @Override
  public Optional<Payee> payee(RecordId id) {
    return LedgerTables.PAYEES.live(sql, id);
  }

  @Override
  public Optional<Payee> payeeNamed(String name) {
    return sql.selectFrom(PAYEE)
        .where(PAYEE.FOLDED.eq(NamedTables.folded(name)).and(PAYEE.REMOVED.isFalse()))
        // two devices may have made one name: all take the same one from then on
        .orderBy(PAYEE.RECORD_ID)
        .limit(1)
        .fetchOptional()
        .map(row -> LedgerTables.PAYEES.value(sql, row));
  }

  @Override
  public List<CategoryGroup> categoryGroups() {
    return sql
        .selectFrom(CATEGORY_GROUP)
        .where(CATEGORY_GROUP.REMOVED.isFalse())
        .fetch(row -> LedgerTables.GROUPS.value(sql, row))
        .stream()
        .sorted(
            Comparator.comparingInt((CategoryGroup group) -> behind(group.place()))
                .thenComparing(group -> NamedTables.folded(group.name())))
        .toList();
  }

  @Override
  public List<Category> categories() {
    return sql
        .selectFrom(CATEGORY)
        .where(CATEGORY.REMOVED.isFalse())
        .fetch(row -> LedgerTables.CATEGORIES.value(sql, row))
        .stream()
        .sorted(
            Comparator.comparingInt((Category category) -> behind(category.place()))
                .thenComparing(category -> NamedTables.folded(category.name())))
        .toList();
  }

  /** What has no place stands behind what has one. */
  private static int behind(int place) {
    return place == 0 ? Integer.MAX_VALUE : place;
  }

  @Override
  public Optional<Category> category(RecordId id) {
    return LedgerTables.CATEGORIES.live(sql, id);
  }

  @Override
  public Optional<Transaction> transaction(RecordId id) {
    return LedgerTables.TRANSACTIONS.live(sql, id);
  }

  @Override
  public Map<RecordId, Transaction> transactions(Collection<RecordId> ids) {
    var found = new HashMap<RecordId, Transaction>();
    var all = List.copyOf(ids);
    for (int from = 0; from < all.size(); from += IDS_A_STATEMENT) {
      var rows =
          sql.selectFrom(TX)
              .where(
                  TX.RECORD_ID.in(all.subList(from, Math.min(all.size(), from + IDS_A_STATEMENT))),
                  // the sign keeps the planner from walking all that is not removed
                  DSL.condition("+{0} = false", TX.REMOVED))
              .fetch();
      LedgerTables.TRANSACTIONS.values(sql, rows).forEach(tx -> found.put(tx.id(), tx));
    }
    return found;
  }

  @Override
  public Set<RecordId> written(Collection<RecordId> transactions, boolean removedToo) {
    var found = new HashSet<RecordId>();
    var all = List.copyOf(transactions);
    for (int from = 0; from < all.size(); from += IDS_A_STATEMENT) {
      found.addAll(
          sql.select(TX.RECORD_ID)
              .from(TX)
              .where(
                  TX.RECORD_ID.in(all.subList(from, Math.min(all.size(), from + IDS_A_STATEMENT))),
                  // the sign keeps the planner from walking all that is not removed
                  removedToo ? DSL.noCondition() : DSL.condition("+{0} = false", TX.REMOVED))
              .fetch(TX.RECORD_ID));
    }
    return found;
  }

  @Override
  public int count(RegisterFilter filter) {
    return new RegisterQuery(sql, filter).count();
  }

  @Override
  public OptionalInt place(RegisterFilter filter, RecordId transaction) {
    return new RegisterQuery(sql, filter).place(transaction);
  }

  @Override
  public Money newest(RecordId account, int rows) {
    Account found =
        account(account).orElseThrow(() -> new IllegalArgumentException("no such account"));
    return new RegisterQuery(sql, RegisterFilter.of(account))
        .newest(rows, found.opening().currency());
  }

  @Override
  public List<RegisterRow> rows(RegisterFilter filter, int offset, int limit) {
    return new RegisterQuery(sql, filter).rows(offset, limit);
  }

  @Override
  public Optional<ImportedAs> importedAs(String importKey) {
    return sql.select(TX.RECORD_ID, TX.REMOVED)
        .from(IMPORT_KEY)
        .join(TX)
        .on(TX.ID.eq(IMPORT_KEY.TX))
        .where(IMPORT_KEY.KEY.eq(importKey))
        .orderBy(TX.REMOVED, TX.RECORD_ID)
        .limit(1)
        .fetchOptional()
        .map(row -> new ImportedAs(row.value1(), row.value2()));
  }

  @Override
  public Map<String, ImportedAs> importedAs(Collection<String> importKeys) {
    var found = new HashMap<String, ImportedAs>();
    var all = List.copyOf(importKeys);
    for (int from = 0; from < all.size(); from += IDS_A_STATEMENT) {
      // live ones come last, and of these the lowest id: they stay
      sql.select(IMPORT_KEY.KEY, TX.RECORD_ID, TX.REMOVED)
          .from(IMPORT_KEY)
          .join(TX)
          .on(TX.ID.eq(IMPORT_KEY.TX))
          .where(IMPORT_KEY.KEY.in(all.subList(from, Math.min(all.size(), from + IDS_A_STATEMENT))))
          .orderBy(TX.REMOVED.desc(), TX.RECORD_ID.desc())
          .forEach(row -> found.put(row.value1(), new ImportedAs(row.value2(), row.value3())));
    }
    return found;
  }

  @Override
  public Money balance(RecordId id, LocalDate day, Clearing atLeast) {
    Money opening = account(id).map(Account::opening).orElseThrow();
    String currency = opening.currency().getCurrencyCode();
    long moved =
        sql.select(DSL.coalesce(DSL.sum(LEG.AMOUNT_MINOR), 0))
            .from(LEG)
            .where(
                LEG.ACCOUNT_ID.eq(id),
                LEG.DATE.le(day),
                LEG.CURRENCY.eq(currency),
                LEG.STATUS.ge(atLeast.ordinal()))
            .fetchSingle(0, long.class);
    return opening.plus(Money.of(moved, currency));
  }

  @Override
  public FilterSums sums(RegisterFilter filter) {
    return new RegisterQuery(sql, filter).sums();
  }

  @Override
  public <T> Optional<T> find(Kind<T> kind, RecordId id) {
    return LedgerTables.of(kind).live(sql, id);
  }

  @Override
  public <T> List<T> all(Kind<T> kind) {
    return LedgerTables.of(kind).live(sql);
  }

  @Override
  public <T> Optional<T> understood(Kind<T> kind, Change content) {
    return LedgerTables.of(kind).content().understood(content);
  }

  @Override
  public Set<RecordId> contested(Kind<?> kind) {
    return LedgerTables.of(kind).contested(sql);
  }

  private static AccountBalance balance(
      Account account, List<LegTotalRecord> totals, SyncStatus status) {
    Money balance = account.opening();
    Money cleared = account.opening();
    String currency = balance.currency().getCurrencyCode();
    for (LegTotalRecord total : totals) {
      // an amount in another currency cannot be added: it is shown in the register only
      if (total.getCurrency().equals(currency)) {
        Money amount = Money.of(total.getAmountMinor(), currency);
        balance = balance.plus(amount);
        if (total.getStatus() >= Clearing.CLEARED.ordinal()) {
          cleared = cleared.plus(amount);
        }
      }
    }
    return new AccountBalance(account, balance, cleared, status);
  }
}

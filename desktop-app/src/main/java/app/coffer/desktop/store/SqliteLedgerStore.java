package app.coffer.desktop.store;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.CategoryGroup;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.FilterSums;
import app.coffer.desktop.ledger.Kind;
import app.coffer.desktop.ledger.LedgerReader.ImportedAs;
import app.coffer.desktop.ledger.LedgerStore;
import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.Profile;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import org.jooq.DSLContext;

/** The ledger in the vault's database: each write is a row and its change, in one transaction. */
public final class SqliteLedgerStore implements LedgerStore {
  private final VaultDatabase database;
  private final ChangeJournal journal;

  SqliteLedgerStore(VaultDatabase database, ChangeJournal journal) {
    this.database = database;
    this.journal = journal;
  }

  @Override
  public <T> T write(Function<Writer, T> work) {
    return database.write(sql -> work.apply(new JournalingWriter(sql, journal)));
  }

  @Override
  public Optional<Profile> profile() {
    return read(LedgerQueries::profile);
  }

  @Override
  public List<AccountBalance> accounts() {
    return read(LedgerQueries::accounts);
  }

  @Override
  public Optional<Account> account(RecordId id) {
    return read(queries -> queries.account(id));
  }

  @Override
  public List<Payee> payees() {
    return read(LedgerQueries::payees);
  }

  @Override
  public Optional<Payee> payee(RecordId id) {
    return read(queries -> queries.payee(id));
  }

  @Override
  public Optional<Payee> payeeNamed(String name) {
    return read(queries -> queries.payeeNamed(name));
  }

  @Override
  public List<CategoryGroup> categoryGroups() {
    return read(LedgerQueries::categoryGroups);
  }

  @Override
  public List<Category> categories() {
    return read(LedgerQueries::categories);
  }

  @Override
  public Optional<Category> category(RecordId id) {
    return read(queries -> queries.category(id));
  }

  @Override
  public Optional<Transaction> transaction(RecordId id) {
    return read(queries -> queries.transaction(id));
  }

  @Override
  public Map<RecordId, Transaction> transactions(Collection<RecordId> ids) {
    return read(queries -> queries.transactions(ids));
  }

  @Override
  public Set<RecordId> written(Collection<RecordId> transactions, boolean removedToo) {
    return read(queries -> queries.written(transactions, removedToo));
  }

  @Override
  public int count(RegisterFilter filter) {
    return read(queries -> queries.count(filter));
  }

  @Override
  public List<RegisterRow> rows(RegisterFilter filter, int offset, int limit) {
    return read(queries -> queries.rows(filter, offset, limit));
  }

  @Override
  public OptionalInt place(RegisterFilter filter, RecordId transaction) {
    return read(queries -> queries.place(filter, transaction));
  }

  @Override
  public Money newest(RecordId account, int rows) {
    return read(queries -> queries.newest(account, rows));
  }

  @Override
  public Optional<ImportedAs> importedAs(String importKey) {
    return read(queries -> queries.importedAs(importKey));
  }

  @Override
  public Map<String, ImportedAs> importedAs(Collection<String> importKeys) {
    return read(queries -> queries.importedAs(importKeys));
  }

  @Override
  public Money balance(RecordId account, LocalDate day, Clearing atLeast) {
    return read(queries -> queries.balance(account, day, atLeast));
  }

  @Override
  public FilterSums sums(RegisterFilter filter) {
    return read(queries -> queries.sums(filter));
  }

  @Override
  public <T> Optional<T> find(Kind<T> kind, RecordId id) {
    return read(queries -> queries.find(kind, id));
  }

  @Override
  public <T> List<T> all(Kind<T> kind) {
    return read(queries -> queries.all(kind));
  }

  @Override
  public <T> Optional<T> understood(Kind<T> kind, Change content) {
    return LedgerTables.of(kind).content().understood(content);
  }

  @Override
  public Set<RecordId> contested(Kind<?> kind) {
    return read(queries -> queries.contested(kind));
  }

  private <T> T read(Function<LedgerQueries, T> work) {
    return database.read(sql -> work.apply(new LedgerQueries(sql)));
  }

  private static final class JournalingWriter extends LedgerQueries implements Writer {
    private final ChangeJournal journal;

    JournalingWriter(DSLContext sql, ChangeJournal journal) {
      super(sql);
      this.journal = journal;
    }

    @Override
    public void put(Profile profile) {
      put(LedgerTables.PROFILES, profile);
    }

    @Override
    public void put(Account account) {
      put(LedgerTables.ACCOUNTS, account);
    }

    @Override
    public void put(Payee payee) {
      put(LedgerTables.PAYEES, payee);
    }

    @Override
    public void put(CategoryGroup group) {
      put(LedgerTables.GROUPS, group);
    }

    @Override
    public void put(Category category) {
      put(LedgerTables.CATEGORIES, category);
    }

    @Override
    public void put(Transaction transaction) {
      put(LedgerTables.TRANSACTIONS, transaction);
    }

    @Override
    public <T> void put(Kind<T> kind, T record) {
      put(LedgerTables.of(kind), record);
    }

    @Override
    public <T> void putAll(Kind<T> kind, List<T> records) {
      if (kind.equals(Kind.TRANSACTION)) {
        @SuppressWarnings("unchecked") // it is that kind's type
        var transactions = (List<Transaction>) records;
        putTransactions(transactions);
      } else {
        records.forEach(each -> put(kind, each));
      }
    }

    private void putTransactions(List<Transaction> all) {
      List<Transaction> rest = others(all, new FreshTransactions(sql, journal).add(all));
      List<Transaction> slow =
          others(rest, new WrittenTransactions(sql, journal, false).write(rest));
      slow.forEach(this::put);
    }

    @Override
    public void removeAll(List<Transaction> last) {
      for (Transaction each :
          others(last, new WrittenTransactions(sql, journal, true).write(last))) {
        put(each);
        remove(each.id());
      }
    }

    private static List<Transaction> others(List<Transaction> all, List<Transaction> done) {
      Set<Transaction> without = Collections.newSetFromMap(new IdentityHashMap<>());
      without.addAll(done);
      return all.stream().filter(each -> !without.contains(each)).toList();
    }

    @Override
    public void remove(RecordId id) {
      for (RecordTable<?> table : LedgerTables.ALL) {
        if (new JournaledRows(sql, journal).remove(table, id)) {
          return;
        }
      }
    }

    private <T> void put(RecordTable<T> table, T value) {
      new JournaledRows(sql, journal).put(table, value);
    }
  }
}

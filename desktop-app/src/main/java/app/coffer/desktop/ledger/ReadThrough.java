package app.coffer.desktop.ledger;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.ledger.LedgerReader.ImportedAs;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads what another reader reads. */
abstract class ReadThrough implements LedgerReader {
  private final LedgerReader reader;

  ReadThrough(LedgerReader reader) {
    this.reader = reader;
  }

  @Override
  public Optional<Profile> profile() {
    return reader.profile();
  }

  @Override
  public List<AccountBalance> accounts() {
    return reader.accounts();
  }

  @Override
  public Optional<Account> account(RecordId id) {
    return reader.account(id);
  }

  @Override
  public Money balance(RecordId account, LocalDate day, Clearing atLeast) {
    return reader.balance(account, day, atLeast);
  }

  @Override
  public List<Payee> payees() {
    return reader.payees();
  }

  @Override
  public Optional<Payee> payee(RecordId id) {
    return reader.payee(id);
  }

  @Override
  public Optional<Payee> payeeNamed(String name) {
    return reader.payeeNamed(name);
  }

  @Override
  public List<CategoryGroup> categoryGroups() {
    return reader.categoryGroups();
  }

  @Override
  public List<Category> categories() {
    return reader.categories();
  }

  @Override
  public Optional<Category> category(RecordId id) {
    return reader.category(id);
  }

  @Override
  public Optional<Transaction> transaction(RecordId id) {
    return reader.transaction(id);
  }

  @Override
  public Map<RecordId, Transaction> transactions(Collection<RecordId> ids) {
    return reader.transactions(ids);
  }

  @Override
  public Set<RecordId> written(Collection<RecordId> transactions, boolean removedToo) {
    return reader.written(transactions, removedToo);
  }

  @Override
  public int count(RegisterFilter filter) {
    return reader.count(filter);
  }

  @Override
  public FilterSums sums(RegisterFilter filter) {
    return reader.sums(filter);
  }

  @Override
  public List<RegisterRow> rows(RegisterFilter filter, int offset, int limit) {
    return reader.rows(filter, offset, limit);
  }

  @Override
  public OptionalInt place(RegisterFilter filter, RecordId transaction) {
    return reader.place(filter, transaction);
  }

  @Override
  public Money newest(RecordId account, int rows) {
    return reader.newest(account, rows);
  }

  @Override
  public Optional<ImportedAs> importedAs(String importKey) {
    return reader.importedAs(importKey);
  }

  @Override
  public Map<String, ImportedAs> importedAs(Collection<String> importKeys) {
    return reader.importedAs(importKeys);
  }

  @Override
  public <T> Optional<T> find(Kind<T> kind, RecordId id) {
    return reader.find(kind, id);
  }

  @Override
  public <T> List<T> all(Kind<T> kind) {
    return reader.all(kind);
  }

  @Override
  public <T> Optional<T> understood(Kind<T> kind, Change content) {
    return reader.understood(kind, content);
  }

  @Override
  public Set<RecordId> contested(Kind<?> kind) {
    return reader.contested(kind);
  }
}

package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.ledger.AccountType;
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
import app.coffer.desktop.ledger.Statement;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A small household's ledger that does not change. */
final class MemoryLedger implements LedgerReader {
  static final RecordId CHECKING = id(1);
  static final RecordId SAVINGS = id(2);
  static final RecordId JOINT = id(3);
  static final RecordId LIDL = id(31);
  static final RecordId LIDL_GMBH = id(32);
  static final RecordId NETFLIX = id(33);
  static final RecordId LANDLORD = id(34);
  static final RecordId AMAZON = id(35);
  static final RecordId GROCERIES = id(51);
  static final RecordId HOUSEHOLD = id(52);
  static final RecordId FUN = id(53);
  static final RecordId SUBSCRIPTIONS = id(54);
  static final RecordId RENT = id(55);
  static final RecordId BOOKS = id(56);
  static final RecordId TOYS = id(57);

  final List<Statement> statements = new ArrayList<>();

  static RecordId id(int number) {
    byte[] bytes = new byte[RecordId.LENGTH];
    bytes[0] = (byte) number;
    return new RecordId(bytes);
  }

  static Money euro(long minor) {
    return Money.of(minor, "EUR");
  }

  @Override
  public Optional<Profile> profile() {
    return Optional.empty();
  }

  @Override
  public List<AccountBalance> accounts() {
    return List.of(
        balance(CHECKING, "Checking", AccountType.CHECKING, 120_410),
        balance(JOINT, "Joint", AccountType.CHECKING, 220_467),
        balance(SAVINGS, "Savings", AccountType.SAVINGS, 900_000));
  }

  private static AccountBalance balance(RecordId id, String name, AccountType type, long minor) {
    return new AccountBalance(
        new Account(id, name, type, euro(0), false), euro(minor), euro(minor), SyncStatus.SYNCED);
  }

  @Override
  public Optional<Account> account(RecordId id) {
    return accounts().stream()
        .map(AccountBalance::account)
        .filter(account -> account.id().equals(id))
        .findFirst();
  }

  @Override
  public List<Payee> payees() {
    return List.of(
        new Payee(LIDL, "Lidl"),
        new Payee(LIDL_GMBH, "Lidl GmbH"),
        new Payee(NETFLIX, "Netflix"),
        new Payee(LANDLORD, "Rent October"),
        new Payee(AMAZON, "Amazon"));
  }

  @Override
  public Optional<Payee> payee(RecordId id) {
    return payees().stream().filter(payee -> payee.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Payee> payeeNamed(String name) {
    return payees().stream().filter(payee -> payee.name().equalsIgnoreCase(name)).findFirst();
  }

  @Override
  public List<CategoryGroup> categoryGroups() {
    return List.of(
        new CategoryGroup(id(41), "Food"),
        new CategoryGroup(id(42), "Home"),
        new CategoryGroup(id(43), "Leisure"));
  }

  @Override
  public List<Category> categories() {
    return List.of(
        new Category(GROCERIES, id(41), "Groceries"),
        new Category(HOUSEHOLD, id(42), "Household"),
        new Category(RENT, id(42), "Rent"),
        new Category(FUN, id(43), "Fun"),
        new Category(BOOKS, id(43), "Books"),
        new Category(TOYS, id(43), "Toys"),
        new Category(SUBSCRIPTIONS, id(43), "Subscriptions"));
  }

  @Override
  public Optional<Category> category(RecordId id) {
    return categories().stream().filter(category -> category.id().equals(id)).findFirst();
  }

  @Override
  public Optional<Transaction> transaction(RecordId id) {
    return Optional.empty();
  }

  @Override
  public int count(RegisterFilter filter) {
    return 0;
  }

  @Override
  public OptionalInt place(RegisterFilter filter, RecordId transaction) {
    return OptionalInt.empty();
  }

  @Override
  public Money newest(RecordId account, int rows) {
    return euro(0);
  }

  @Override
  public List<RegisterRow> rows(RegisterFilter filter, int offset, int limit) {
    return List.of();
  }

  @Override
  public Optional<ImportedAs> importedAs(String importKey) {
    return Optional.empty();
  }

  @Override
  public Map<String, ImportedAs> importedAs(Collection<String> importKeys) {
    return Map.of();
  }

  @Override
  public <T> Optional<T> find(Kind<T> kind, RecordId id) {
    return Optional.empty();
  }

  @Override
  public <T> List<T> all(Kind<T> kind) {
    return kind.equals(Statement.KIND)
        ? statements.stream().map(kind.type()::cast).toList()
        : List.of();
  }

  @Override
  public <T> Optional<T> understood(Kind<T> kind, Change content) {
    return Optional.empty();
  }

  @Override
  public Money balance(RecordId account, LocalDate day, Clearing atLeast) {
    return accounts().stream()
        .filter(each -> each.account().id().equals(account))
        .findFirst()
        .orElseThrow()
        .balance();
  }

  @Override
  public Set<RecordId> written(Collection<RecordId> transactions, boolean removedToo) {
    return Set.of();
  }

  @Override
  public FilterSums sums(RegisterFilter filter) {
    return new FilterSums(0, List.of());
  }

  @Override
  public Set<RecordId> contested(Kind<?> kind) {
    return Set.of();
  }
}

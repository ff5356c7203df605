package app.coffer.desktop.ledger;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads the ledger; each call sees one committed state. */
public interface LedgerReader {

  /** The vault's profile; empty until it was written or has arrived. */
  Optional<Profile> profile();

  /** All accounts by type and name, with balances. */
  List<AccountBalance> accounts();

  Optional<Account> account(RecordId id);

  /** What an account had at the end of a day, counting what is at least so far confirmed. */
  Money balance(RecordId account, LocalDate day, Clearing atLeast);

  List<Payee> payees();

  Optional<Payee> payee(RecordId id);

  /** The payee of that name, whatever its case and surrounding blanks. */
  Optional<Payee> payeeNamed(String name);

  List<CategoryGroup> categoryGroups();

  List<Category> categories();

  Optional<Category> category(RecordId id);

  Optional<Transaction> transaction(RecordId id);

  /** Many at once, by their ids; those that are removed or were never there are absent. */
  default Map<RecordId, Transaction> transactions(Collection<RecordId> ids) {
    var found = new HashMap<RecordId, Transaction>();
    ids.forEach(id -> transaction(id).ifPresent(tx -> found.put(id, tx)));
    return found;
  }

  /**
   * Which of these transactions there are.
   *
   * @param removedToo whether those that were removed count
   */
  Set<RecordId> written(Collection<RecordId> transactions, boolean removedToo);

  /** How many rows a filter has. */
  int count(RegisterFilter filter);

  /** What a filter's transactions add up to. */
  FilterSums sums(RegisterFilter filter);

  /** Rows {@code offset} to {@code offset + limit}, newest first; cost follows {@code limit}. */
  List<RegisterRow> rows(RegisterFilter filter, int offset, int limit);

  /** How many rows of a filter stand above a transaction; empty where it is not among them. */
  OptionalInt place(RegisterFilter filter, RecordId transaction);

  /** What the newest {@code rows} of an account's register add up to. */
  Money newest(RecordId account, int rows);

  /** The transaction that carries this import key, removed ones included. */
  Optional<ImportedAs> importedAs(String importKey);

  /** The same for many keys at once; those that no transaction carries are absent. */
  Map<String, ImportedAs> importedAs(Collection<String> importKeys);

  /** A record of any kind; empty where it is removed or was never there. */
  <T> Optional<T> find(Kind<T> kind, RecordId id);

  /** All records of a kind that are not removed, by id. */
  <T> List<T> all(Kind<T> kind);

  /**
   * What a content says that is not the one shown: one of a question's sides, or what an answer
   * would make of it. Empty where it is a removal or this version does not understand it.
   */
  <T> Optional<T> understood(Kind<T> kind, Change content);

  /** The records of a kind that wait for a person's decision. */
  Set<RecordId> contested(Kind<?> kind);

  /** What an import key is known as. */
  record ImportedAs(RecordId transaction, boolean removed) {}
}

package app.coffer.desktop.ledger;

import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.function.Function;

/** The ledger's port to its store. */
public interface LedgerStore extends LedgerReader {

  /**
   * Runs {@code work} in one transaction: all of its rows and their changes are committed together,
   * or none.
   */
  <T> T write(Function<Writer, T> work);

  /** Writes within one transaction; reads through it see what it wrote. */
  interface Writer extends LedgerReader {
    void put(Profile profile);

    void put(Account account);

    void put(Payee payee);

    void put(CategoryGroup group);

    void put(Category category);

    void put(Transaction transaction);

    /** Writes a record of any kind. */
    <T> void put(Kind<T> kind, T record);

    /** Writes many records of one kind; transactions at a fraction of the cost. */
    default <T> void putAll(Kind<T> kind, List<T> records) {
      records.forEach(record -> put(kind, record));
    }

    /** Removes a record; its content stays in the history. */
    void remove(RecordId id);

    /** Removes transactions, each with this as the last that it said, at a fraction of the cost. */
    default void removeAll(List<Transaction> last) {
      last.forEach(each -> {
        put(each);
        remove(each.id());
      });
    }
  }
}

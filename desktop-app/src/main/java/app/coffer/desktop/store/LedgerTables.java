package app.coffer.desktop.store;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.ledger.Kind;
import app.coffer.wire.id.RecordId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.DSLContext;

/** The tables of all kinds of records. They hold no state: all of it is in the database. */
final class LedgerTables {
  static final NamedTables.Profiles PROFILES = new NamedTables.Profiles();
  static final NamedTables.Accounts ACCOUNTS = new NamedTables.Accounts();
  static final NamedTables.Payees PAYEES = new NamedTables.Payees();
  static final NamedTables.Groups GROUPS = new NamedTables.Groups();
  static final NamedTables.Categories CATEGORIES = new NamedTables.Categories();
  static final DeviceTable DEVICES = new DeviceTable();
  static final TransactionTable TRANSACTIONS = new TransactionTable();
  static final AttachmentTable ATTACHMENTS = new AttachmentTable();

  /** The most frequent first, since a record is looked for in all of them. */
  static final List<RecordTable<?>> ALL =
      Stream.concat(
              Stream.of(
                  TRANSACTIONS,
                  PAYEES,
                  CATEGORIES,
                  ACCOUNTS,
                  GROUPS,
                  PROFILES,
                  ATTACHMENTS,
                  DEVICES),
              PlanTables.ALL.stream())
          .toList();

  private LedgerTables() {}

  /** The table of a kind; empty for one that this version does not know. */
  static Optional<RecordTable<?>> of(Entity entity) {
    for (RecordTable<?> table : ALL) {
      if (table.content().entity().equals(entity)) {
        return Optional.of(table);
      }
    }
    return Optional.empty();
  }

  /** The table of a kind that the ledger has declared. */
  static <T> RecordTable<T> of(Kind<T> kind) {
    @SuppressWarnings("unchecked") // an entity has one type
    var table = (RecordTable<T>) of(kind.entity()).orElseThrow();
    return table;
  }

  static void mark(DSLContext sql, Collection<RecordId> ids, SyncStatus status) {
    for (RecordTable<?> table : ALL) {
      table.mark(sql, ids, status);
    }
  }
}

package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.OTHER_RECORD;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/**
 * The ledger's tables in neutral words. Of a {@link Change} they hold the content; schema, lamport,
 * time and editor are the journal's to know, so that {@link #shown} gives 1, 0, the epoch and "".
 */
final class LedgerProjection implements RecordProjection {
  private static final int IDS_A_STATEMENT = 500;

  @Override
  public void show(DSLContext sql, Change content, SyncStatus status) {
    Optional<RecordTable<?>> table = LedgerTables.of(content.entity());
    try {
      if (table.isPresent()) {
        show(sql, table.get(), content, status);
        sql.deleteFrom(OTHER_RECORD).where(OTHER_RECORD.RECORD_ID.eq(content.record())).execute();
        return;
      }
    } catch (Unfit notForTheTable) {
      table.get().drop(sql, content.record());
    }
    keep(sql, content, status);
  }

  @Override
  public Optional<Change> shown(DSLContext sql, RecordId record) {
    for (RecordTable<?> table : LedgerTables.ALL) {
      Optional<Change> shown = shown(sql, table, record);
      if (shown.isPresent()) {
        return shown;
      }
    }
    return sql.selectFrom(OTHER_RECORD)
        .where(OTHER_RECORD.RECORD_ID.eq(record))
        .fetchOptional()
        .map(row ->
            content(
                record,
                new Entity(row.getEntity()),
                row.getRemoved(),
                RecordTable.fields(row.getExtra())));
  }

  @Override
  public void mark(DSLContext sql, Collection<RecordId> records, SyncStatus status) {
    List<RecordId> all = new ArrayList<>(records);
    for (int from = 0; from < all.size(); from += IDS_A_STATEMENT) {
      List<RecordId> some = all.subList(from, Math.min(all.size(), from + IDS_A_STATEMENT));
      LedgerTables.mark(sql, some, status);
      sql.update(OTHER_RECORD)
          .set(OTHER_RECORD.SYNC_STATUS, status.text())
          .where(OTHER_RECORD.RECORD_ID.in(some))
          .execute();
    }
  }

  private static <T> void show(
      DSLContext sql, RecordTable<T> table, Change change, SyncStatus status) throws Unfit {
    T value = table.content().value(change.record(), change.fields());
    var row =
        new RecordTable.Row<>(
            value, change.removed(), status, table.content().beyond(value, change.fields()));
    table.save(sql, table.find(sql, change.record()).orElse(null), row);
  }

  private static <T> Optional<Change> shown(DSLContext sql, RecordTable<T> table, RecordId record) {
    return table
        .find(sql, record)
        .map(row ->
            content(
                record,
                table.content().entity(),
                row.removed(),
                table.content().whole(row.value(), row.extra())));
  }

  /** Carried with all its fields, and found again by {@link #shown}. */
  private static void keep(DSLContext sql, Change change, SyncStatus status) {
    byte[] all = Cbor.encode(CborValue.of(change.fields()));
    sql.insertInto(OTHER_RECORD)
        .set(OTHER_RECORD.RECORD_ID, change.record())
        .set(OTHER_RECORD.ENTITY, change.entity().name())
        .set(OTHER_RECORD.SYNC_STATUS, status.text())
        .set(OTHER_RECORD.REMOVED, change.removed())
        .set(OTHER_RECORD.EXTRA, all)
        .onConflict(OTHER_RECORD.RECORD_ID)
        .doUpdate()
        .set(OTHER_RECORD.ENTITY, change.entity().name())
        .set(OTHER_RECORD.SYNC_STATUS, status.text())
        .set(OTHER_RECORD.REMOVED, change.removed())
        .set(OTHER_RECORD.EXTRA, all)
        .execute();
  }

  private static Change content(
      RecordId record, Entity entity, boolean removed, Map<String, CborValue> fields) {
    return new Change(record, entity, 1, 0, Instant.EPOCH, "", removed, Change.fields(fields));
  }
}

package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.ACCOUNT;

import app.coffer.desktop.change.SyncStatus;
import app.coffer.wire.codec.Cbor;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.id.RecordId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/**
 * The table of one kind of record: the columns that all share, and what writing a row brings with
 * it.
 */
abstract class RecordTable<T> {

  /**
   * A row.
   *
   * @param extra fields that are not in columns
   */
  record Row<T>(T value, boolean removed, SyncStatus status, Map<String, CborValue> extra) {}

  private final Table<?> table;
  private final Content<T> content;
  private final Field<RecordId> recordId;
  private final Field<String> syncStatus;
  private final Field<Boolean> removed;
  private final Field<byte[]> extra;

  RecordTable(Table<?> table, Content<T> content) {
    this.table = table;
    this.content = content;
    this.recordId = column(table, ACCOUNT.RECORD_ID);
    this.syncStatus = column(table, ACCOUNT.SYNC_STATUS);
    this.removed = column(table, ACCOUNT.REMOVED);
    this.extra = column(table, ACCOUNT.EXTRA);
  }

  /** The columns that hold a value. */
  abstract Map<Field<?>, @Nullable Object> columns(T value);

  /** The value of a row; may read other tables. */
  abstract T value(DSLContext sql, Record row);

  /** Brings up to date what hangs on a row: legs, lines, the search index. */
  abstract void written(DSLContext sql, @Nullable Row<T> before, Row<T> after);

  /** Removes what hangs on a row that is about to go. */
  void dropping(DSLContext sql, T value) {}

  final RecordId id(Record row) {
    return row.get(recordId);
  }

  /** All rows that are not removed, by id. */
  final List<T> live(DSLContext sql) {
    return sql.select()
        .from(table)
        .where(removed.isFalse())
        .orderBy(recordId)
        .fetch(row -> value(sql, row));
  }

  /** The rows that wait for a decision. */
  final Set<RecordId> contested(DSLContext sql) {
    return sql.select(recordId)
        .from(table)
        .where(syncStatus.eq(SyncStatus.CONFLICT.text()))
        .fetchSet(recordId);
  }

  final Content<T> content() {
    return content;
  }

  final Optional<Row<T>> find(DSLContext sql, RecordId id) {
    return sql.select()
        .from(table)
        .where(recordId.eq(id))
        .fetchOptional()
        .map(row -> row(sql, row));
  }

  /** Like {@link #find}, without removed ones. */
  final Optional<T> live(DSLContext sql, RecordId id) {
    return find(sql, id).filter(row -> !row.removed()).map(Row::value);
  }

  final Row<T> row(DSLContext sql, Record row) {
    return new Row<>(
        value(sql, row),
        row.get(removed),
        SyncStatus.of(row.get(syncStatus)),
        fields(row.get(extra)));
  }

  /** Writes a row, new or not. */
  final void save(DSLContext sql, @Nullable Row<T> before, Row<T> after) {
    if (before != null && says(before, after)) {
      // what hangs on the row hangs on it already
      mark(sql, List.of(content.id(after.value())), after.status());
      return;
    }
    var columns = new LinkedHashMap<Field<?>, @Nullable Object>(columns(after.value()));
    columns.put(syncStatus, after.status().text());
    columns.put(removed, after.removed());
    columns.put(extra, bytes(after.extra()));
    RecordId id = content.id(after.value());
    if (before == null) {
      sql.insertInto(table).set(recordId, id).set(columns).execute();
    } else {
      sql.update(table).set(columns).where(recordId.eq(id)).execute();
    }
    written(sql, before, after);
  }

  private static <T> boolean says(Row<T> before, Row<T> after) {
    return before.removed() == after.removed()
        && before.value().equals(after.value())
        && before.extra().equals(after.extra());
  }

  /** Takes a row away whose record can no longer be shown. */
  final void drop(DSLContext sql, RecordId id) {
    find(sql, id)
        .ifPresent(row -> {
          dropping(sql, row.value());
          sql.deleteFrom(table).where(recordId.eq(id)).execute();
        });
  }

  final void mark(DSLContext sql, Collection<RecordId> ids, SyncStatus status) {
    sql.update(table)
        .set(syncStatus, status.text())
        .where(recordId.in(ids).and(syncStatus.ne(status.text())))
        .execute();
  }

  /** How fields are kept in an {@code extra} column; null where there are none. */
  static byte @Nullable [] bytes(Map<String, CborValue> fields) {
    return fields.isEmpty() ? null : Cbor.encode(CborValue.of(fields));
  }

  static Map<String, CborValue> fields(byte @Nullable [] bytes) {
    return bytes == null ? Map.of() : Fields.of(Cbor.decode(bytes)).entries();
  }

  /** The column that has the name and type of {@code like}; all these tables have it. */
  static <C> Field<C> column(Table<?> table, Field<C> like) {
    Field<C> column = table.field(like.getName(), like.getDataType());
    if (column == null) {
      throw new IllegalStateException(table.getName() + " has no " + like.getName());
    }
    return column;
  }
}

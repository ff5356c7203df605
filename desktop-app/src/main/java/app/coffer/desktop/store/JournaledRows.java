package app.coffer.desktop.store;

import app.coffer.desktop.change.SyncStatus;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** Local edits: the row first, then its change, because the journal may look at the row. */
record JournaledRows(DSLContext sql, ChangeJournal journal) {

  /** Writing what is there already is no edit, and makes no change to send. */
  <T> void put(RecordTable<T> table, T value) {
    Content<T> content = table.content();
    RecordId id = content.id(value);
    RecordTable.Row<T> before = table.find(sql, id).orElse(null);
    if (before != null && !before.removed() && before.value().equals(value)) {
      return;
    }
    Map<String, CborValue> extra =
        before == null ? Map.of() : content.stillBeyond(before.extra(), before.value(), value);
    table.save(sql, before, new RecordTable.Row<>(value, false, SyncStatus.PENDING, extra));
    journal.edited(sql, id, content.entity(), content.whole(value, extra));
  }

  /** Whether the table has the record, removed or not. */
  <T> boolean remove(RecordTable<T> table, RecordId id) {
    Optional<RecordTable.Row<T>> found = table.find(sql, id);
    found
        .filter(row -> !row.removed())
        .ifPresent(row -> {
          table.save(
              sql, row, new RecordTable.Row<>(row.value(), true, SyncStatus.PENDING, row.extra()));
          journal.removed(sql, id);
        });
    return found.isPresent();
  }
}

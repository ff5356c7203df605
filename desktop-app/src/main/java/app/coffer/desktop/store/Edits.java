package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.DIVERGENCE;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.sync.LogReader.Divergence;
import app.coffer.wire.id.RecordId;
import org.jooq.DSLContext;

/** Ordinary changes of records of any kind, made of whole contents. */
final class Edits {
  private final RecordProjection projection;
  private final ChangeJournal journal;

  Edits(RecordProjection projection, ChangeJournal journal) {
    this.projection = projection;
    this.journal = journal;
  }

  /** Makes a record say what {@code content} says, as if a person had typed it. */
  void write(DSLContext sql, Change content) {
    RecordId record = content.record();
    journal.edited(sql, record, content.entity(), content.fields());
    if (content.removed()) {
      journal.removed(sql, record);
    }
    projection.show(sql, PendingTable.of(sql, record).orElseThrow().change(), SyncStatus.PENDING);
  }

  static boolean contested(DSLContext sql, RecordId record) {
    return sql.fetchExists(
        DIVERGENCE,
        DIVERGENCE.RECORD_ID.eq(record),
        DIVERGENCE.KIND.eq(LogRows.text(Divergence.Kind.CONFLICT)));
  }
}

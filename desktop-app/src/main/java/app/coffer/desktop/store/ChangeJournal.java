package app.coffer.desktop.store;

import app.coffer.desktop.change.Entity;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.util.SortedMap;
import org.jooq.DSLContext;

/**
 * Where a local edit becomes a change that waits to be sent; called in the transaction that writes
 * the row.
 */
interface ChangeJournal {

  /**
   * Notes a record's new whole content; the journal adds lamport, time, editor and parents. The row
   * is written as pending; the journal marks it where the record is contested.
   */
  void edited(
      DSLContext transaction, RecordId record, Entity entity, SortedMap<String, CborValue> fields);

  /** Notes a record's removal. */
  void removed(DSLContext transaction, RecordId record);
}

package app.coffer.desktop.store;

import app.coffer.desktop.change.Entity;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.util.List;
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

  /**
   * Records of one kind of which nothing was ever written, neither here nor elsewhere, each after
   * its row.
   */
  void added(DSLContext transaction, Entity entity, List<Added> all);

  /**
   * Notes new whole contents, or removals, of records of one kind that nobody is asked about; each
   * was written before.
   */
  void rewritten(DSLContext transaction, Entity entity, boolean removed, List<Added> all);

  /** One of them. */
  record Added(RecordId record, SortedMap<String, CborValue> fields) {}
}

package app.coffer.desktop.store;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.wire.id.RecordId;
import java.util.Collection;
import java.util.Optional;
import org.jooq.DSLContext;

/** The ledger's tables as sync sees them: one record in, one record out, in neutral words. */
interface RecordProjection {

  /** Makes the tables show this content, or its removal. */
  void show(DSLContext transaction, Change content, SyncStatus status);

  /** The content the tables show now, fields of newer versions included. */
  Optional<Change> shown(DSLContext transaction, RecordId record);

  /** Sets the {@code sync_status} of rows. */
  void mark(DSLContext transaction, Collection<RecordId> records, SyncStatus status);
}

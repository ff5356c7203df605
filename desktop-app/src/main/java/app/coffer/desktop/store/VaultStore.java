package app.coffer.desktop.store;

import app.coffer.desktop.attachment.AttachmentStore;
import app.coffer.desktop.conflict.ConflictInbox;
import app.coffer.desktop.conflict.ConflictLog;
import app.coffer.desktop.conflict.History;
import app.coffer.desktop.conflict.RecordQuestions;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.LedgerStore;
import app.coffer.desktop.ledger.LedgerTotals;
import app.coffer.desktop.sync.AttachmentBook;
import app.coffer.desktop.sync.DeviceCards;
import app.coffer.desktop.sync.LocalLog;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Everything that one database keeps, put together: the ledger writes through the journal, and sync
 * shows what it received through the ledger's tables.
 */
public final class VaultStore {
  private final LedgerStore ledger;
  private final LedgerTotals totals;
  private final SqliteLocalLog log;
  private final ConflictInbox conflicts;
  private final RecordQuestions recordQuestions;
  private final History history;
  private final ConflictLog conflictLog;
  private final AttachmentStore attachments;
  private final AttachmentBook attachmentBook;
  private final DeviceCards deviceCards;

  /**
   * @param self this device
   * @param deviceName its name, asked for at each edit
   * @param cardIds the record ids of devices' cards
   * @param derivedIds of what has one by what it is
   */
  public VaultStore(
      VaultDatabase database,
      DeviceId self,
      InstantSource clock,
      Supplier<String> deviceName,
      Function<DeviceId, RecordId> cardIds,
      DerivedIds derivedIds) {
    var projection = new LedgerProjection();
    var journal = new SyncJournal(projection, clock, deviceName);
    this.ledger = new SqliteLedgerStore(database, journal);
    this.attachments = new SqliteAttachments(database, journal);
    this.attachmentBook = new SqliteAttachmentBook(database);
    this.totals = new SqliteTotals(database);
    this.log = new SqliteLocalLog(database, projection);
    this.conflicts =
        new SqliteConflictInbox(database, projection, self, clock, deviceName, derivedIds);
    this.recordQuestions =
        new SqliteRecordQuestions(database, projection, journal, self, derivedIds);
    this.history = new SqliteHistory(database, projection, journal, self);
    this.conflictLog = new SqliteConflictLog(database, projection, journal, self, clock);
    this.deviceCards = new SqliteDeviceCards(database, journal, cardIds);
  }

  public LedgerStore ledger() {
    return ledger;
  }

  /** Sums over the ledger. */
  public LedgerTotals totals() {
    return totals;
  }

  public LocalLog log() {
    return log;
  }

  /** Writes the log and another key ring in one transaction: the device is another from then on. */
  public <T> T changeIdentity(byte[] ring, LocalLog.Work<T> work) throws SyncFault {
    return log.write(sql -> KeyRingTable.put(sql, ring), work);
  }

  public ConflictInbox conflicts() {
    return conflicts;
  }

  public RecordQuestions recordQuestions() {
    return recordQuestions;
  }

  public History history() {
    return history;
  }

  public ConflictLog conflictLog() {
    return conflictLog;
  }

  public AttachmentStore attachments() {
    return attachments;
  }

  public AttachmentBook attachmentBook() {
    return attachmentBook;
  }

  public DeviceCards deviceCards() {
    return deviceCards;
  }
}

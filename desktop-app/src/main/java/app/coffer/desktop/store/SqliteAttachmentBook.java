package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.ATTACHMENT;
import static app.coffer.desktop.store.db.Tables.ATTACHMENT_HERE;
import static app.coffer.desktop.store.db.Tables.ATTACHMENT_THERE;
import static app.coffer.desktop.store.db.Tables.SYNC_SETTING;

import app.coffer.desktop.attachment.Attachment;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.sync.AttachmentBook;
import app.coffer.desktop.sync.Carried;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Where attachments are, in the vault's database. */
final class SqliteAttachmentBook implements AttachmentBook {
  private static final String STORED = "stored";
  private static final String RELEASED = "released";
  private static final String FETCH_ALL = "fetch-all-attachments";

  private static final Condition LIVE = ATTACHMENT.REMOVED.isFalse();
  private static final Condition HERE =
      DSL.exists(
          DSL.selectOne()
              .from(ATTACHMENT_HERE)
              .where(ATTACHMENT_HERE.RECORD_ID.eq(ATTACHMENT.RECORD_ID)));

  private final VaultDatabase database;

  SqliteAttachmentBook(VaultDatabase database) {
    this.database = database;
  }

  @Override
  public List<Errand> unsent(String replica) {
    Condition inTheLog =
        ATTACHMENT.SYNC_STATUS.in(SyncStatus.SYNCED.text(), SyncStatus.CONFLICT.text());
    return database.read(sql ->
        sql.selectFrom(ATTACHMENT)
            .where(
                LIVE,
                HERE.or(noted(Optional.of(replica), RELEASED)),
                inTheLog,
                DSL.not(noted(Optional.of(replica), STORED)))
            .orderBy(ATTACHMENT.ID)
            .fetch(row -> errand(sql, replica, row)));
  }

  private static Errand errand(DSLContext sql, String replica, Record row) {
    boolean released =
        sql.fetchExists(
            ATTACHMENT_THERE,
            ATTACHMENT_THERE.REPLICA.eq(replica),
            ATTACHMENT_THERE.RECORD_ID.eq(row.get(ATTACHMENT.RECORD_ID)),
            ATTACHMENT_THERE.STATE.eq(RELEASED));
    return new Errand(carried(sql, row), released);
  }

  @Override
  public int waiting(Optional<String> replica) {
    return database.read(
        sql -> sql.fetchCount(ATTACHMENT, LIVE.and(HERE).and(DSL.not(noted(replica, STORED)))));
  }

  @Override
  public List<Carried> notHere() {
    return database.read(sql ->
        sql.selectFrom(ATTACHMENT)
            .where(LIVE, DSL.not(HERE))
            .orderBy(ATTACHMENT.ID.desc())
            .fetch(row -> carried(sql, row)));
  }

  @Override
  public List<RecordId> unwanted(String replica) {
    return database.read(sql ->
        sql.select(ATTACHMENT.RECORD_ID)
            .from(ATTACHMENT)
            .where(
                ATTACHMENT.REMOVED.isTrue(),
                ATTACHMENT.SYNC_STATUS.eq(SyncStatus.SYNCED.text()),
                noted(Optional.of(replica), STORED))
            .fetch(ATTACHMENT.RECORD_ID));
  }

  @Override
  public void stored(String replica, RecordId attachment) {
    note(replica, attachment, STORED);
  }

  @Override
  public void released(String replica, RecordId attachment) {
    note(replica, attachment, RELEASED);
  }

  @Override
  public void forget(String replica) {
    database.write(sql ->
        sql.deleteFrom(ATTACHMENT_THERE).where(ATTACHMENT_THERE.REPLICA.eq(replica)).execute());
  }

  @Override
  public void here(RecordId attachment, boolean whole) {
    database.write(sql ->
        whole
            ? SqliteAttachments.noteHere(sql, attachment)
            : sql.deleteFrom(ATTACHMENT_HERE)
                .where(ATTACHMENT_HERE.RECORD_ID.eq(attachment))
                .execute());
  }

  @Override
  public boolean fetchesAll() {
    return database.read(sql -> sql.fetchExists(SYNC_SETTING, SYNC_SETTING.NAME.eq(FETCH_ALL)));
  }

  @Override
  public void fetchAll(boolean all) {
    database.write(sql ->
        all
            ? sql.insertInto(SYNC_SETTING)
                .set(SYNC_SETTING.NAME, FETCH_ALL)
                .set(SYNC_SETTING.VALUE, "true")
                .onConflictDoNothing()
                .execute()
            : sql.deleteFrom(SYNC_SETTING).where(SYNC_SETTING.NAME.eq(FETCH_ALL)).execute());
  }

  private void note(String replica, RecordId attachment, String state) {
    database.write(sql ->
        sql.insertInto(ATTACHMENT_THERE)
            .set(ATTACHMENT_THERE.REPLICA, replica)
            .set(ATTACHMENT_THERE.RECORD_ID, attachment)
            .set(ATTACHMENT_THERE.STATE, state)
            .onConflict(ATTACHMENT_THERE.REPLICA, ATTACHMENT_THERE.RECORD_ID)
            .doUpdate()
            .set(ATTACHMENT_THERE.STATE, state)
            .execute());
  }

  /**
   * @param replica empty for any
   */
  private static Condition noted(Optional<String> replica, String state) {
    return DSL.exists(
        DSL.selectOne()
            .from(ATTACHMENT_THERE)
            .where(
                ATTACHMENT_THERE.RECORD_ID.eq(ATTACHMENT.RECORD_ID),
                ATTACHMENT_THERE.STATE.eq(state),
                replica.map(ATTACHMENT_THERE.REPLICA::eq).orElseGet(DSL::noCondition)));
  }

  private static Carried carried(DSLContext sql, Record row) {
    Attachment attachment = LedgerTables.ATTACHMENTS.value(sql, row);
    return attachment.carried();
  }
}

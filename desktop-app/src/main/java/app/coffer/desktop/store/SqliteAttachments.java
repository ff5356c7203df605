package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.ATTACHMENT;
import static app.coffer.desktop.store.db.Tables.ATTACHMENT_COPY;
import static app.coffer.desktop.store.db.Tables.ATTACHMENT_HERE;
import static app.coffer.desktop.store.db.Tables.TX;

import app.coffer.desktop.attachment.Attachment;
import app.coffer.desktop.attachment.AttachmentStore;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/** Files at transactions in the vault's database. */
final class SqliteAttachments implements AttachmentStore {
  private static final Field<RecordId> HERE = ATTACHMENT_HERE.RECORD_ID;

  private final VaultDatabase database;
  private final ChangeJournal journal;

  SqliteAttachments(VaultDatabase database, ChangeJournal journal) {
    this.database = database;
    this.journal = journal;
  }

  @Override
  public List<Row> of(RecordId transaction) {
    return rows(ATTACHMENT.REMOVED.isFalse().and(ATTACHMENT.TX_RECORD.eq(transaction.bytes())));
  }

  @Override
  public List<Row> all() {
    return rows(
        ATTACHMENT
            .REMOVED
            .isFalse()
            .and(
                DSL.exists(
                    DSL.selectOne()
                        .from(TX)
                        .where(
                            TX.RECORD_ID.coerce(byte[].class).eq(ATTACHMENT.TX_RECORD),
                            TX.REMOVED.isFalse()))));
  }

  @Override
  public Optional<Row> find(RecordId id) {
    return database.read(sql -> rows(sql, one(id))).stream().findFirst();
  }

  @Override
  public Optional<Attachment> known(RecordId id) {
    return database.read(sql -> LedgerTables.ATTACHMENTS.find(sql, id)).map(RecordTable.Row::value);
  }

  @Override
  public Set<RecordId> ids() {
    return database.read(
        sql -> sql.select(ATTACHMENT.RECORD_ID).from(ATTACHMENT).fetchSet(ATTACHMENT.RECORD_ID));
  }

  @Override
  public boolean isRemoved(RecordId id) {
    return database
        .read(sql -> LedgerTables.ATTACHMENTS.find(sql, id))
        .filter(RecordTable.Row::removed)
        .isPresent();
  }

  @Override
  public boolean hasTransaction(RecordId id) {
    return database.read(sql -> LedgerTables.TRANSACTIONS.live(sql, id)).isPresent();
  }

  @Override
  public Row add(Attachment attachment) {
    return database.write(sql -> {
      noteHere(sql, attachment.id());
      return put(sql, attachment);
    });
  }

  @Override
  public Row put(Attachment attachment) {
    return database.write(sql -> put(sql, attachment));
  }

  private Row put(DSLContext sql, Attachment attachment) {
    new JournaledRows(sql, journal).put(LedgerTables.ATTACHMENTS, attachment);
    return rows(sql, one(attachment.id())).getFirst();
  }

  private static Condition one(RecordId id) {
    return ATTACHMENT.REMOVED.isFalse().and(ATTACHMENT.RECORD_ID.eq(id));
  }

  @Override
  public void remove(RecordId id) {
    database.write(sql -> new JournaledRows(sql, journal).remove(LedgerTables.ATTACHMENTS, id));
  }

  @Override
  public void here(RecordId id, boolean whole) {
    database.write(sql ->
        whole ? noteHere(sql, id) : sql.deleteFrom(ATTACHMENT_HERE).where(HERE.eq(id)).execute());
  }

  static int noteHere(DSLContext sql, RecordId id) {
    return sql.insertInto(ATTACHMENT_HERE).set(HERE, id).onConflictDoNothing().execute();
  }

  @Override
  public List<Attachment> hereWhole() {
    return database.read(sql ->
        sql.select(ATTACHMENT.fields())
            .from(ATTACHMENT)
            .join(ATTACHMENT_HERE)
            .on(HERE.eq(ATTACHMENT.RECORD_ID))
            .fetch(row -> LedgerTables.ATTACHMENTS.value(sql, row)));
  }

  @Override
  public List<Path> copies() {
    return database.read(
        sql -> sql.selectFrom(ATTACHMENT_COPY).fetch(row -> Path.of(row.getFolder())));
  }

  @Override
  public void noteCopy(Path folder) {
    database.write(sql ->
        sql.insertInto(ATTACHMENT_COPY).set(ATTACHMENT_COPY.FOLDER, folder.toString()).execute());
  }

  @Override
  public void forgetCopy(Path folder) {
    database.write(sql ->
        sql.deleteFrom(ATTACHMENT_COPY)
            .where(ATTACHMENT_COPY.FOLDER.eq(folder.toString()))
            .execute());
  }

  /** How many files each of these transactions has. */
  static Map<RecordId, Integer> counts(DSLContext sql, Collection<RecordId> transactions) {
    return sql.select(ATTACHMENT.TX_RECORD, DSL.count())
        .from(ATTACHMENT)
        .where(
            ATTACHMENT.REMOVED.isFalse(),
            ATTACHMENT.TX_RECORD.in(transactions.stream().map(RecordId::bytes).toList()))
        .groupBy(ATTACHMENT.TX_RECORD)
        .fetchMap(row -> new RecordId(row.value1()), row -> row.value2());
  }

  private List<Row> rows(Condition which) {
    return database.read(sql -> rows(sql, which));
  }

  private static List<Row> rows(DSLContext sql, Condition which) {
    return sql.select(ATTACHMENT.fields())
        .select(HERE)
        .from(ATTACHMENT)
        .leftJoin(ATTACHMENT_HERE)
        .on(HERE.eq(ATTACHMENT.RECORD_ID))
        .where(which)
        .orderBy(DSL.lower(ATTACHMENT.NAME), ATTACHMENT.ID)
        .fetch(row -> row(sql, row));
  }

  private static Row row(DSLContext sql, Record row) {
    return new Row(
        LedgerTables.ATTACHMENTS.value(sql, row),
        row.get(HERE) != null,
        SyncStatus.of(row.get(ATTACHMENT.SYNC_STATUS)));
  }
}

package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.EARLIER_EDIT;
import static app.coffer.desktop.store.db.Tables.HEAD;
import static app.coffer.desktop.store.db.Tables.PENDING_CHANGE;
import static app.coffer.desktop.store.db.Tables.REVISION;
import static app.coffer.desktop.store.db.Tables.SYNC_SETTING;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.ChangeCodec;
import app.coffer.desktop.sync.LogReader.Pending;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** The changes that are not sealed yet, and the logical time they are made at. */
final class PendingTable {
  private static final String LAMPORT = "lamport";

  private PendingTable() {}

  static Optional<Pending> of(DSLContext sql, RecordId record) {
    return sql.select(PENDING_CHANGE.CONTENT, PENDING_CHANGE.PARENTS)
        .from(PENDING_CHANGE)
        .where(PENDING_CHANGE.RECORD_ID.eq(record))
        .fetchOptional(row -> new Pending(ChangeCodec.decode(row.value1()), ids(row.value2())));
  }

  /** Of many records, in one go. */
  static Map<RecordId, Pending> of(DSLContext sql, Select<? extends Record1<RecordId>> records) {
    var all = new HashMap<RecordId, Pending>();
    sql.select(PENDING_CHANGE.RECORD_ID, PENDING_CHANGE.CONTENT, PENDING_CHANGE.PARENTS)
        .from(PENDING_CHANGE)
        .where(PENDING_CHANGE.RECORD_ID.in(records))
        .forEach(row ->
            all.put(
                row.value1(), new Pending(ChangeCodec.decode(row.value2()), ids(row.value3()))));
    return all;
  }

  static Map<RecordId, Pending> of(DSLContext sql, Collection<RecordId> records) {
    return of(
        sql,
        DSL.select(PENDING_CHANGE.RECORD_ID)
            .from(PENDING_CHANGE)
            .where(PENDING_CHANGE.RECORD_ID.in(records)));
  }

  static List<Pending> oldest(DSLContext sql, int limit) {
    return sql.select(PENDING_CHANGE.CONTENT, PENDING_CHANGE.PARENTS)
        .from(PENDING_CHANGE)
        .orderBy(PENDING_CHANGE.ID)
        .limit(limit)
        .fetch(row -> new Pending(ChangeCodec.decode(row.value1()), ids(row.value2())));
  }

  /** What it replaces goes into the history; the place in the order stays. */
  static void put(DSLContext sql, Change change, List<RevisionId> parents) {
    RecordId record = change.record();
    sql.insertInto(EARLIER_EDIT, EARLIER_EDIT.RECORD_ID, EARLIER_EDIT.CONTENT)
        .select(
            sql.select(PENDING_CHANGE.RECORD_ID, PENDING_CHANGE.CONTENT)
                .from(PENDING_CHANGE)
                .where(PENDING_CHANGE.RECORD_ID.eq(record)))
        .execute();
    byte[] content = ChangeCodec.encode(change);
    sql.insertInto(PENDING_CHANGE)
        .set(PENDING_CHANGE.RECORD_ID, record)
        .set(PENDING_CHANGE.CONTENT, content)
        .set(PENDING_CHANGE.PARENTS, bytes(parents))
        .onConflict(PENDING_CHANGE.RECORD_ID)
        .doUpdate()
        .set(PENDING_CHANGE.CONTENT, content)
        .set(PENDING_CHANGE.PARENTS, bytes(parents))
        .execute();
  }

  /** Like {@link #put}, of a record of which nothing waits. */
  static void add(DSLContext sql, Change change, List<RevisionId> parents) {
    sql.insertInto(PENDING_CHANGE)
        .set(PENDING_CHANGE.RECORD_ID, change.record())
        .set(PENDING_CHANGE.CONTENT, ChangeCodec.encode(change))
        .set(PENDING_CHANGE.PARENTS, bytes(parents))
        .execute();
  }

  /** Of records of which nothing waits, in this order. */
  static void add(DSLContext sql, List<Pending> some) {
    sql.insertInto(
            PENDING_CHANGE,
            PENDING_CHANGE.RECORD_ID,
            PENDING_CHANGE.CONTENT,
            PENDING_CHANGE.PARENTS)
        .valuesOfRows(
            some.stream()
                .map(each ->
                    DSL.row(
                        each.change().record(),
                        ChangeCodec.encode(each.change()),
                        bytes(each.parents())))
                .toList())
        .execute();
  }

  static void drop(DSLContext sql, RecordId record) {
    sql.deleteFrom(PENDING_CHANGE).where(PENDING_CHANGE.RECORD_ID.eq(record)).execute();
  }

  /** The heads that the next ordinary edit of a record follows. */
  static List<RevisionId> followed(DSLContext sql, RecordId record) {
    return sql.select(HEAD.REVISION)
        .from(HEAD)
        .where(HEAD.RECORD_ID.eq(record), HEAD.FOLLOWED.isTrue())
        .orderBy(HEAD.REVISION)
        .fetch(row -> new RevisionId(row.value1()));
  }

  /** The same of many records. */
  static Map<RecordId, List<RevisionId>> followed(DSLContext sql, Collection<RecordId> records) {
    return sql.select(HEAD.RECORD_ID, HEAD.REVISION)
        .from(HEAD)
        .where(HEAD.RECORD_ID.in(records), HEAD.FOLLOWED.isTrue())
        .orderBy(HEAD.REVISION)
        .fetchGroups(HEAD.RECORD_ID, row -> new RevisionId(row.value2()));
  }

  /** Of each record the content of the first head that is followed and whose body is there. */
  static Map<RecordId, Change> followedContents(DSLContext sql, Collection<RecordId> records) {
    var contents = new HashMap<RecordId, Change>();
    sql.select(HEAD.RECORD_ID, REVISION.CONTENT)
        .from(HEAD)
        .join(REVISION)
        .on(REVISION.REVISION_.eq(HEAD.REVISION))
        .where(HEAD.RECORD_ID.in(records), HEAD.FOLLOWED.isTrue(), REVISION.CONTENT.isNotNull())
        .orderBy(HEAD.REVISION)
        .forEach(row -> contents.putIfAbsent(row.value1(), ChangeCodec.decode(row.value2())));
    return contents;
  }

  /** The content of a head, where its body is there. */
  static Optional<Change> content(DSLContext sql, RevisionId revision) {
    return sql.select(REVISION.CONTENT)
        .from(REVISION)
        .where(REVISION.REVISION_.eq(revision.bytes()), REVISION.CONTENT.isNotNull())
        .fetchOptional(row -> ChangeCodec.decode(row.value1()));
  }

  static long lamport(DSLContext sql) {
    return sql.select(SYNC_SETTING.VALUE)
        .from(SYNC_SETTING)
        .where(SYNC_SETTING.NAME.eq(LAMPORT))
        .fetchOptional(SYNC_SETTING.VALUE)
        .map(Long::parseLong)
        .orElse(0L);
  }

  static void witness(DSLContext sql, long seen) {
    if (seen > lamport(sql)) {
      set(sql, LAMPORT, Long.toString(seen));
    }
  }

  /** Changes of records of which nothing waits and nothing was ever written. */
  static void addAll(DSLContext sql, List<Change> changes) {
    var batch =
        new RowBatch(
            sql,
            PENDING_CHANGE,
            List.of(PENDING_CHANGE.RECORD_ID, PENDING_CHANGE.CONTENT, PENDING_CHANGE.PARENTS));
    byte[] none = new byte[0];
    List<byte[]> contents = changes.parallelStream().map(ChangeCodec::encode).toList();
    for (int i = 0; i < contents.size(); i++) {
      batch.add(changes.get(i).record(), contents.get(i), none);
    }
    batch.write();
  }

  /** Changes of records of which nothing waits, which follow something. */
  static void insertAll(DSLContext sql, List<Pending> some) {
    var batch =
        new RowBatch(
            sql,
            PENDING_CHANGE,
            List.of(PENDING_CHANGE.RECORD_ID, PENDING_CHANGE.CONTENT, PENDING_CHANGE.PARENTS));
    some.forEach(each ->
        batch.add(
            each.change().record(), ChangeCodec.encode(each.change()), bytes(each.parents())));
    batch.write();
  }

  /** Like {@link #put}, of records of which something waits. */
  static void putAll(DSLContext sql, List<Pending> some) {
    var earlier =
        new RowBatch(
            sql,
            """
            INSERT INTO earlier_edit (record_id, content)
            SELECT record_id, content FROM pending_change WHERE record_id = ?
            """);
    var now =
        new RowBatch(sql, "UPDATE pending_change SET content = ?, parents = ? WHERE record_id = ?");
    for (Pending each : some) {
      earlier.add(each.change().record());
      now.add(ChangeCodec.encode(each.change()), bytes(each.parents()), each.change().record());
    }
    earlier.write();
    now.write();
  }

  /** A logical time later than all that was seen, from now on seen itself. */
  static long tick(DSLContext sql) {
    return ticks(sql, 1);
  }

  /** The last of so many logical times in a row. */
  static long ticks(DSLContext sql, int number) {
    return sql.resultQuery(
            """
            INSERT INTO sync_setting (name, value) VALUES ({0}, {1})
            ON CONFLICT (name) DO UPDATE SET value = CAST(CAST(value AS INTEGER) + {2} AS TEXT)
            RETURNING value
            """,
            DSL.val(LAMPORT), DSL.val(Integer.toString(number)), DSL.val(number))
        .coerce(SYNC_SETTING.VALUE)
        .fetchSingle(row -> Long.parseLong(row.value1()));
  }

  static void set(DSLContext sql, String name, String value) {
    sql.insertInto(SYNC_SETTING)
        .set(SYNC_SETTING.NAME, name)
        .set(SYNC_SETTING.VALUE, value)
        .onDuplicateKeyUpdate()
        .set(SYNC_SETTING.VALUE, value)
        .execute();
  }

  static List<RevisionId> ids(byte[] bytes) {
    var ids = new ArrayList<RevisionId>();
    for (int at = 0; at < bytes.length; at += RevisionId.LENGTH) {
      ids.add(new RevisionId(Arrays.copyOfRange(bytes, at, at + RevisionId.LENGTH)));
    }
    return ids;
  }

  static byte[] bytes(List<RevisionId> ids) {
    return Crypto.concat(ids.stream().map(RevisionId::bytes).toArray(byte[][]::new));
  }
}

package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.BROUGHT_BACK;
import static app.coffer.desktop.store.db.Tables.CONFLICT_DRAFT;
import static app.coffer.desktop.store.db.Tables.DECISION_MARK;
import static app.coffer.desktop.store.db.Tables.DIVERGENCE;
import static app.coffer.desktop.store.db.Tables.FEED;
import static app.coffer.desktop.store.db.Tables.HEAD;
import static app.coffer.desktop.store.db.Tables.MARK;
import static app.coffer.desktop.store.db.Tables.MEMBER;
import static app.coffer.desktop.store.db.Tables.PARCEL;
import static app.coffer.desktop.store.db.Tables.REPLICA;
import static app.coffer.desktop.store.db.Tables.REVISION;
import static app.coffer.desktop.store.db.Tables.ROOT_STATEMENT;
import static app.coffer.desktop.store.db.Tables.SYNC_ACTIVITY;
import static app.coffer.desktop.store.db.Tables.SYNC_SETTING;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.ChangeCodec;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.sync.LogWriter;
import app.coffer.wire.Header;
import app.coffer.wire.Parcel;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** Writes the log's tables, and the ledger's through the projection. */
final class SqliteLogWriter extends SqliteLogReader implements LogWriter {
  private static final int ACTIVITY_KEPT = 1_000;

  private final RecordProjection projection;

  SqliteLogWriter(DSLContext sql, RootStates rootStates, RecordProjection projection) {
    super(sql, rootStates);
    this.projection = projection;
  }

  @Override
  public void addRoot(long seq, Signed statement) {
    sql.insertInto(ROOT_STATEMENT)
        .set(ROOT_STATEMENT.SEQ, seq)
        .set(ROOT_STATEMENT.HASH, RootStatement.hashOf(statement.bytes()).bytes())
        .set(ROOT_STATEMENT.BYTES, statement.bytes())
        .set(ROOT_STATEMENT.SIGNATURE, statement.signature())
        .execute();
  }

  @Override
  public void addMember(RootStatement.Authorize statement, String name) {
    sql.insertInto(MEMBER)
        .set(MEMBER.DEVICE, statement.device().bytes())
        .set(MEMBER.SIGN_KEY, statement.signKey())
        .set(MEMBER.NAME, name)
        .onDuplicateKeyUpdate()
        .set(MEMBER.NAME, name)
        .execute();
  }

  @Override
  public List<RecordId> cutFeed(DeviceId device, long cut) {
    LateUnread.cutFeed(sql, device, cut);
    return LateTable.cutFeed(sql, device, cut);
  }

  @Override
  public void addLate(DeviceId device, long n, int index, Late late) {
    if (LateUnread.came(sql, late.revision())) {
      LateTable.add(sql, device, n, index, late);
    }
  }

  @Override
  public void addUnread(Unread unread) {
    LateUnread.add(sql, unread);
  }

  @Override
  public void lateReached(DeviceId device, long n) {
    LateUnread.reached(sql, device, n);
  }

  @Override
  public void dropUnread(RevisionId revision) {
    LateUnread.came(sql, revision);
  }

  @Override
  public void discardUnread(DeviceId device) {
    LateUnread.discard(sql, device);
  }

  @Override
  public void decideLate(Collection<RevisionId> revisions, boolean kept) {
    LateTable.decide(sql, revisions, kept);
  }

  @Override
  public void freeze(DeviceId device, long n) {
    sql.update(MEMBER)
        .set(MEMBER.FROZEN_FROM, n)
        .where(MEMBER.DEVICE.eq(device.bytes()))
        .and(MEMBER.FROZEN_FROM.isNull().or(MEMBER.FROZEN_FROM.gt(n)))
        .execute();
  }

  @Override
  public void addParcel(DeviceId device, long n, Signed parcel) {
    Hash hash = Parcel.hashOf(parcel.bytes());
    sql.insertInto(PARCEL)
        .set(PARCEL.DEVICE, device.bytes())
        .set(PARCEL.N, n)
        .set(PARCEL.HASH, hash.bytes())
        .set(PARCEL.BYTES, parcel.bytes())
        .set(PARCEL.SIGNATURE, parcel.signature())
        .execute();
    sql.insertInto(FEED)
        .set(FEED.DEVICE, device.bytes())
        .set(FEED.N, n)
        .set(FEED.HASH, hash.bytes())
        .onDuplicateKeyUpdate()
        .set(FEED.N, n)
        .set(FEED.HASH, hash.bytes())
        .execute();
  }

  @Override
  public void takeBack(DeviceId device, long n) {
    sql.deleteFrom(REVISION).where(REVISION.DEVICE.eq(device.bytes()), REVISION.N.gt(n)).execute();
    sql.deleteFrom(PARCEL).where(PARCEL.DEVICE.eq(device.bytes()), PARCEL.N.gt(n)).execute();
    sql.deleteFrom(FEED).where(FEED.DEVICE.eq(device.bytes())).execute();
    sql.insertInto(FEED, FEED.DEVICE, FEED.N, FEED.HASH)
        .select(
            sql.select(PARCEL.DEVICE, PARCEL.N, PARCEL.HASH)
                .from(PARCEL)
                .where(PARCEL.DEVICE.eq(device.bytes()))
                .orderBy(PARCEL.N.desc())
                .limit(1))
        .execute();
  }

  @Override
  public void addRevision(
      RevisionId id,
      DeviceId device,
      long n,
      int index,
      Header header,
      byte @Nullable [] body,
      @Nullable Change content,
      Instant arrivedAt) {
    sql.insertInto(REVISION)
        .set(REVISION.REVISION_, id.bytes())
        .set(REVISION.RECORD_ID, header.record())
        .set(REVISION.DEVICE, device.bytes())
        .set(REVISION.N, n)
        .set(REVISION.POSITION, index)
        .set(REVISION.PARENTS, PendingTable.bytes(header.parents()))
        .set(REVISION.BODY, body)
        .set(REVISION.CONTENT, content == null ? null : ChangeCodec.encode(content))
        .set(REVISION.ARRIVED_AT, arrivedAt.toEpochMilli())
        .onConflictDoNothing()
        .execute();
  }

  @Override
  public void addBody(RevisionId revision, byte[] body, Change content) {
    sql.update(REVISION)
        .set(REVISION.BODY, body)
        .set(REVISION.CONTENT, ChangeCodec.encode(content))
        .where(REVISION.REVISION_.eq(revision.bytes()))
        .execute();
  }

  @Override
  public void putPending(Change change, List<RevisionId> parents) {
    PendingTable.put(sql, change, parents);
  }

  @Override
  public void dropPending(RecordId record) {
    PendingTable.drop(sql, record);
  }

  @Override
  public void stand(
      RecordId record,
      List<RevisionId> heads,
      Collection<RevisionId> followed,
      Divergence.@Nullable Kind divergence,
      Instant now) {
    sql.deleteFrom(HEAD).where(HEAD.RECORD_ID.eq(record)).execute();
    for (RevisionId head : heads) {
      sql.insertInto(HEAD)
          .set(HEAD.RECORD_ID, record)
          .set(HEAD.REVISION, head.bytes())
          .set(HEAD.FOLLOWED, followed.contains(head))
          .execute();
    }
    if (divergence == null) {
      sql.deleteFrom(DIVERGENCE).where(DIVERGENCE.RECORD_ID.eq(record)).execute();
      sql.deleteFrom(CONFLICT_DRAFT).where(CONFLICT_DRAFT.RECORD_ID.eq(record)).execute();
      return;
    }
    sql.insertInto(DIVERGENCE)
        .set(DIVERGENCE.RECORD_ID, record)
        .set(DIVERGENCE.KIND, LogRows.text(divergence))
        .set(DIVERGENCE.PULLS, 0)
        .set(DIVERGENCE.FOUND_AT, now.toEpochMilli())
        .onDuplicateKeyUpdate()
        .set(DIVERGENCE.KIND, LogRows.text(divergence))
        .execute();
  }

  @Override
  public void show(Change content) {
    // the status is set by refresh, which knows more
    projection.show(sql, content, SyncStatus.SYNCED);
  }

  @Override
  public void refresh(Collection<RecordId> records, DeviceId self, SyncStatus underWay) {
    long acknowledged = acknowledged(self);
    Map<SyncStatus, List<RecordId>> byStatus = new EnumMap<>(SyncStatus.class);
    for (RecordId record : records) {
      byStatus
          .computeIfAbsent(
              LogRows.status(sql, record, acknowledged, self, underWay), s -> new ArrayList<>())
          .add(record);
    }
    byStatus.forEach((status, of) -> projection.mark(sql, of, status));
  }

  @Override
  public List<RecordId> recordsOf(DeviceId device, long after, long upTo) {
    return sql.selectDistinct(REVISION.RECORD_ID)
        .from(REVISION)
        .where(REVISION.DEVICE.eq(device.bytes()), REVISION.N.gt(after), REVISION.N.le(upTo))
        .fetch(REVISION.RECORD_ID);
  }

  @Override
  public void remember(String replica, Memory memory) {
    byte @Nullable [] incarnation =
        memory.incarnation() == null ? null : memory.incarnation().bytes();
    sql.insertInto(REPLICA)
        .set(REPLICA.NAME, replica)
        .set(REPLICA.CURSOR, memory.cursor().position())
        .set(REPLICA.INCARNATION, incarnation)
        .onDuplicateKeyUpdate()
        .set(REPLICA.CURSOR, memory.cursor().position())
        .set(REPLICA.INCARNATION, incarnation)
        .execute();
    sql.deleteFrom(MARK).where(MARK.REPLICA.eq(replica)).execute();
    memory
        .marks()
        .forEach((device, position) ->
            sql.insertInto(MARK)
                .set(MARK.REPLICA, replica)
                .set(MARK.DEVICE, device.bytes())
                .set(MARK.N, position.n())
                .set(MARK.HASH, position.hash().bytes())
                .execute());
  }

  @Override
  public void decidedByRule(RecordId record, long lamport) {
    sql.insertInto(DECISION_MARK)
        .set(DECISION_MARK.RECORD_ID, record)
        .set(DECISION_MARK.LAMPORT, lamport)
        .set(DECISION_MARK.BATCH, 0L)
        .set(DECISION_MARK.BY_RULE, true)
        .execute();
    sql.deleteFrom(DIVERGENCE).where(DIVERGENCE.RECORD_ID.eq(record)).execute();
  }

  @Override
  public void broughtBack(RecordId record, boolean so, Instant now) {
    if (so) {
      sql.insertInto(BROUGHT_BACK)
          .set(BROUGHT_BACK.RECORD_ID, record)
          .set(BROUGHT_BACK.FOUND_AT, now.toEpochMilli())
          .onConflictDoNothing()
          .execute();
    } else {
      sql.deleteFrom(BROUGHT_BACK).where(BROUGHT_BACK.RECORD_ID.eq(record)).execute();
    }
  }

  @Override
  public void countPull() {
    sql.update(DIVERGENCE).set(DIVERGENCE.PULLS, DIVERGENCE.PULLS.plus(1)).execute();
    LateUnread.countPull(sql);
  }

  @Override
  public void witness(long lamport) {
    PendingTable.witness(sql, lamport);
  }

  @Override
  public void note(Instant at, String kind, long count) {
    sql.insertInto(SYNC_ACTIVITY)
        .set(SYNC_ACTIVITY.AT, at.toEpochMilli())
        .set(SYNC_ACTIVITY.KIND, kind)
        .set(SYNC_ACTIVITY.COUNT, count)
        .execute();
    sql.deleteFrom(SYNC_ACTIVITY)
        .where(
            SYNC_ACTIVITY.ID.le(
                sql.select(org.jooq.impl.DSL.max(SYNC_ACTIVITY.ID).minus(ACTIVITY_KEPT))
                    .from(SYNC_ACTIVITY)))
        .execute();
  }

  @Override
  public void set(String name, @Nullable String value) {
    if (value == null) {
      sql.deleteFrom(SYNC_SETTING).where(SYNC_SETTING.NAME.eq(name)).execute();
    } else {
      PendingTable.set(sql, name, value);
    }
  }
}

package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.DIVERGENCE;
import static app.coffer.desktop.store.db.Tables.FEED;
import static app.coffer.desktop.store.db.Tables.HEAD;
import static app.coffer.desktop.store.db.Tables.MARK;
import static app.coffer.desktop.store.db.Tables.MEMBER;
import static app.coffer.desktop.store.db.Tables.PARCEL;
import static app.coffer.desktop.store.db.Tables.PENDING_CHANGE;
import static app.coffer.desktop.store.db.Tables.REPLICA;
import static app.coffer.desktop.store.db.Tables.REVISION;
import static app.coffer.desktop.store.db.Tables.ROOT_STATEMENT;
import static app.coffer.desktop.store.db.Tables.SYNC_ACTIVITY;
import static app.coffer.desktop.store.db.Tables.SYNC_SETTING;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.sync.LogReader;
import app.coffer.desktop.sync.SyncControl;
import app.coffer.wire.Position;
import app.coffer.wire.RootState;
import app.coffer.wire.Signed;
import app.coffer.wire.api.Body;
import app.coffer.wire.api.PushedParcel;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.IncarnationId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Reads the log's tables. */
class SqliteLogReader implements LogReader {
  /** What a parcel costs on the line beside its own bytes. */
  private static final int FRAMING = 256;

  final DSLContext sql;
  private final RootStates rootStates;

  SqliteLogReader(DSLContext sql, RootStates rootStates) {
    this.sql = sql;
    this.rootStates = rootStates;
  }

  @Override
  public RootState rootState() {
    return rootStates.of(this);
  }

  @Override
  public List<Signed> rootLog() {
    return sql.select(ROOT_STATEMENT.BYTES, ROOT_STATEMENT.SIGNATURE)
        .from(ROOT_STATEMENT)
        .orderBy(ROOT_STATEMENT.SEQ)
        .fetch(row -> new Signed(row.value1(), row.value2()));
  }

  @Override
  public Optional<Hash> rootHash(long seq) {
    return sql.select(ROOT_STATEMENT.HASH)
        .from(ROOT_STATEMENT)
        .where(ROOT_STATEMENT.SEQ.eq(seq))
        .fetchOptional(row -> new Hash(row.value1()));
  }

  @Override
  public Optional<Position> rootTail() {
    return sql.select(ROOT_STATEMENT.SEQ, ROOT_STATEMENT.HASH)
        .from(ROOT_STATEMENT)
        .orderBy(ROOT_STATEMENT.SEQ.desc())
        .limit(1)
        .fetchOptional(row -> new Position(row.value1(), new Hash(row.value2())));
  }

  @Override
  public Map<DeviceId, Member> members() {
    var members = new HashMap<DeviceId, Member>();
    Map<DeviceId, RootState.Member> known = rootState().members();
    Map<DeviceId, String> given = LogRows.givenNames(sql);
    sql.select(MEMBER.DEVICE, MEMBER.SIGN_KEY, MEMBER.NAME, MEMBER.FROZEN_FROM)
        .from(MEMBER)
        .forEach(row -> {
          var device = new DeviceId(row.value1());
          Long frozen = row.value4();
          members.put(
              device,
              new Member(
                  device,
                  row.value2(),
                  given.getOrDefault(device, row.value3()),
                  frozen == null ? OptionalLong.empty() : OptionalLong.of(frozen),
                  known.containsKey(device) ? known.get(device).removal() : null));
        });
    return members;
  }

  @Override
  public Map<DeviceId, Position> feeds() {
    var feeds = new HashMap<DeviceId, Position>();
    sql.select(FEED.DEVICE, FEED.N, FEED.HASH)
        .from(FEED)
        .forEach(row ->
            feeds.put(
                new DeviceId(row.value1()), new Position(row.value2(), new Hash(row.value3()))));
    return feeds;
  }

  @Override
  public Optional<Hash> parcelHash(DeviceId device, long n) {
    return sql.select(PARCEL.HASH)
        .from(PARCEL)
        .where(PARCEL.DEVICE.eq(device.bytes()), PARCEL.N.eq(n))
        .fetchOptional(row -> new Hash(row.value1()));
  }

  @Override
  public Optional<Signed> parcel(DeviceId device, long n) {
    return sql.select(PARCEL.BYTES, PARCEL.SIGNATURE)
        .from(PARCEL)
        .where(PARCEL.DEVICE.eq(device.bytes()), PARCEL.N.eq(n))
        .fetchOptional(row -> new Signed(row.value1(), row.value2()));
  }

  @Override
  public List<PushedParcel> beyond(Map<DeviceId, Position> have, long bytes) {
    Condition wanted = DSL.noCondition();
    Map<DeviceId, Member> members = members();
    for (DeviceId device : feeds().keySet()) {
      Position held = have.get(device);
      Condition more =
          PARCEL.DEVICE.eq(device.bytes()).and(PARCEL.N.gt(held == null ? -1L : held.n()));
      Member member = members.get(device);
      if (member != null && member.frozenFrom().isPresent()) {
        more = more.and(PARCEL.N.lt(member.frozenFrom().getAsLong()));
      }
      wanted = wanted.or(more);
    }
    if (wanted.equals(DSL.noCondition())) {
      return List.of();
    }
    var parcels = new ArrayList<PushedParcel>();
    long size = 0;
    for (var row :
        sql.select(PARCEL.DEVICE, PARCEL.N).from(PARCEL).where(wanted).orderBy(PARCEL.ID).fetch()) {
      PushedParcel parcel = pushed(new DeviceId(row.value1()), row.value2(), DSL.noCondition());
      size += parcel.parcel().bytes().length + FRAMING;
      size += parcel.bodies().stream().mapToLong(body -> body.bytes().length + FRAMING).sum();
      if (!parcels.isEmpty() && size > bytes) {
        break;
      }
      parcels.add(parcel);
    }
    return parcels;
  }

  @Override
  public Optional<PushedParcel> parcelOf(RevisionId revision) {
    return place(revision)
        .map(place -> pushed(place.device(), place.n(), REVISION.REVISION_.eq(revision.bytes())));
  }

  private PushedParcel pushed(DeviceId device, long n, Condition which) {
    List<Body> bodies =
        sql.select(REVISION.POSITION, REVISION.BODY)
            .from(REVISION)
            .where(
                REVISION.DEVICE.eq(device.bytes()),
                REVISION.N.eq(n),
                REVISION.BODY.isNotNull(),
                which)
            .orderBy(REVISION.POSITION)
            .fetch(row -> new Body(row.value1(), row.value2()));
    return new PushedParcel(parcel(device, n).orElseThrow(), bodies);
  }

  @Override
  public List<Revision> revisions(RecordId record) {
    return LogRows.revisions(sql, record);
  }

  @Override
  public Optional<RecordId> recordOf(RevisionId revision) {
    return sql.select(REVISION.RECORD_ID)
        .from(REVISION)
        .where(REVISION.REVISION_.eq(revision.bytes()))
        .fetchOptional(REVISION.RECORD_ID);
  }

  @Override
  public Optional<Place> place(RevisionId revision) {
    return sql.select(REVISION.DEVICE, REVISION.N, REVISION.POSITION)
        .from(REVISION)
        .where(REVISION.REVISION_.eq(revision.bytes()))
        .fetchOptional(row -> new Place(new DeviceId(row.value1()), row.value2(), row.value3()));
  }

  @Override
  public List<Pending> pending(int limit) {
    return PendingTable.oldest(sql, limit);
  }

  @Override
  public Optional<Pending> pendingOf(RecordId record) {
    return PendingTable.of(sql, record);
  }

  @Override
  public Memory memory(String replica) {
    var marks = new HashMap<DeviceId, Position>();
    sql.select(MARK.DEVICE, MARK.N, MARK.HASH)
        .from(MARK)
        .where(MARK.REPLICA.eq(replica))
        .forEach(row ->
            marks.put(
                new DeviceId(row.value1()), new Position(row.value2(), new Hash(row.value3()))));
    return sql.select(REPLICA.CURSOR, REPLICA.INCARNATION)
        .from(REPLICA)
        .where(REPLICA.NAME.eq(replica))
        .fetchOptional(row ->
            new Memory(
                new Cursor(row.value1()),
                row.value2() == null ? null : new IncarnationId(row.value2()),
                marks))
        .orElse(Memory.NONE);
  }

  @Override
  public List<Divergence> divergences() {
    return sql.select(DIVERGENCE.RECORD_ID, DIVERGENCE.KIND, DIVERGENCE.PULLS, DIVERGENCE.FOUND_AT)
        .from(DIVERGENCE)
        .orderBy(DIVERGENCE.RECORD_ID)
        .fetch(row ->
            new Divergence(
                row.value1(),
                LogRows.kind(row.value2()),
                row.value3(),
                Instant.ofEpochMilli(row.value4())));
  }

  @Override
  public List<RecordId> neededButRemoved() {
    return Needed.butRemoved(sql);
  }

  @Override
  public List<Late> late() {
    return LateTable.open(sql);
  }

  @Override
  public List<Unread> lateUnread() {
    return LateUnread.open(sql);
  }

  @Override
  public OptionalLong lateReach(DeviceId device) {
    return LateUnread.reach(sql, device);
  }

  @Override
  public Optional<Change> lateContent(RecordId record) {
    return LateTable.newest(sql, record);
  }

  @Override
  public List<Sent> sentBy(DeviceId device) {
    return sql.select(REVISION.REVISION_, REVISION.RECORD_ID, REVISION.N)
        .from(REVISION)
        .where(REVISION.DEVICE.eq(device.bytes()))
        .orderBy(REVISION.N, REVISION.POSITION)
        .fetch(row -> new Sent(new RevisionId(row.value1()), row.value2(), row.value3()));
  }

  @Override
  public long lamport() {
    return PendingTable.lamport(sql);
  }

  @Override
  public long acknowledged(DeviceId self) {
    return LogRows.acknowledged(sql, self);
  }

  @Override
  public long lastChange(DeviceId device) {
    Long n =
        sql.select(DSL.max(REVISION.N))
            .from(REVISION)
            .where(REVISION.DEVICE.eq(device.bytes()))
            .fetchSingle()
            .value1();
    return n == null ? -1 : n;
  }

  @Override
  public int changesBeyond(Map<DeviceId, Long> seen, DeviceId except) {
    int changes = 0;
    for (DeviceId device : feeds().keySet()) {
      if (!device.equals(except)) {
        changes +=
            sql.fetchCount(
                sql.selectDistinct(REVISION.RECORD_ID)
                    .from(REVISION)
                    .where(
                        REVISION.DEVICE.eq(device.bytes()),
                        REVISION.N.gt(seen.getOrDefault(device, -1L))));
      }
    }
    return changes;
  }

  @Override
  public int waiting() {
    return sql.fetchCount(PENDING_CHANGE);
  }

  @Override
  public Map<RecordId, Place> newest(Collection<RecordId> records) {
    var newest = new HashMap<RecordId, Place>();
    sql.select(REVISION.RECORD_ID, REVISION.DEVICE, REVISION.N, REVISION.POSITION)
        .from(HEAD)
        .join(REVISION)
        .on(REVISION.REVISION_.eq(HEAD.REVISION))
        .where(
            HEAD.RECORD_ID.in(records),
            HEAD.RECORD_ID.notIn(sql.select(PENDING_CHANGE.RECORD_ID).from(PENDING_CHANGE)))
        .orderBy(REVISION.ID)
        .forEach(row ->
            newest.put(
                row.value1(), new Place(new DeviceId(row.value2()), row.value3(), row.value4())));
    return newest;
  }

  @Override
  public int conflicts() {
    return LogRows.questions(sql) + RecordFinding.count(sql);
  }

  @Override
  public int unsent(DeviceId self) {
    int sealed =
        sql.select(DSL.countDistinct(REVISION.RECORD_ID))
            .from(REVISION)
            .where(
                REVISION.DEVICE.eq(self.bytes()),
                REVISION.N.gt(acknowledged(self)),
                REVISION.RECORD_ID.notIn(sql.select(PENDING_CHANGE.RECORD_ID).from(PENDING_CHANGE)))
            .fetchSingle()
            .value1();
    return sql.fetchCount(PENDING_CHANGE) + sealed;
  }

  @Override
  public List<SyncControl.Activity> activity(int limit) {
    return sql.select(SYNC_ACTIVITY.AT, SYNC_ACTIVITY.KIND, SYNC_ACTIVITY.COUNT)
        .from(SYNC_ACTIVITY)
        .orderBy(SYNC_ACTIVITY.ID.desc())
        .limit(limit)
        .fetch(row ->
            new SyncControl.Activity(
                Instant.ofEpochMilli(row.value1()), row.value2(), row.value3()));
  }

  @Override
  public Optional<String> setting(String name) {
    return sql.select(SYNC_SETTING.VALUE)
        .from(SYNC_SETTING)
        .where(SYNC_SETTING.NAME.eq(name))
        .fetchOptional(SYNC_SETTING.VALUE);
  }
}

package app.coffer.server.blob;

import static app.coffer.server.blob.db.Tables.BODY;
import static app.coffer.server.blob.db.Tables.MEMBER;
import static app.coffer.server.blob.db.Tables.PARCEL;
import static app.coffer.server.blob.db.Tables.RECOVERY;
import static app.coffer.server.blob.db.Tables.REVISION;
import static app.coffer.server.blob.db.Tables.ROOT_STATEMENT;
import static app.coffer.server.blob.db.Tables.SERVER;
import static app.coffer.server.blob.db.Tables.VAULT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.partitionBy;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;
import static org.jooq.impl.DSL.sum;

import app.coffer.server.blob.db.tables.records.MemberRecord;
import app.coffer.server.blob.db.tables.records.VaultRecord;
import app.coffer.server.vault.BlobStore.Member;
import app.coffer.server.vault.BlobStore.Reader;
import app.coffer.server.vault.BlobStore.Removal;
import app.coffer.server.vault.BlobStore.StoredParcel;
import app.coffer.server.vault.BlobStore.VaultRow;
import app.coffer.server.vault.ChunkStore;
import app.coffer.server.vault.FleetStore;
import app.coffer.server.vault.MailboxStore;
import app.coffer.wire.Parcel;
import app.coffer.wire.Position;
import app.coffer.wire.Signed;
import app.coffer.wire.api.Body;
import app.coffer.wire.api.RecordHeads;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.IncarnationId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import app.coffer.wire.id.VaultId;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.ResultQuery;
import org.jooq.SelectLimitStep;
import org.jooq.Table;

/** The questions, in SQL, inside the transaction of one connection. */
class ReadRows implements Reader {
  /** A parcel may have 4 MiB; PostgreSQL would otherwise hand over all of them. */
  private static final int PARCELS_AT_ONCE = 4;

  final DSLContext sql;

  ReadRows(DSLContext sql) {
    this.sql = sql;
  }

  @Override
  public IncarnationId incarnation() {
    return new IncarnationId(sql.select(SERVER.INCARNATION).from(SERVER).fetchSingle().value1());
  }

  @Override
  public Optional<VaultRow> vault(VaultId id) {
    return sql.selectFrom(VAULT).where(VAULT.ID.eq(id.bytes())).fetchOptional(ReadRows::vaultRow);
  }

  @Override
  public List<VaultRow> vaults() {
    return sql.selectFrom(VAULT).orderBy(VAULT.NUMBER).fetch(ReadRows::vaultRow);
  }

  @Override
  public Optional<VaultId> recoverable(DeviceId recovery) {
    return sql.select(VAULT.ID)
        .from(RECOVERY)
        .join(VAULT)
        .on(VAULT.NUMBER.eq(RECOVERY.VAULT))
        .where(RECOVERY.ID.eq(recovery.bytes()))
        .fetchOptional(row -> new VaultId(row.value1()));
  }

  static VaultRow vaultRow(VaultRecord row) {
    return new VaultRow(
        row.getNumber(),
        new VaultId(row.getId()),
        row.getRootKey(),
        new Cursor(row.getHead()),
        row.getBytes());
  }

  @Override
  public long vaultCount() {
    return sql.fetchCount(VAULT);
  }

  @Override
  public long rootBytes(long vault) {
    return bytes(ROOT_STATEMENT, ROOT_STATEMENT.BYTES, ROOT_STATEMENT.VAULT.eq(vault));
  }

  /** What a column of bytes takes in some rows. */
  final long bytes(Table<?> table, Field<byte[]> column, Condition which) {
    return sql.select(
            coalesce(sum(field("length({0})", Long.class, column)), inline(BigDecimal.ZERO)))
        .from(table)
        .where(which)
        .fetchSingle()
        .value1()
        .longValue();
  }

  @Override
  public List<Signed> rootFrom(long vault, long from) {
    return sql.select(ROOT_STATEMENT.BYTES, ROOT_STATEMENT.SIGNATURE)
        .from(ROOT_STATEMENT)
        .where(ROOT_STATEMENT.VAULT.eq(vault), ROOT_STATEMENT.SEQ.ge(from))
        .orderBy(ROOT_STATEMENT.SEQ)
        .fetch(row -> new Signed(row.value1(), row.value2()));
  }

  @Override
  public Optional<Signed> rootStatement(long vault, long seq) {
    return sql.select(ROOT_STATEMENT.BYTES, ROOT_STATEMENT.SIGNATURE)
        .from(ROOT_STATEMENT)
        .where(ROOT_STATEMENT.VAULT.eq(vault), ROOT_STATEMENT.SEQ.eq(seq))
        .fetchOptional(row -> new Signed(row.value1(), row.value2()));
  }

  @Override
  public Position rootTail(long vault) {
    return sql.select(ROOT_STATEMENT.SEQ, ROOT_STATEMENT.HASH)
        .from(ROOT_STATEMENT)
        .where(ROOT_STATEMENT.VAULT.eq(vault))
        .orderBy(ROOT_STATEMENT.SEQ.desc())
        .limit(1)
        .fetchOptional(row -> new Position(row.value1(), new Hash(row.value2())))
        .orElse(new Position(-1, Parcel.NO_PREVIOUS));
  }

  @Override
  public Map<DeviceId, Member> members(long vault) {
    return sql
        .selectFrom(MEMBER)
        .where(MEMBER.VAULT.eq(vault))
        .orderBy(MEMBER.DEVICE)
        .fetch(ReadRows::member)
        .stream()
        .collect(
            Collectors.toMap(
                Member::device, member -> member, (a, b) -> a, java.util.LinkedHashMap::new));
  }

  @Override
  public Optional<Member> member(VaultId vault, DeviceId device) {
    return sql.selectFrom(MEMBER)
        .where(
            MEMBER.VAULT.eq(
                field(select(VAULT.NUMBER).from(VAULT).where(VAULT.ID.eq(vault.bytes())))),
            MEMBER.DEVICE.eq(device.bytes()))
        .fetchOptional(ReadRows::member);
  }

  private static Member member(MemberRecord row) {
    Optional<Position> feed =
        row.getLastN() < 0
            ? Optional.empty()
            : Optional.of(new Position(row.getLastN(), new Hash(row.getLastHash())));
    return new Member(
        new DeviceId(row.getDevice()),
        row.getSignKey(),
        feed,
        Instant.ofEpochMilli(row.getLastSeen()),
        Optional.ofNullable(row.getRemovedSeq()).map(seq -> new Removal(seq, cut(row))),
        row.getBytes());
  }

  private static Optional<Position> cut(MemberRecord row) {
    return row.getCutN() == null
        ? Optional.empty()
        : Optional.of(new Position(row.getCutN(), new Hash(row.getCutHash())));
  }

  @Override
  public Optional<Hash> parcelHash(long vault, DeviceId device, long n) {
    return sql.select(PARCEL.HASH)
        .from(PARCEL)
        .where(PARCEL.VAULT.eq(vault), PARCEL.DEVICE.eq(device.bytes()), PARCEL.N.eq(n))
        .fetchOptional(row -> new Hash(row.value1()));
  }

  @Override
  public void parcelsAfter(long vault, Cursor since, Predicate<StoredParcel> wanted) {
    try (var rows =
        sql.select(PARCEL.POSITION, PARCEL.BYTES, PARCEL.SIGNATURE)
            .from(PARCEL)
            .where(PARCEL.VAULT.eq(vault), PARCEL.POSITION.gt(since.position()))
            .orderBy(PARCEL.POSITION)
            .fetchSize(PARCELS_AT_ONCE)
            .fetchLazy()) {
      for (var row : rows) {
        var signed = new Signed(row.value2(), row.value3());
        if (!wanted.test(new StoredParcel(new Cursor(row.value1()), signed))) {
          return;
        }
      }
    }
  }

  @Override
  public List<Body> liveBodies(long vault, Cursor parcel) {
    var other = REVISION.as("other");
    Condition contested =
        field(
                selectCount()
                    .from(other)
                    .where(
                        other.VAULT.eq(REVISION.VAULT),
                        other.RECORD.eq(REVISION.RECORD),
                        other.SUPERSEDED_AT.isNull()))
            .gt(1);
    return sql.select(REVISION.PLACE, BODY.BYTES)
        .from(REVISION)
        .join(BODY)
        .on(BODY.VAULT.eq(REVISION.VAULT), BODY.REVISION.eq(REVISION.ID))
        .where(
            REVISION.VAULT.eq(vault),
            REVISION.POSITION.eq(parcel.position()),
            REVISION.SUPERSEDED_AT.isNull().or(REVISION.VOIDED.eq(1L)).or(contested))
        .orderBy(REVISION.PLACE)
        .fetch(row -> new Body(Math.toIntExact(row.value1()), row.value2()));
  }

  @Override
  public void bodies(long vault, Cursor parcel, Consumer<Body> each) {
    sql.select(REVISION.PLACE, BODY.BYTES)
        .from(REVISION)
        .join(BODY)
        .on(BODY.VAULT.eq(REVISION.VAULT), BODY.REVISION.eq(REVISION.ID))
        .where(REVISION.VAULT.eq(vault), REVISION.POSITION.eq(parcel.position()))
        .orderBy(REVISION.PLACE)
        .forEach(row -> each.accept(new Body(Math.toIntExact(row.value1()), row.value2())));
  }

  @Override
  public Optional<byte[]> body(long vault, RevisionId revision) {
    return sql.select(BODY.BYTES)
        .from(BODY)
        .where(BODY.VAULT.eq(vault), BODY.REVISION.eq(revision.bytes()))
        .fetchOptional(row -> row.value1());
  }

  @Override
  public List<RevisionId> withoutBody(long vault, List<RevisionId> revisions) {
    if (revisions.isEmpty()) {
      return List.of();
    }
    Set<RevisionId> held =
        sql.select(BODY.REVISION)
            .from(BODY)
            .where(
                BODY.VAULT.eq(vault),
                BODY.REVISION.in(revisions.stream().map(RevisionId::bytes).toList()))
            .fetchSet(row -> new RevisionId(row.value1()));
    return revisions.stream().filter(revision -> !held.contains(revision)).toList();
  }

  @Override
  public List<RevisionId> heads(long vault, RecordId record) {
    return headsOf(vault, record)
        .limit(HEADS_AT_MOST)
        .fetch(row -> new RevisionId(row.value1()))
        .stream()
        .sorted()
        .toList();
  }

  @Override
  public Map<RecordId, List<RevisionId>> heads(long vault, List<RecordId> records) {
    var heads = new HashMap<RecordId, List<RevisionId>>();
    headsOf(vault, records)
        .forEach(row ->
            heads
                .computeIfAbsent(new RecordId(row.value1()), record -> new ArrayList<>())
                .add(new RevisionId(row.value2())));
    heads.values().forEach(Collections::sort);
    return heads;
  }

  /** A record may have more heads than anybody wants to know; so they are counted first. */
  final ResultQuery<Record2<byte[], byte[]>> headsOf(long vault, List<RecordId> records) {
    var numbered =
        sql.select(
                REVISION.RECORD,
                REVISION.ID,
                rowNumber().over(partitionBy(REVISION.RECORD)).as("nth"))
            .from(REVISION)
            .where(
                REVISION.VAULT.eq(vault),
                REVISION.RECORD.in(records.stream().map(RecordId::bytes).toList()),
                REVISION.SUPERSEDED_AT.isNull())
            .asTable("numbered");
    return sql.select(numbered.field(REVISION.RECORD), numbered.field(REVISION.ID))
        .from(numbered)
        .where(field(name("nth"), Integer.class).le(HEADS_AT_MOST));
  }

  /** Unsorted: for the sake of an ORDER BY, SQLite would walk the whole vault in that order. */
  final SelectLimitStep<Record1<byte[]>> headsOf(long vault, RecordId record) {
    return sql.select(REVISION.ID)
        .from(REVISION)
        .where(
            REVISION.VAULT.eq(vault),
            REVISION.RECORD.eq(record.bytes()),
            REVISION.SUPERSEDED_AT.isNull());
  }

  @Override
  public List<RecordHeads> contested(long vault) {
    return sql
        .select(REVISION.RECORD)
        .from(REVISION)
        .where(REVISION.VAULT.eq(vault), REVISION.SUPERSEDED_AT.isNull())
        .groupBy(REVISION.RECORD)
        .having(count().gt(1))
        .orderBy(REVISION.RECORD)
        .limit(CONTESTED_AT_MOST)
        .fetch(row -> new RecordId(row.value1()))
        .stream()
        .map(record -> new RecordHeads(record, heads(vault, record)))
        .toList();
  }

  @Override
  public ChunkStore.Reader chunks() {
    return new ChunkRows(sql);
  }

  @Override
  public MailboxStore.Reader mail() {
    return new MailRows(sql, false);
  }

  @Override
  public FleetStore.Reader fleet() {
    return new FleetRows(sql);
  }
}

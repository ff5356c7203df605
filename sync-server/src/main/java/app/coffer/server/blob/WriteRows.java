package app.coffer.server.blob;

import static app.coffer.server.blob.db.Tables.BODY;
import static app.coffer.server.blob.db.Tables.LEASE;
import static app.coffer.server.blob.db.Tables.MEMBER;
import static app.coffer.server.blob.db.Tables.PARCEL;
import static app.coffer.server.blob.db.Tables.PARENTAGE;
import static app.coffer.server.blob.db.Tables.RECOVERY;
import static app.coffer.server.blob.db.Tables.REVISION;
import static app.coffer.server.blob.db.Tables.ROOT_STATEMENT;
import static app.coffer.server.blob.db.Tables.SERVER;
import static app.coffer.server.blob.db.Tables.VAULT;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.selectOne;

import app.coffer.server.vault.BlobStore.NewBody;
import app.coffer.server.vault.BlobStore.NewRevision;
import app.coffer.server.vault.BlobStore.Removal;
import app.coffer.server.vault.BlobStore.VaultRow;
import app.coffer.server.vault.BlobStore.Writer;
import app.coffer.wire.Position;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.IncarnationId;
import app.coffer.wire.id.RevisionId;
import app.coffer.wire.id.VaultId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;

/** The changes, in SQL, inside the writer's transaction. */
final class WriteRows extends ReadRows implements Writer {
  private static final long ONLY_ROW = 1;

  WriteRows(DSLContext sql) {
    super(sql);
  }

  /** Gives a new database its incarnation; an old one keeps its own. */
  void beginLife(Randomness randomness) {
    sql.insertInto(SERVER)
        .columns(SERVER.ID, SERVER.INCARNATION)
        .values(ONLY_ROW, randomness.bytes(IncarnationId.LENGTH))
        .onConflictDoNothing()
        .execute();
  }

  @Override
  public void newIncarnation(IncarnationId incarnation) {
    sql.update(SERVER).set(SERVER.INCARNATION, incarnation.bytes()).execute();
  }

  /**
   * Locks the row first where several write at once, so that what follows sees all that was written
   * before; who finds no such vault may create it, and is then the only one.
   */
  @Override
  public Optional<VaultRow> vault(VaultId id) {
    if (sql.family() != SQLDialect.POSTGRES) {
      return super.vault(id);
    }
    return locked(id)
        .or(() -> {
          sql.select(SERVER.ID).from(SERVER).forUpdate().fetch();
          return locked(id);
        });
  }

  private Optional<VaultRow> locked(VaultId id) {
    return sql.selectFrom(VAULT)
        .where(VAULT.ID.eq(id.bytes()))
        .forUpdate()
        .fetchOptional(ReadRows::vaultRow);
  }

  @Override
  public VaultRow createVault(VaultId id, byte[] rootKey, Instant now) {
    long number =
        sql.select(coalesce(max(VAULT.NUMBER), inline(0L))).from(VAULT).fetchSingle().value1() + 1;
    sql.insertInto(VAULT)
        .columns(VAULT.NUMBER, VAULT.ID, VAULT.ROOT_KEY, VAULT.HEAD, VAULT.BYTES, VAULT.CREATED)
        .values(number, id.bytes(), rootKey, 0L, 0L, now.toEpochMilli())
        .execute();
    return vault(id).orElseThrow();
  }

  @Override
  public void rememberRecovery(long vault, DeviceId recovery) {
    sql.insertInto(RECOVERY)
        .columns(RECOVERY.ID, RECOVERY.VAULT)
        .values(recovery.bytes(), vault)
        .onConflictDoNothing()
        .execute();
  }

  /** For vaults that were created before their recovery keys were remembered. */
  void rememberRecoveries() {
    var known = sql.select(RECOVERY.VAULT).from(RECOVERY);
    sql.select(ROOT_STATEMENT.VAULT, ROOT_STATEMENT.BYTES)
        .from(ROOT_STATEMENT)
        .where(ROOT_STATEMENT.SEQ.eq(0L), ROOT_STATEMENT.VAULT.notIn(known))
        .orderBy(ROOT_STATEMENT.VAULT)
        .forEach(row -> {
          if (RootStatement.decode(row.value2()) instanceof RootStatement.Genesis genesis) {
            rememberRecovery(row.value1(), RootStatement.deviceId(genesis.recoverySignKey()));
          }
        });
  }

  @Override
  public void deleteVault(long vault) {
    sql.deleteFrom(RECOVERY).where(RECOVERY.VAULT.eq(vault)).execute();
    chunks().deleteVault(vault);
    sql.deleteFrom(BODY).where(BODY.VAULT.eq(vault)).execute();
    sql.deleteFrom(PARENTAGE).where(PARENTAGE.VAULT.eq(vault)).execute();
    sql.deleteFrom(REVISION).where(REVISION.VAULT.eq(vault)).execute();
    sql.deleteFrom(PARCEL).where(PARCEL.VAULT.eq(vault)).execute();
    sql.deleteFrom(MEMBER).where(MEMBER.VAULT.eq(vault)).execute();
    sql.deleteFrom(ROOT_STATEMENT).where(ROOT_STATEMENT.VAULT.eq(vault)).execute();
    sql.deleteFrom(VAULT).where(VAULT.NUMBER.eq(vault)).execute();
  }

  @Override
  public void appendRoot(long vault, Position position, Signed statement) {
    sql.insertInto(ROOT_STATEMENT)
        .columns(
            ROOT_STATEMENT.VAULT,
            ROOT_STATEMENT.SEQ,
            ROOT_STATEMENT.HASH,
            ROOT_STATEMENT.BYTES,
            ROOT_STATEMENT.SIGNATURE)
        .values(
            vault, position.n(), position.hash().bytes(), statement.bytes(), statement.signature())
        .execute();
  }

  @Override
  public void addMember(long vault, DeviceId device, byte[] signKey) {
    sql.insertInto(MEMBER)
        .columns(
            MEMBER.VAULT,
            MEMBER.DEVICE,
            MEMBER.SIGN_KEY,
            MEMBER.LAST_N,
            MEMBER.LAST_HASH,
            MEMBER.LAST_SEEN)
        .values(vault, device.bytes(), signKey, -1L, new byte[0], 0L)
        .onConflictDoNothing()
        .execute();
  }

  @Override
  public void removeMember(long vault, DeviceId device, Removal removal, Instant now) {
    sql.update(MEMBER)
        .set(MEMBER.REMOVED_SEQ, removal.seq())
        .set(MEMBER.CUT_N, removal.cut().map(Position::n).orElse(null))
        .set(MEMBER.CUT_HASH, removal.cut().map(cut -> cut.hash().bytes()).orElse(null))
        .where(MEMBER.VAULT.eq(vault), MEMBER.DEVICE.eq(device.bytes()))
        .execute();
    Voiding.beyond(sql, vault, device, removal.cut().map(Position::n).orElse(-1L), now);
  }

  @Override
  public void changeRootKey(long vault, byte[] rootKey) {
    sql.update(VAULT).set(VAULT.ROOT_KEY, rootKey).where(VAULT.NUMBER.eq(vault)).execute();
  }

  @Override
  public void addBytes(long vault, long bytes) {
    sql.update(VAULT)
        .set(VAULT.BYTES, VAULT.BYTES.plus(bytes))
        .where(VAULT.NUMBER.eq(vault))
        .execute();
  }

  @Override
  public void addBytes(long vault, DeviceId device, long bytes) {
    addBytes(vault, bytes);
    sql.update(MEMBER)
        .set(MEMBER.BYTES, MEMBER.BYTES.plus(bytes))
        .where(MEMBER.VAULT.eq(vault), MEMBER.DEVICE.eq(device.bytes()))
        .execute();
  }

  @Override
  public Cursor appendParcel(long vault, DeviceId device, Position position, Signed parcel) {
    // under the row's lock, in the storing transaction: a reader never sees a later cursor first
    long cursor =
        sql.update(VAULT)
            .set(VAULT.HEAD, VAULT.HEAD.plus(1))
            .where(VAULT.NUMBER.eq(vault))
            .returningResult(VAULT.HEAD)
            .fetchSingle()
            .value1();
    sql.insertInto(PARCEL)
        .columns(
            PARCEL.VAULT,
            PARCEL.POSITION,
            PARCEL.DEVICE,
            PARCEL.N,
            PARCEL.HASH,
            PARCEL.BYTES,
            PARCEL.SIGNATURE)
        .values(
            vault,
            cursor,
            device.bytes(),
            position.n(),
            position.hash().bytes(),
            parcel.bytes(),
            parcel.signature())
        .execute();
    sql.update(MEMBER)
        .set(MEMBER.LAST_N, position.n())
        .set(MEMBER.LAST_HASH, position.hash().bytes())
        .where(MEMBER.VAULT.eq(vault), MEMBER.DEVICE.eq(device.bytes()))
        .execute();
    return new Cursor(cursor);
  }

  @Override
  public boolean addRevisions(long vault, Cursor parcel, List<NewRevision> revisions, Instant now) {
    if (revisions.isEmpty()) {
      return true;
    }
    var rows =
        sql.insertInto(REVISION)
            .columns(
                REVISION.VAULT, REVISION.ID, REVISION.RECORD, REVISION.POSITION, REVISION.PLACE);
    var edges =
        sql.insertInto(PARENTAGE)
            .columns(PARENTAGE.VAULT, PARENTAGE.PARENT, PARENTAGE.CHILD, PARENTAGE.RECORD);
    boolean anyEdge = false;
    for (NewRevision revision : revisions) {
      byte[] record = revision.record().bytes();
      rows.values(vault, revision.id().bytes(), record, parcel.position(), (long) revision.place());
      for (RevisionId parent : revision.parents()) {
        edges.values(vault, parent.bytes(), revision.id().bytes(), record);
        anyEdge = true;
      }
    }
    int added = rows.onConflictDoNothing().execute();
    if (anyEdge) {
      edges.onConflictDoNothing().execute();
    }
    supersede(vault, parcel, revisions, now);
    return added == revisions.size();
  }

  /** A parent may have come before or after its child, so both sides are looked at. */
  private void supersede(long vault, Cursor parcel, List<NewRevision> revisions, Instant now) {
    long when = now.toEpochMilli();
    Condition named =
        exists(
            selectOne()
                .from(PARENTAGE)
                .where(
                    PARENTAGE.VAULT.eq(REVISION.VAULT),
                    PARENTAGE.PARENT.eq(REVISION.ID),
                    PARENTAGE.RECORD.eq(REVISION.RECORD)));
    sql.update(REVISION)
        .set(REVISION.SUPERSEDED_AT, when)
        .where(REVISION.VAULT.eq(vault), REVISION.POSITION.eq(parcel.position()))
        .and(REVISION.SUPERSEDED_AT.isNull())
        .and(named)
        .execute();
    List<byte[]> parents =
        revisions.stream()
            .flatMap(revision -> revision.parents().stream())
            .distinct()
            .map(RevisionId::bytes)
            .toList();
    if (!parents.isEmpty()) {
      sql.update(REVISION)
          .set(REVISION.SUPERSEDED_AT, when)
          .where(REVISION.VAULT.eq(vault), REVISION.ID.in(parents))
          .and(REVISION.SUPERSEDED_AT.isNull())
          .and(named)
          .execute();
    }
  }

  @Override
  public long addBodies(long vault, List<NewBody> bodies) {
    var missing = new LinkedHashMap<RevisionId, byte[]>();
    bodies.forEach(body -> missing.putIfAbsent(body.revision(), body.bytes()));
    missing.keySet().retainAll(Set.copyOf(withoutBody(vault, List.copyOf(missing.keySet()))));
    return addFirstBodies(
        vault,
        missing.entrySet().stream()
            .map(body -> new NewBody(body.getKey(), body.getValue()))
            .toList());
  }

  @Override
  public long addFirstBodies(long vault, List<NewBody> bodies) {
    if (bodies.isEmpty()) {
      return 0;
    }
    var rows = sql.insertInto(BODY).columns(BODY.VAULT, BODY.REVISION, BODY.BYTES);
    bodies.forEach(body -> rows.values(vault, body.revision().bytes(), body.bytes()));
    rows.execute();
    return bodies.stream().mapToLong(body -> body.bytes().length).sum();
  }

  @Override
  public void seen(long vault, DeviceId device, Instant when) {
    sql.update(MEMBER)
        .set(MEMBER.LAST_SEEN, when.toEpochMilli())
        .where(MEMBER.VAULT.eq(vault), MEMBER.DEVICE.eq(device.bytes()))
        .execute();
  }

  @Override
  public int dropSuperseded(VaultId id, Instant before, int most) {
    return vault(id)
        .map(row -> {
          Superseded.Dropped dropped = Superseded.drop(sql, row.number(), before, most);
          addBytes(row.number(), -dropped.bytes());
          return dropped.bodies();
        })
        .orElse(0);
  }

  @Override
  public boolean lease(String name, byte[] holder, Instant now, Instant until) {
    return sql.insertInto(LEASE)
            .columns(LEASE.NAME, LEASE.HOLDER, LEASE.ENDS_AT)
            .values(name, holder, until.toEpochMilli())
            .onConflict(LEASE.NAME)
            .doUpdate()
            .set(LEASE.HOLDER, holder)
            .set(LEASE.ENDS_AT, until.toEpochMilli())
            .where(LEASE.ENDS_AT.le(now.toEpochMilli()))
            .execute()
        == 1;
  }

  @Override
  public ChunkRows chunks() {
    return new ChunkRows(sql);
  }

  @Override
  public MailRows mail() {
    return new MailRows(sql, true);
  }

  @Override
  public FleetRows fleet() {
    return new FleetRows(sql);
  }
}

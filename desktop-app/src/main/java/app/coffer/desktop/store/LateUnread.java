package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.FEED;
import static app.coffer.desktop.store.db.Tables.LATE_CHANGE;
import static app.coffer.desktop.store.db.Tables.LATE_REACH;
import static app.coffer.desktop.store.db.Tables.LATE_UNREAD;
import static app.coffer.desktop.store.db.Tables.PARCEL;
import static app.coffer.desktop.store.db.Tables.REVISION;

import app.coffer.desktop.sync.LogReader.Unread;
import app.coffer.wire.Header;
import app.coffer.wire.Parcel;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.KeyId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * Changes that removed devices' parcels beyond their cuts name, and whose contents did not come.
 */
final class LateUnread {
  private LateUnread() {}

  /** How far a removed device's parcels beyond its cut were given; empty where none was. */
  static OptionalLong reach(DSLContext sql, DeviceId device) {
    return sql
        .select(LATE_REACH.N)
        .from(LATE_REACH)
        .where(LATE_REACH.DEVICE.eq(device.bytes()))
        .stream()
        .mapToLong(row -> row.value1())
        .findFirst();
  }

  static void reached(DSLContext sql, DeviceId device, long n) {
    long reached = Math.max(n, reach(sql, device).orElse(-1));
    sql.insertInto(LATE_REACH)
        .set(LATE_REACH.DEVICE, device.bytes())
        .set(LATE_REACH.N, reached)
        .onDuplicateKeyUpdate()
        .set(LATE_REACH.N, reached)
        .execute();
  }

  /** Before a feed is cut: what was given beyond the cut, and what of it cannot be read. */
  static void cutFeed(DSLContext sql, DeviceId device, long cut) {
    long given =
        sql.select(FEED.N).from(FEED).where(FEED.DEVICE.eq(device.bytes())).stream()
            .mapToLong(row -> row.value1())
            .findFirst()
            .orElse(-1);
    reached(sql, device, Math.max(given, cut));
    sql.select(REVISION.REVISION_, REVISION.N, REVISION.POSITION, PARCEL.BYTES)
        .from(REVISION)
        .join(PARCEL)
        .on(PARCEL.DEVICE.eq(REVISION.DEVICE), PARCEL.N.eq(REVISION.N))
        .where(REVISION.DEVICE.eq(device.bytes()), REVISION.N.gt(cut), REVISION.CONTENT.isNull())
        .fetch()
        .forEach(row -> {
          Parcel parcel = Parcel.decode(row.value4());
          int index = row.value3();
          add(
              sql,
              new Unread(
                  new RevisionId(row.value1()),
                  device,
                  row.value2(),
                  index,
                  parcel.epoch(),
                  parcel.revisions().get(index),
                  0));
        });
  }

  static void add(DSLContext sql, Unread unread) {
    byte[] revision = unread.revision().bytes();
    if (sql.fetchExists(LATE_CHANGE, LATE_CHANGE.REVISION.eq(revision))) {
      return;
    }
    Header header = unread.header();
    sql.insertInto(LATE_UNREAD)
        .set(LATE_UNREAD.REVISION, revision)
        .set(LATE_UNREAD.RECORD_ID, header.record())
        .set(LATE_UNREAD.DEVICE, unread.device().bytes())
        .set(LATE_UNREAD.N, unread.n())
        .set(LATE_UNREAD.POSITION, unread.index())
        .set(LATE_UNREAD.PARENTS, PendingTable.bytes(header.parents()))
        .set(LATE_UNREAD.EPOCH, unread.epoch().bytes())
        .set(LATE_UNREAD.BODY_HASH, header.bodyHash().bytes())
        .set(LATE_UNREAD.BODY_LENGTH, header.bodyLength())
        .onConflictDoNothing()
        .execute();
  }

  /** It came; whether anybody still wants it. */
  static boolean came(DSLContext sql, RevisionId revision) {
    boolean discarded =
        sql.fetchExists(
            LATE_UNREAD, LATE_UNREAD.REVISION.eq(revision.bytes()), LATE_UNREAD.DISCARDED.eq(true));
    if (!discarded) {
      sql.deleteFrom(LATE_UNREAD).where(LATE_UNREAD.REVISION.eq(revision.bytes())).execute();
    }
    return !discarded;
  }

  /** Those that nothing follows: whatever is followed may have been dropped by anybody. */
  static List<Unread> open(DSLContext sql) {
    List<Unread> all =
        sql.selectFrom(LATE_UNREAD)
            .where(LATE_UNREAD.DISCARDED.eq(false))
            .orderBy(LATE_UNREAD.DEVICE, LATE_UNREAD.N, LATE_UNREAD.POSITION)
            .fetch(row ->
                new Unread(
                    new RevisionId(row.getRevision()),
                    new DeviceId(row.getDevice()),
                    row.getN(),
                    row.getPosition(),
                    new KeyId(row.getEpoch()),
                    new Header(
                        row.getRecordId(),
                        PendingTable.ids(row.getParents()),
                        new Hash(row.getBodyHash()),
                        row.getBodyLength()),
                    row.getPulls()));
    return all.stream()
        .filter(unread -> !followed(sql, unread.header().record()).contains(unread.revision()))
        .toList();
  }

  private static Set<RevisionId> followed(DSLContext sql, RecordId record) {
    var followed = new HashSet<RevisionId>();
    sql.select(REVISION.PARENTS)
        .from(REVISION)
        .where(REVISION.RECORD_ID.eq(record))
        .unionAll(
            sql.select(LATE_CHANGE.PARENTS)
                .from(LATE_CHANGE)
                .where(LATE_CHANGE.RECORD_ID.eq(record)))
        .unionAll(
            sql.select(LATE_UNREAD.PARENTS)
                .from(LATE_UNREAD)
                .where(LATE_UNREAD.RECORD_ID.eq(record)))
        .forEach(row -> followed.addAll(PendingTable.ids(row.value1())));
    return followed;
  }

  static void countPull(DSLContext sql) {
    sql.update(LATE_UNREAD)
        .set(LATE_UNREAD.PULLS, LATE_UNREAD.PULLS.plus(1))
        .where(LATE_UNREAD.DISCARDED.eq(false))
        .execute();
  }

  static void discard(DSLContext sql, DeviceId device) {
    sql.update(LATE_UNREAD)
        .set(LATE_UNREAD.DISCARDED, true)
        .where(LATE_UNREAD.DEVICE.eq(device.bytes()))
        .execute();
  }
}

package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.FEED;
import static app.coffer.desktop.store.db.Tables.LATE_CHANGE;
import static app.coffer.desktop.store.db.Tables.PARCEL;
import static app.coffer.desktop.store.db.Tables.REVISION;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.ChangeCodec;
import app.coffer.desktop.sync.LogReader.Late;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** What removed devices sent beyond their cut: out of their feeds, kept for a person. */
final class LateTable {
  private static final String OPEN = "open";
  private static final String KEPT = "kept";
  private static final String DISCARDED = "discarded";

  private LateTable() {}

  static List<RecordId> cutFeed(DSLContext sql, DeviceId device, long cut) {
    var beyond = REVISION.DEVICE.eq(device.bytes()).and(REVISION.N.gt(cut));
    List<RecordId> records =
        sql.selectDistinct(REVISION.RECORD_ID)
            .from(REVISION)
            .where(beyond)
            .fetch(REVISION.RECORD_ID);
    sql.insertInto(
            LATE_CHANGE,
            LATE_CHANGE.REVISION,
            LATE_CHANGE.RECORD_ID,
            LATE_CHANGE.DEVICE,
            LATE_CHANGE.N,
            LATE_CHANGE.POSITION,
            LATE_CHANGE.PARENTS,
            LATE_CHANGE.CONTENT,
            LATE_CHANGE.ARRIVED_AT,
            LATE_CHANGE.STATE)
        .select(
            sql.select(
                    REVISION.REVISION_,
                    REVISION.RECORD_ID,
                    REVISION.DEVICE,
                    REVISION.N,
                    REVISION.POSITION,
                    REVISION.PARENTS,
                    REVISION.CONTENT,
                    REVISION.ARRIVED_AT,
                    org.jooq.impl.DSL.inline(OPEN))
                .from(REVISION)
                .where(beyond, REVISION.CONTENT.isNotNull()))
        .onConflictDoNothing()
        .execute();
    sql.deleteFrom(REVISION).where(beyond).execute();
    sql.deleteFrom(PARCEL).where(PARCEL.DEVICE.eq(device.bytes()), PARCEL.N.gt(cut)).execute();
    var last =
        sql.select(PARCEL.N, PARCEL.HASH)
            .from(PARCEL)
            .where(PARCEL.DEVICE.eq(device.bytes()))
            .orderBy(PARCEL.N.desc())
            .limit(1)
            .fetchOptional();
    if (last.isEmpty()) {
      sql.deleteFrom(FEED).where(FEED.DEVICE.eq(device.bytes())).execute();
    } else {
      sql.update(FEED)
          .set(FEED.N, last.get().value1())
          .set(FEED.HASH, last.get().value2())
          .where(FEED.DEVICE.eq(device.bytes()))
          .execute();
    }
    return records;
  }

  static void add(DSLContext sql, DeviceId device, long n, int index, Late late) {
    sql.insertInto(LATE_CHANGE)
        .set(LATE_CHANGE.REVISION, late.revision().bytes())
        .set(LATE_CHANGE.RECORD_ID, late.content().record())
        .set(LATE_CHANGE.DEVICE, device.bytes())
        .set(LATE_CHANGE.N, n)
        .set(LATE_CHANGE.POSITION, index)
        .set(LATE_CHANGE.PARENTS, PendingTable.bytes(late.parents()))
        .set(LATE_CHANGE.CONTENT, ChangeCodec.encode(late.content()))
        .set(LATE_CHANGE.ARRIVED_AT, late.arrivedAt().toEpochMilli())
        .set(LATE_CHANGE.STATE, OPEN)
        .onConflictDoNothing()
        .execute();
  }

  static List<Late> open(DSLContext sql) {
    return sql.select(
            LATE_CHANGE.REVISION,
            LATE_CHANGE.DEVICE,
            LATE_CHANGE.PARENTS,
            LATE_CHANGE.CONTENT,
            LATE_CHANGE.ARRIVED_AT)
        .from(LATE_CHANGE)
        .where(LATE_CHANGE.STATE.eq(OPEN))
        .orderBy(LATE_CHANGE.DEVICE, LATE_CHANGE.N, LATE_CHANGE.POSITION)
        .fetch(row ->
            new Late(
                new RevisionId(row.value1()),
                new DeviceId(row.value2()),
                PendingTable.ids(row.value3()),
                ChangeCodec.decode(row.value4()),
                Instant.ofEpochMilli(row.value5())));
  }

  static Optional<Change> newest(DSLContext sql, RecordId record) {
    return sql.select(LATE_CHANGE.CONTENT)
        .from(LATE_CHANGE)
        .where(LATE_CHANGE.RECORD_ID.eq(record))
        .orderBy(LATE_CHANGE.DEVICE, LATE_CHANGE.N.desc(), LATE_CHANGE.POSITION.desc())
        .limit(1)
        .fetchOptional(row -> ChangeCodec.decode(row.value1()));
  }

  static void decide(DSLContext sql, Collection<RevisionId> revisions, boolean kept) {
    for (RevisionId revision : revisions) {
      sql.update(LATE_CHANGE)
          .set(LATE_CHANGE.STATE, kept ? KEPT : DISCARDED)
          .where(LATE_CHANGE.REVISION.eq(revision.bytes()))
          .execute();
    }
  }
}

package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.DEVICE;
import static app.coffer.desktop.store.db.Tables.DIVERGENCE;
import static app.coffer.desktop.store.db.Tables.MARK;
import static app.coffer.desktop.store.db.Tables.MEMBER;
import static app.coffer.desktop.store.db.Tables.PENDING_CHANGE;
import static app.coffer.desktop.store.db.Tables.REOPENED;
import static app.coffer.desktop.store.db.Tables.REVISION;

import app.coffer.desktop.change.ChangeCodec;
import app.coffer.desktop.change.PlainName;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.sync.LogReader.Divergence;
import app.coffer.desktop.sync.LogReader.Revision;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.impl.DSL;

/** Rows of the log that more than one of its readers wants. */
final class LogRows {
  private LogRows() {}

  /** Everything held of a record. */
  static List<Revision> revisions(DSLContext sql, RecordId record) {
    return sql.select(
            REVISION.REVISION_,
            REVISION.DEVICE,
            REVISION.PARENTS,
            REVISION.CONTENT,
            REVISION.ARRIVED_AT)
        .from(REVISION)
        .where(REVISION.RECORD_ID.eq(record))
        .orderBy(REVISION.ID)
        .fetch(row ->
            new Revision(
                new RevisionId(row.value1()),
                new DeviceId(row.value2()),
                PendingTable.ids(row.value3()),
                row.value4() == null ? null : ChangeCodec.decode(row.value4()),
                Instant.ofEpochMilli(row.value5())));
  }

  /** Everything held of many records, in one go. */
  static Map<RecordId, List<Revision>> revisions(
      DSLContext sql, Select<? extends Record1<RecordId>> records) {
    var all = new HashMap<RecordId, List<Numbered>>();
    sql.select(
            REVISION.RECORD_ID,
            REVISION.REVISION_,
            REVISION.DEVICE,
            REVISION.PARENTS,
            REVISION.CONTENT,
            REVISION.ARRIVED_AT,
            REVISION.ID)
        .from(REVISION)
        .where(REVISION.RECORD_ID.in(records))
        .forEach(row ->
            all.computeIfAbsent(row.value1(), record -> new ArrayList<>())
                .add(
                    new Numbered(
                        row.value7(),
                        new Revision(
                            new RevisionId(row.value2()),
                            new DeviceId(row.value3()),
                            PendingTable.ids(row.value4()),
                            row.value5() == null ? null : ChangeCodec.decode(row.value5()),
                            Instant.ofEpochMilli(row.value6())))));
    var revisions = new HashMap<RecordId, List<Revision>>();
    all.forEach((record, numbered) -> revisions.put(record, inOrder(numbered)));
    return revisions;
  }

  private record Numbered(long id, Revision revision) {}

  /** The few of a record are soon in order; the database would sort all contents together. */
  private static List<Revision> inOrder(List<Numbered> numbered) {
    numbered.sort(Comparator.comparingLong(Numbered::id));
    return numbered.stream().map(Numbered::revision).toList();
  }

  /** Names that people gave devices after they were added. */
  static Map<DeviceId, String> givenNames(DSLContext sql) {
    var names = new HashMap<DeviceId, String>();
    sql.select(DEVICE.DEVICE_, DEVICE.NAME)
        .from(DEVICE)
        .where(DEVICE.REMOVED.isFalse(), DSL.length(DEVICE.NAME).gt(0))
        .forEach(row -> names.put(new DeviceId(row.value1()), PlainName.of(row.value2())));
    names.values().removeIf(String::isEmpty);
    return names;
  }

  /** What devices are called now; those without a name are left out. */
  static Map<DeviceId, String> deviceNames(DSLContext sql) {
    var names = new HashMap<DeviceId, String>();
    sql.select(MEMBER.DEVICE, MEMBER.NAME)
        .from(MEMBER)
        .where(DSL.length(MEMBER.NAME).gt(0))
        .forEach(row -> names.put(new DeviceId(row.value1()), row.value2()));
    names.putAll(givenNames(sql));
    return names;
  }

  /** Questions a person has to answer, of all kinds. */
  static int questions(DSLContext sql) {
    return sql.fetchCount(DIVERGENCE, DIVERGENCE.KIND.eq(text(Divergence.Kind.CONFLICT)))
        + sql.fetchCount(REOPENED);
  }

  /** How a record's row stands. */
  static SyncStatus status(
      DSLContext sql, RecordId record, long acknowledged, DeviceId self, SyncStatus underWay) {
    boolean contested =
        sql.fetchExists(
            DIVERGENCE,
            DIVERGENCE.RECORD_ID.eq(record),
            DIVERGENCE.KIND.eq(text(Divergence.Kind.CONFLICT)));
    if (contested) {
      return SyncStatus.CONFLICT;
    }
    if (sql.fetchExists(PENDING_CHANGE, PENDING_CHANGE.RECORD_ID.eq(record))) {
      return SyncStatus.PENDING;
    }
    boolean unsent =
        sql.fetchExists(
            REVISION,
            REVISION.RECORD_ID.eq(record),
            REVISION.DEVICE.eq(self.bytes()),
            REVISION.N.gt(acknowledged));
    return unsent ? underWay : SyncStatus.SYNCED;
  }

  /** The last parcel of this device that any replica has; -1 where there is none. */
  static long acknowledged(DSLContext sql, DeviceId self) {
    Long n =
        sql.select(DSL.max(MARK.N))
            .from(MARK)
            .where(MARK.DEVICE.eq(self.bytes()))
            .fetchSingle()
            .value1();
    return n == null ? -1 : n;
  }

  static String text(Divergence.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  static Divergence.Kind kind(String text) {
    return Divergence.Kind.valueOf(text.toUpperCase(Locale.ROOT));
  }
}

package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.DIVERGENCE;
import static app.coffer.desktop.store.db.Tables.REOPENED;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.Conflict.Origin;
import app.coffer.desktop.conflict.Settled;
import app.coffer.desktop.merge.MergeResult;
import app.coffer.desktop.sync.LogReader.Divergence;
import app.coffer.desktop.sync.LogReader.Pending;
import app.coffer.desktop.sync.LogReader.Revision;
import app.coffer.desktop.sync.Standing;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;

/** Works the open questions out of the revisions. */
final class Questions {
  private static final Condition CONTESTED =
      DIVERGENCE.KIND.eq(LogRows.text(Divergence.Kind.CONFLICT));

  private final DSLContext sql;
  private final DeviceId self;
  private final Map<DeviceId, String> names;

  Questions(DSLContext sql, DeviceId self) {
    this.sql = sql;
    this.self = self;
    this.names = LogRows.deviceNames(sql);
  }

  /**
   * A question with what it was worked out from.
   *
   * @param parents the heads that are revisions: what an answer follows
   * @param pending an edit of this device that is not sealed yet
   */
  record Asked(Conflict conflict, List<RevisionId> parents, Optional<Pending> pending) {}

  List<Conflict> all() {
    var questions = new ArrayList<>(asked().stream().map(Asked::conflict).toList());
    var contested = sql.select(DIVERGENCE.RECORD_ID).from(DIVERGENCE).where(CONTESTED);
    sql.select(REOPENED.RECORD_ID)
        .from(REOPENED)
        .where(REOPENED.RECORD_ID.notIn(contested))
        .forEach(row -> reopened(row.value1()).ifPresent(questions::add));
    return questions;
  }

  /** All but the reopened ones, read in one go. */
  List<Asked> asked() {
    var contested = sql.select(DIVERGENCE.RECORD_ID).from(DIVERGENCE).where(CONTESTED);
    Map<RecordId, List<Revision>> revisions = LogRows.revisions(sql, contested);
    Map<RecordId, Pending> pending = PendingTable.of(sql, contested);
    var asked = new ArrayList<Asked>();
    sql.select(DIVERGENCE.RECORD_ID, DIVERGENCE.FOUND_AT)
        .from(DIVERGENCE)
        .where(CONTESTED)
        .forEach(row -> {
          List<Revision> known = revisions.getOrDefault(row.value1(), List.of());
          Optional<Pending> waiting = Optional.ofNullable(pending.get(row.value1()));
          contested(row.value1(), known, waiting, row.value2()).ifPresent(asked::add);
        });
    return asked;
  }

  /** One, read by itself; empty where it is none or a reopened one. */
  Optional<Asked> asked(RecordId record) {
    return sql.select(DIVERGENCE.FOUND_AT)
        .from(DIVERGENCE)
        .where(DIVERGENCE.RECORD_ID.eq(record), CONTESTED)
        .fetchOptional(DIVERGENCE.FOUND_AT)
        .flatMap(foundAt -> {
          List<Revision> known = LogRows.revisions(sql, record);
          Optional<Pending> waiting = PendingTable.of(sql, record);
          return contested(record, known, waiting, foundAt);
        });
  }

  Optional<Conflict> of(RecordId record) {
    boolean contested = sql.fetchExists(DIVERGENCE, DIVERGENCE.RECORD_ID.eq(record), CONTESTED);
    return contested ? asked(record).map(Asked::conflict) : reopened(record);
  }

  private Optional<Asked> contested(
      RecordId record, List<Revision> revisions, Optional<Pending> pending, long foundAt) {
    Standing standing = Standing.of(revisions, pending, self);
    if (!(standing.result() instanceof MergeResult.Contested contested)) {
      return Optional.empty();
    }
    Revision base = standing.base();
    var conflict =
        new Conflict(
            record,
            contested.content().entity(),
            base == null ? null : base.content(),
            contested.content(),
            Sides.of(standing.heads(), self, names),
            contested.contested(),
            contested.merged(),
            Instant.ofEpochMilli(foundAt),
            decidedTwice(standing.heads()) ? Origin.DECIDED_TWICE : Origin.CHANGED);
    // an edit that is not sealed yet is no revision: what follows it follows its parents
    List<RevisionId> parents =
        pending.isEmpty() ? standing.headIds() : Standing.of(revisions).headIds();
    return Optional.of(new Asked(conflict, parents, pending));
  }

  /** Whether every head is itself a decision, and all of the same question. */
  private static boolean decidedTwice(List<Revision> heads) {
    var common = new HashSet<>(heads.getFirst().parents());
    heads.forEach(head -> common.retainAll(head.parents()));
    return common.size() > 1;
  }

  Optional<Conflict> reopened(RecordId record) {
    return sql.select(REOPENED.DEVICE, REOPENED.LAMPORT, REOPENED.FOUND_AT)
        .from(REOPENED)
        .where(REOPENED.RECORD_ID.eq(record))
        .fetchOptional()
        .flatMap(row ->
            new Joins(sql, self, 0)
                .find(record, row.value2(), new DeviceId(row.value1()))
                .flatMap(settled -> again(settled, Instant.ofEpochMilli(row.value3()))));
  }

  private Optional<Conflict> again(Settled settled, Instant foundAt) {
    Standing standing =
        Standing.of(
            LogRows.revisions(sql, settled.record()), PendingTable.of(sql, settled.record()), self);
    MergeResult now = standing.result();
    if (now == null || settled.sides().isEmpty()) {
      return Optional.empty();
    }
    Change shown = now.content();
    return Optional.of(
        new Conflict(
            settled.record(),
            settled.entity(),
            settled.before(),
            shown,
            settled.sides(),
            settled.units(),
            List.of(),
            foundAt,
            Origin.REOPENED));
  }
}

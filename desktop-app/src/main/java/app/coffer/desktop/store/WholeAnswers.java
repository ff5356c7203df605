package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.DECISION_MARK;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.ChangeCodec;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.conflict.Settled;
import app.coffer.desktop.merge.MergeResult;
import app.coffer.desktop.sync.LogReader.Pending;
import app.coffer.desktop.sync.Standing;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The answers to questions about whole records that were given on this device, and taking them
 * back. Elsewhere they are edits like any other.
 */
final class WholeAnswers {
  /** Among so many of an answer's records it is looked for what took the place of one. */
  private static final int LOOKED_AT = 20;

  private final DSLContext sql;
  private final RecordProjection projection;
  private final Edits edits;
  private final DeviceId self;

  /** What was written of one record; {@code former} is what it said before. */
  private record Mark(RecordId record, long lamport, Change former) {}

  WholeAnswers(DSLContext sql, RecordProjection projection, Edits edits, DeviceId self) {
    this.sql = sql;
    this.projection = projection;
    this.edits = edits;
    this.self = self;
  }

  static long nextBatch(DSLContext sql) {
    Long last = sql.select(DSL.max(DECISION_MARK.BATCH)).from(DECISION_MARK).fetchSingle().value1();
    return last == null ? 1 : last + 1;
  }

  /** Writes what an answer makes of each record. */
  static void write(DSLContext sql, Edits edits, List<AnswerPlan.Step> steps, long batch) {
    for (AnswerPlan.Step step : steps) {
      edits.write(sql, step.after());
      // marked with what it was and without parents: an edit, and not a joining of versions
      sql.insertInto(DECISION_MARK)
          .set(DECISION_MARK.RECORD_ID, step.after().record())
          .set(DECISION_MARK.LAMPORT, PendingTable.lamport(sql))
          .set(DECISION_MARK.BATCH, batch)
          .set(DECISION_MARK.BY_RULE, false)
          .set(DECISION_MARK.REPLACED, ChangeCodec.encode(step.replaced().now()))
          .execute();
    }
  }

  /** Batches that join versions; what else stands in them went along and is no answer by itself. */
  private static Set<Long> joining(DSLContext sql) {
    return sql.selectDistinct(DECISION_MARK.BATCH)
        .from(DECISION_MARK)
        .where(DECISION_MARK.REPLACED.isNull().or(DECISION_MARK.REPLACED_PARENTS.isNotNull()))
        .fetchSet(DECISION_MARK.BATCH);
  }

  /** Decisions that wrote other records as well. */
  static Set<Long> withOthers(DSLContext sql) {
    Set<Long> joining = joining(sql);
    return sql
        .selectDistinct(DECISION_MARK.BATCH)
        .from(DECISION_MARK)
        .where(DECISION_MARK.REPLACED.isNotNull(), DECISION_MARK.REPLACED_PARENTS.isNull())
        .fetch(DECISION_MARK.BATCH)
        .stream()
        .filter(joining::contains)
        .collect(Collectors.toSet());
  }

  /**
   * All of them, newest first.
   *
   * @param oldest what was answered before, in milliseconds, is only a line
   */
  List<Settled> all(long oldest) {
    var byBatch = new LinkedHashMap<Long, List<Mark>>();
    sql.selectFrom(DECISION_MARK)
        .where(DECISION_MARK.REPLACED.isNotNull(), DECISION_MARK.REPLACED_PARENTS.isNull())
        .orderBy(DECISION_MARK.BATCH.desc(), DECISION_MARK.LAMPORT)
        .forEach(row ->
            byBatch
                .computeIfAbsent(row.getBatch(), batch -> new ArrayList<>())
                .add(
                    new Mark(
                        row.getRecordId(),
                        row.getLamport(),
                        ChangeCodec.decode(row.getReplaced()))));
    byBatch.keySet().removeAll(joining(sql));
    Map<DeviceId, String> names = LogRows.deviceNames(sql);
    return byBatch.entrySet().stream()
        .map(each -> settled(each.getKey(), each.getValue(), names, oldest))
        .toList();
  }

  private Settled settled(long batch, List<Mark> marks, Map<DeviceId, String> names, long oldest) {
    Mark main = main(marks);
    Change content = written(main);
    return new Settled(
        Joins.id(main.record(), main.lamport(), self),
        main.record(),
        content.entity(),
        Settled.Kind.DECIDED,
        content.editedAt(),
        names.getOrDefault(self, content.editor()),
        true,
        batch,
        null,
        main.former(),
        content,
        List.of(),
        List.of(),
        state(main, content, marks.size(), oldest),
        new Settled.Answered(marks.size(), inItsPlace(main.record(), marks)));
  }

  /** References are written first and the record itself last. */
  private Mark main(List<Mark> marks) {
    return marks.stream()
        .filter(mark -> written(mark).removed() && !mark.former().removed())
        .reduce((earlier, later) -> later)
        .orElseGet(marks::getLast);
  }

  private Change written(Mark mark) {
    return PendingTable.of(sql, mark.record())
        .map(Pending::change)
        .filter(change -> change.lamport() == mark.lamport())
        .or(() ->
            LogRows.revisions(sql, mark.record()).stream()
                .filter(revision -> revision.device().equals(self))
                .flatMap(revision -> Optional.ofNullable(revision.content()).stream())
                .filter(content -> content.lamport() == mark.lamport())
                .findFirst())
        .orElseGet(mark::former);
  }

  private Settled.State state(Mark main, Change content, int marks, long oldest) {
    if (content.editedAt().isBefore(Instant.ofEpochMilli(oldest))) {
      return Settled.State.LINE;
    }
    return overtaken(main, marks) ? Settled.State.CHANGED : Settled.State.HOLDS;
  }

  private boolean overtaken(Mark mark, int marks) {
    return lamport(mark.record()) != mark.lamport()
        || marks == 1 && told(mark.record(), mark.former());
  }

  /** What is named now wherever a record was named before. */
  private @Nullable RecordId inItsPlace(RecordId record, List<Mark> marks) {
    CborValue named = CborValue.of(record.bytes());
    return marks.stream()
        .filter(mark -> !mark.record().equals(record))
        .limit(LOOKED_AT)
        .flatMap(mark -> {
          Change after = written(mark);
          return mark.former().fields().entrySet().stream()
              .filter(field -> field.getValue().equals(named))
              .flatMap(field -> Optional.ofNullable(after.fields().get(field.getKey())).stream())
              .filter(value -> !value.equals(named));
        })
        .flatMap(value ->
            value instanceof CborValue.Bytes bytes && bytes.value().length == RecordId.LENGTH
                ? Optional.of(new RecordId(bytes.value())).stream()
                : Optional.<RecordId>empty().stream())
        .findFirst()
        .orElse(null);
  }

  /** The newest decision of this device, where it was of this kind. */
  Optional<Long> newest() {
    Long last = sql.select(DSL.max(DECISION_MARK.BATCH)).from(DECISION_MARK).fetchSingle().value1();
    return last == null || last == 0 || marks(last).isEmpty() || joining(sql).contains(last)
        ? Optional.empty()
        : Optional.of(last);
  }

  private List<Mark> marks(long batch) {
    return sql.selectFrom(DECISION_MARK)
        .where(
            DECISION_MARK.BATCH.eq(batch),
            DECISION_MARK.REPLACED.isNotNull(),
            DECISION_MARK.REPLACED_PARENTS.isNull())
        .fetch(row ->
            new Mark(row.getRecordId(), row.getLamport(), ChangeCodec.decode(row.getReplaced())));
  }

  /** Takes all of an answer back; false, and nothing, where something of it was changed since. */
  boolean undo(long batch) {
    List<Mark> marks = marks(batch);
    if (marks.stream().anyMatch(mark -> overtaken(mark, marks.size()) || usedSince(mark, marks))) {
      return false;
    }
    // backwards: what was removed last is there again before anything refers to it
    marks.stream()
        .sorted(Comparator.comparingLong(Mark::lamport).reversed())
        .forEach(mark -> takeBack(mark.former()));
    sql.deleteFrom(DECISION_MARK)
        .where(
            DECISION_MARK.BATCH.eq(batch),
            DECISION_MARK.REPLACED.isNotNull(),
            DECISION_MARK.REPLACED_PARENTS.isNull())
        .execute();
    return true;
  }

  /** Whether something went to a new account that is to go again. */
  private boolean usedSince(Mark mark, List<Mark> together) {
    Change former = mark.former();
    if (!former.removed() || !former.entity().equals(Entity.ACCOUNT)) {
      return false;
    }
    Set<RecordId> moved = together.stream().map(Mark::record).collect(Collectors.toSet());
    var uses = References.to(sql, former.entity(), mark.record());
    return !moved.containsAll(uses.transactions()) || !moved.containsAll(uses.schedules());
  }

  /** Whether others know already that a person wanted it to stay: that is not unsaid. */
  private boolean told(RecordId record, Change former) {
    return PendingTable.of(sql, record).isEmpty()
        && projection.shown(sql, record).filter(former::sameContent).isPresent();
  }

  /** An edit that is not sealed and followed no other was never made; then it is asked again. */
  private void takeBack(Change former) {
    RecordId record = former.record();
    MergeResult without = Standing.of(LogRows.revisions(sql, record)).result();
    if (PendingTable.of(sql, record).isPresent()
        && without != null
        && without.content().sameContent(former)) {
      PendingTable.drop(sql, record);
      long acknowledged = LogRows.acknowledged(sql, self);
      SyncStatus status = LogRows.status(sql, record, acknowledged, self, SyncStatus.SYNCING);
      projection.show(sql, former, status);
    } else {
      edits.write(sql, former);
    }
  }

  private long lamport(RecordId record) {
    var standing = Standing.of(LogRows.revisions(sql, record), PendingTable.of(sql, record), self);
    return standing.result() == null ? -1 : standing.result().content().lamport();
  }
}

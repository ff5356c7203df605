package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.PENDING_CHANGE;
import static app.coffer.desktop.store.db.Tables.REVISION;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.Decision;
import app.coffer.desktop.conflict.Settled;
import app.coffer.desktop.conflict.Settled.Kind;
import app.coffer.desktop.conflict.Settled.State;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.merge.MergeResult;
import app.coffer.desktop.merge.MergeUnit;
import app.coffer.desktop.store.JoinRows.Mark;
import app.coffer.desktop.sync.LogReader.Divergence;
import app.coffer.desktop.sync.LogReader.Revision;
import app.coffer.desktop.sync.Standing;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The changes that put several versions together, told from the revisions alone: so every device
 * that holds them tells the same story.
 */
final class Joins {
  private static final int CHUNK = 256;
  private static final String SEVERAL_PARENTS = "length(parents) > 32";

  private final DSLContext sql;
  private final DeviceId self;
  private final long oldest;
  private final Map<DeviceId, String> names;
  private final JoinRows rows;

  /**
   * @param oldest what was settled before, in milliseconds, is only a line
   */
  Joins(DSLContext sql, DeviceId self, long oldest) {
    this(sql, new JoinRows(sql), self, oldest);
  }

  /**
   * @param rows with what was read already
   */
  Joins(DSLContext sql, JoinRows rows, DeviceId self, long oldest) {
    this.rows = rows;
    this.sql = sql;
    this.self = self;
    this.oldest = oldest;
    this.names = LogRows.deviceNames(sql);
  }

  /** Newest first. */
  List<Settled> newest(Predicate<Settled> wanted, int limit) {
    var found = new ArrayList<Settled>();
    List<RecordId> unsent =
        sql.select(PENDING_CHANGE.RECORD_ID)
            .from(PENDING_CHANGE)
            .where(DSL.condition(SEVERAL_PARENTS))
            .orderBy(PENDING_CHANGE.ID.desc())
            .fetch(PENDING_CHANGE.RECORD_ID);
    var seen = new HashSet<String>();
    for (int from = 0; from < unsent.size() && found.size() < limit; from += CHUNK) {
      List<RecordId> some = unsent.subList(from, Math.min(unsent.size(), from + CHUNK));
      add(found, seen, some, wanted, limit);
    }
    for (int from = 0; found.size() < limit; from += CHUNK) {
      List<RecordId> records =
          sql.select(REVISION.RECORD_ID)
              .from(REVISION)
              .where(DSL.condition(SEVERAL_PARENTS))
              .orderBy(REVISION.ID.desc())
              .limit(from, CHUNK)
              .fetch(REVISION.RECORD_ID);
      add(found, seen, records, wanted, limit);
      if (records.size() < CHUNK) {
        break;
      }
    }
    return found;
  }

  private void add(
      List<Settled> found,
      HashSet<String> seen,
      List<RecordId> records,
      Predicate<Settled> wanted,
      int limit) {
    rows.load(records);
    for (RecordId record : records) {
      for (Settled settled : of(record)) {
        if (found.size() < limit && wanted.test(settled) && seen.add(settled.id())) {
          found.add(settled);
        }
      }
    }
  }

  /** All that was settled of a record, newest first. */
  List<Settled> of(RecordId record) {
    return of(record, rows.revisions(record));
  }

  Optional<Settled> find(RecordId record, long lamport, DeviceId device) {
    String id = id(record, lamport, device);
    return of(record).stream().filter(settled -> settled.id().equals(id)).findFirst();
  }

  static String id(RecordId record, long lamport, DeviceId device) {
    return record.hex() + "." + lamport + "." + device.hex().substring(0, 8);
  }

  private List<Settled> of(RecordId record, List<Revision> revisions) {
    var all = new ArrayList<>(revisions);
    var pending = rows.pending(record);
    pending.ifPresent(waiting ->
        all.add(
            new Revision(
                new RevisionId(new byte[RevisionId.LENGTH]),
                self,
                waiting.parents(),
                waiting.change(),
                waiting.change().editedAt())));
    Standing now = Standing.of(revisions, pending, self);
    var settled = new ArrayList<Settled>();
    for (Revision join : all.reversed()) {
      if (join.parents().size() > 1 && join.content() != null) {
        settled(join, join.content(), revisions, now).ifPresent(settled::add);
      }
    }
    return settled;
  }

  private Optional<Settled> settled(
      Revision join, Change content, List<Revision> revisions, Standing now) {
    Standing then = Standing.of(ancestry(join, revisions));
    if (then.heads().stream().anyMatch(head -> head.content() == null) || then.result() == null) {
      return Optional.of(line(join, content));
    }
    List<Side> sides = Sides.of(then.heads(), self, names);
    return switch (then.result()) {
      case MergeResult.Agreed agreed -> Optional.empty();
      case MergeResult.Contested asked -> {
        var units = new ArrayList<>(asked.contested());
        asked.merged().stream()
            .filter(unit -> differs(unit, content, asked.content()))
            .forEach(units::add);
        Mark mark =
            rows.mark(content.record(), content.lamport())
                .orElse(new Mark(content.lamport(), 0, false, Optional.empty()));
        yield Optional.of(
            settled(
                join,
                content,
                mark.byRule() ? Kind.BY_RULE : Kind.DECIDED,
                mark.batch(),
                then,
                asked.content(),
                sides,
                units,
                now));
      }
      case MergeResult.Merged fitted ->
          fitted.merged().isEmpty()
              ? Optional.empty()
              : Optional.of(
                  settled(
                      join,
                      content,
                      Kind.MERGED,
                      0,
                      then,
                      apart(content, fitted, sides),
                      sides,
                      fitted.merged(),
                      now));
    };
  }

  private Settled settled(
      Revision join,
      Change content,
      Kind kind,
      long batch,
      Standing then,
      Change former,
      List<Side> sides,
      List<MergeUnit> units,
      Standing now) {
    Revision base = then.base();
    return new Settled(
        id(content.record(), content.lamport(), join.device()),
        content.record(),
        content.entity(),
        kind,
        content.editedAt(),
        names.getOrDefault(join.device(), content.editor()),
        join.device().equals(self),
        batch,
        base == null ? null : base.content(),
        former,
        content,
        sides,
        units,
        state(content, former, units, now));
  }

  private Settled line(Revision join, Change content) {
    return new Settled(
        id(content.record(), content.lamport(), join.device()),
        content.record(),
        content.entity(),
        Kind.DECIDED,
        content.editedAt(),
        names.getOrDefault(join.device(), content.editor()),
        join.device().equals(self),
        0,
        null,
        content,
        content,
        List.of(),
        List.of(),
        State.LINE);
  }

  private State state(Change content, Change former, List<MergeUnit> units, Standing now) {
    if (content.editedAt().isBefore(Instant.ofEpochMilli(oldest))) {
      return State.LINE;
    }
    if (now.divergence() == Divergence.Kind.CONFLICT || now.result() == null) {
      return State.OPEN;
    }
    Change shown = now.result().content();
    if (same(shown, content, units)) {
      // what was put together and then taken apart says what one side said
      return same(content, former, units) && !units.isEmpty() && content.equals(former)
          ? State.UNDONE
          : State.HOLDS;
    }
    return same(shown, former, units) ? State.UNDONE : State.CHANGED;
  }

  private static boolean same(Change one, Change other, List<MergeUnit> units) {
    return one.removed() == other.removed()
        && units.stream().noneMatch(unit -> differs(unit, one, other));
  }

  private static boolean differs(MergeUnit unit, Change one, Change other) {
    return !Decision.part(one, unit).equals(Decision.part(other, unit));
  }

  /** What was put together as this device had it, else as the newest had it. */
  private static Change apart(Change content, MergeResult.Merged fitted, List<Side> sides) {
    Change own =
        sides.stream()
            .filter(side -> side.here() && !side.content().removed())
            .map(Side::content)
            .findFirst()
            .orElse(fitted.winner().content());
    var fields = Change.fields(content.fields());
    fitted.merged().forEach(unit -> Decision.put(fields, unit, own.fields()));
    return new Change(
        content.record(),
        content.entity(),
        content.schema(),
        content.lamport(),
        content.editedAt(),
        content.editor(),
        content.removed(),
        fields);
  }

  /** What a join knew of: everything that came before it. */
  private static List<Revision> ancestry(Revision join, List<Revision> revisions) {
    var held = new HashMap<RevisionId, Revision>();
    revisions.forEach(revision -> held.put(revision.id(), revision));
    var before = new HashSet<RevisionId>();
    var open = new ArrayDeque<>(join.parents());
    while (!open.isEmpty()) {
      Revision parent = held.get(open.pop());
      if (parent != null && before.add(parent.id())) {
        open.addAll(parent.parents());
      }
    }
    return revisions.stream().filter(revision -> before.contains(revision.id())).toList();
  }
}

package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.DECISION_MARK;
import static app.coffer.desktop.store.db.Tables.REOPENED;
import static app.coffer.desktop.store.db.Tables.SYNC_SETTING;
import static java.util.stream.Collectors.toSet;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.ConflictLog;
import app.coffer.desktop.conflict.Decision;
import app.coffer.desktop.conflict.Settled;
import app.coffer.desktop.merge.Coherence;
import app.coffer.desktop.sync.LogReader.Pending;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The log of decisions, told from the revisions, and undoing what stands in it. */
public final class SqliteConflictLog implements ConflictLog {
  private static final String BOTH_CHANGED = "conflict.both-changed";
  private static final String NEWEST = "newest";
  private static final String KEEP_DAYS = "conflict.keep-days";
  private static final Pattern RECORD = Pattern.compile("[0-9a-f]{" + 2 * RecordId.LENGTH + "}");

  private final VaultDatabase database;
  private final RecordProjection projection;
  private final Edits edits;
  private final DeviceId self;
  private final InstantSource clock;

  SqliteConflictLog(
      VaultDatabase database,
      RecordProjection projection,
      ChangeJournal journal,
      DeviceId self,
      InstantSource clock) {
    this.database = database;
    this.projection = projection;
    this.edits = new Edits(projection, journal);
    this.self = self;
    this.clock = clock;
  }

  @Override
  public List<Settled> decided(int limit) {
    return database.read(sql -> {
      var all = new ArrayList<>(answers(sql).all(oldest(sql)));
      all.addAll(joins(sql).newest(settled -> settled.kind() != Settled.Kind.MERGED, limit));
      all.sort(Comparator.comparing(Settled::at).reversed());
      return all.size() > limit ? List.copyOf(all.subList(0, limit)) : all;
    });
  }

  @Override
  public List<Settled> merged(int limit) {
    return database.read(
        sql -> joins(sql).newest(settled -> settled.kind() == Settled.Kind.MERGED, limit));
  }

  @Override
  public List<Settled> batch(long batch) {
    return database.read(sql -> batch(sql, batch));
  }

  @Override
  public List<Settled> last() {
    return database.read(sql -> {
      Long last =
          sql.select(DSL.max(DECISION_MARK.BATCH)).from(DECISION_MARK).fetchSingle().value1();
      return last == null || last == 0 ? List.of() : batch(sql, last);
    });
  }

  private List<Settled> batch(DSLContext sql, long batch) {
    var together = new ArrayList<Settled>();
    var marks =
        sql.select(DECISION_MARK.RECORD_ID, DECISION_MARK.LAMPORT)
            .from(DECISION_MARK)
            .where(DECISION_MARK.BATCH.eq(batch))
            .fetch();
    var rows = new JoinRows(sql);
    rows.load(new HashSet<>(marks.getValues(DECISION_MARK.RECORD_ID)));
    var joins = new Joins(sql, rows, self, oldest(sql));
    marks.forEach(row -> joins.find(row.value1(), row.value2(), self).ifPresent(together::add));
    return together;
  }

  @Override
  public Undone undo(List<String> ids) {
    return database.write(sql -> {
      var done = new ArrayList<RecordId>();
      var refused = new ArrayList<Refusal>();
      var distinct = new HashSet<>(ids);
      var rows = new JoinRows(sql);
      rows.load(distinct.stream().flatMap(id -> record(id).stream()).collect(toSet()));
      var joins = new Joins(sql, rows, self, oldest(sql));
      var takingBack = new TakingBack(sql, projection, rows, self, clock.instant());
      var touched = new HashSet<RecordId>();
      Set<Long> withOthers = WholeAnswers.withOthers(sql);
      for (String id : distinct) {
        if (record(id).filter(record -> !touched.add(record)).isPresent()) {
          takingBack.finish(); // a second decision about one record sees what became of the first
          record(id).ifPresent(rows::forget);
        }
        Optional<Settled> settled = find(joins, id).or(() -> answered(sql, id));
        Optional<Reason> reason =
            settled.isEmpty()
                ? Optional.of(Reason.UNKNOWN)
                : undo(sql, settled.get(), rows, takingBack, withOthers);
        reason.ifPresentOrElse(
            why -> refused.add(new Refusal(id, why)),
            () -> done.add(settled.orElseThrow().record()));
      }
      takingBack.finish();
      return new Undone(done, refused);
    });
  }

  @Override
  public Undone reopen(String id) {
    return database.write(sql -> {
      Optional<Settled> found = find(joins(sql), id);
      Optional<Reason> reason =
          found.isEmpty()
              ? Optional.of(Reason.UNKNOWN)
              : switch (found.get().state()) {
                case LINE -> Optional.of(Reason.LINE);
                case OPEN -> Optional.of(Reason.OPEN);
                case HOLDS, UNDONE, CHANGED -> Optional.<Reason>empty();
              };
      if (reason.isPresent()) {
        return new Undone(List.of(), List.of(new Refusal(id, reason.get())));
      }
      askAgain(sql, found.get());
      return new Undone(List.of(found.get().record()), List.of());
    });
  }

  @Override
  public Rules rules() {
    return database.read(sql ->
        new Rules(setting(sql, BOTH_CHANGED).filter(NEWEST::equals).isPresent(), keepDays(sql)));
  }

  @Override
  public void setRules(Rules rules) {
    database.write(sql -> {
      PendingTable.set(sql, BOTH_CHANGED, rules.newestWins() ? NEWEST : "ask");
      PendingTable.set(sql, KEEP_DAYS, Integer.toString(rules.keepDays()));
      return null;
    });
  }

  private Joins joins(DSLContext sql) {
    return new Joins(sql, self, oldest(sql));
  }

  /** What was settled before this is only a line. */
  private long oldest(DSLContext sql) {
    int days = keepDays(sql);
    return days == 0 ? Long.MIN_VALUE : clock.instant().minus(Duration.ofDays(days)).toEpochMilli();
  }

  private WholeAnswers answers(DSLContext sql) {
    return new WholeAnswers(sql, projection, edits, self);
  }

  private Optional<Settled> answered(DSLContext sql, String id) {
    return answers(sql).all(oldest(sql)).stream()
        .filter(settled -> settled.id().equals(id))
        .findFirst();
  }

  private static int keepDays(DSLContext sql) {
    return setting(sql, KEEP_DAYS).map(Integer::parseInt).orElse(Rules.DEFAULT.keepDays());
  }

  private static Optional<String> setting(DSLContext sql, String name) {
    return sql.select(SYNC_SETTING.VALUE)
        .from(SYNC_SETTING)
        .where(SYNC_SETTING.NAME.eq(name))
        .fetchOptional(SYNC_SETTING.VALUE);
  }

  private static Optional<Settled> find(Joins joins, String id) {
    return record(id)
        .flatMap(record ->
            joins.of(record).stream().filter(settled -> settled.id().equals(id)).findFirst());
  }

  /** The record that a line is about, by the line's id. */
  private static Optional<RecordId> record(String id) {
    int end = id.indexOf('.');
    String record = (end < 0 ? id : id.substring(0, end)).toLowerCase(Locale.ROOT);
    return RECORD.matcher(record).matches()
        ? Optional.of(RecordId.ofHex(record))
        : Optional.empty();
  }

  /** Undoes one; says why where it does not. */
  private Optional<Reason> undo(
      DSLContext sql, Settled settled, JoinRows rows, TakingBack takingBack, Set<Long> withOthers) {
    switch (settled.state()) {
      case LINE:
        return Optional.of(Reason.LINE);
      case OPEN:
        return Optional.of(Reason.OPEN);
      case UNDONE:
        return Optional.of(Reason.UNDONE);
      case CHANGED:
        return Optional.of(Reason.CHANGED);
      case HOLDS:
        break;
    }
    if (settled.ofWholeRecord().isPresent()) {
      takingBack.finish();
      rows.forgetAll(); // it is about other records as well
      return answers(sql).undo(settled.batch()) ? Optional.empty() : Optional.of(Reason.CHANGED);
    }
    if (settled.here() && withOthers.contains(settled.batch())) {
      takingBack.finish();
      if (!answers(sql).undo(settled.batch())) {
        return Optional.of(Reason.CHANGED);
      }
    }
    boolean decision = settled.kind() != Settled.Kind.MERGED;
    Optional<Pending> pending = rows.pending(settled.record());
    if (decision
        && pending.isPresent()
        && pending.get().change().equals(settled.content())
        && takingBack.take(settled)) {
      return Optional.empty();
    }
    Change shown = projection.shown(sql, settled.record()).orElse(settled.content());
    var fields = Change.fields(shown.fields());
    settled.units().forEach(unit -> Decision.put(fields, unit, settled.former().fields()));
    var restored =
        new Change(
            shown.record(),
            settled.entity(),
            settled.content().schema(),
            0,
            clock.instant(),
            "",
            settled.former().removed(),
            fields);
    if (Coherence.broken(restored.entity(), fields).isPresent()) {
      return Optional.of(Reason.INVALID);
    }
    if (!restored.sameContent(shown)) {
      edits.write(sql, restored);
    }
    if (decision) {
      askAgain(sql, settled);
    }
    return Optional.empty();
  }

  private void askAgain(DSLContext sql, Settled settled) {
    Instant now = clock.instant();
    sql.deleteFrom(REOPENED).where(REOPENED.RECORD_ID.eq(settled.record())).execute();
    sql.insertInto(REOPENED)
        .set(REOPENED.RECORD_ID, settled.record())
        .set(REOPENED.DEVICE, deviceOf(sql, settled).bytes())
        .set(REOPENED.LAMPORT, settled.content().lamport())
        .set(REOPENED.HERE, self.bytes())
        .set(REOPENED.FOUND_AT, now.toEpochMilli())
        .execute();
  }

  private DeviceId deviceOf(DSLContext sql, Settled settled) {
    return LogRows.revisions(sql, settled.record()).stream()
        .filter(
            revision -> revision.content() != null && revision.content().equals(settled.content()))
        .findFirst()
        .map(revision -> revision.device())
        .orElse(self);
  }
}

package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.DECISION_MARK;
import static app.coffer.desktop.store.db.Tables.DIVERGENCE;
import static app.coffer.desktop.store.db.Tables.EARLIER_EDIT;
import static app.coffer.desktop.store.db.Tables.REOPENED;
import static app.coffer.desktop.store.db.Tables.SYNC_SETTING;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.ChangeCodec;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.conflict.ConflictLog;
import app.coffer.desktop.conflict.Decision;
import app.coffer.desktop.conflict.Settled;
import app.coffer.desktop.merge.Coherence;
import app.coffer.desktop.merge.MergeResult;
import app.coffer.desktop.sync.LogReader.Divergence;
import app.coffer.desktop.sync.LogReader.Pending;
import app.coffer.desktop.sync.Standing;
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
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** The log of decisions, told from the revisions, and undoing what stands in it. */
public final class SqliteConflictLog implements ConflictLog {
  private static final String BOTH_CHANGED = "conflict.both-changed";
  private static final String NEWEST = "newest";
  private static final String KEEP_DAYS = "conflict.keep-days";

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
    Joins joins = joins(sql);
    sql.select(DECISION_MARK.RECORD_ID, DECISION_MARK.LAMPORT)
        .from(DECISION_MARK)
        .where(DECISION_MARK.BATCH.eq(batch))
        .forEach(row -> joins.find(row.value1(), row.value2(), self).ifPresent(together::add));
    return together;
  }

  @Override
  public Undone undo(List<String> ids) {
    return database.write(sql -> {
      var done = new ArrayList<RecordId>();
      var refused = new ArrayList<Refusal>();
      Joins joins = joins(sql);
      for (String id : new HashSet<>(ids)) {
        Optional<Settled> settled = find(joins, id).or(() -> answered(sql, id));
        Optional<Reason> reason =
            settled.isEmpty() ? Optional.of(Reason.UNKNOWN) : undo(sql, settled.get());
        reason.ifPresentOrElse(
            why -> refused.add(new Refusal(id, why)),
            () -> done.add(settled.orElseThrow().record()));
      }
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
    String record = id.toLowerCase(Locale.ROOT).replaceFirst("\\..*", "");
    if (!record.matches("[0-9a-f]{" + 2 * RecordId.LENGTH + "}")) {
      return Optional.empty();
    }
    return joins.of(RecordId.ofHex(record)).stream()
        .filter(settled -> settled.id().equals(id))
        .findFirst();
  }

  /** Undoes one; says why where it does not. */
  private Optional<Reason> undo(DSLContext sql, Settled settled) {
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
      return answers(sql).undo(settled.batch()) ? Optional.empty() : Optional.of(Reason.CHANGED);
    }
    boolean decision = settled.kind() != Settled.Kind.MERGED;
    Optional<Pending> pending = PendingTable.of(sql, settled.record());
    if (decision
        && pending.isPresent()
        && pending.get().change().equals(settled.content())
        && takeBack(sql, settled)) {
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

  /** A decision that nobody has seen yet was never made: the versions stand side by side again. */
  private boolean takeBack(DSLContext sql, Settled settled) {
    RecordId record = settled.record();
    Optional<Pending> replaced = replaced(sql, settled);
    Standing standing = Standing.of(LogRows.revisions(sql, record), replaced, self);
    if (!(standing.result() instanceof MergeResult.Contested contested)) {
      return false;
    }
    PendingTable.drop(sql, record);
    replaced.ifPresent(edit -> PendingTable.add(sql, edit.change(), edit.parents()));
    sql.insertInto(EARLIER_EDIT)
        .set(EARLIER_EDIT.RECORD_ID, record)
        .set(EARLIER_EDIT.CONTENT, ChangeCodec.encode(settled.content()))
        .execute();
    sql.insertInto(DIVERGENCE)
        .set(DIVERGENCE.RECORD_ID, record)
        .set(DIVERGENCE.KIND, LogRows.text(Divergence.Kind.CONFLICT))
        .set(DIVERGENCE.PULLS, 0)
        .set(DIVERGENCE.FOUND_AT, clock.instant().toEpochMilli())
        .execute();
    projection.show(sql, contested.content(), SyncStatus.CONFLICT);
    return true;
  }

  /** The unsealed edit that a decision took the place of. */
  private static Optional<Pending> replaced(DSLContext sql, Settled settled) {
    return sql.select(DECISION_MARK.REPLACED, DECISION_MARK.REPLACED_PARENTS)
        .from(DECISION_MARK)
        .where(
            DECISION_MARK.RECORD_ID.eq(settled.record()),
            DECISION_MARK.LAMPORT.eq(settled.content().lamport()),
            DECISION_MARK.REPLACED.isNotNull())
        .fetchOptional(
            row -> new Pending(ChangeCodec.decode(row.value1()), PendingTable.ids(row.value2())));
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

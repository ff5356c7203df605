package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.DECISION_MARK;
import static app.coffer.desktop.store.db.Tables.DIVERGENCE;
import static app.coffer.desktop.store.db.Tables.REOPENED;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.change.ChangeCodec;
import app.coffer.desktop.change.SyncStatus;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictInbox;
import app.coffer.desktop.conflict.Decision;
import app.coffer.desktop.conflict.Draft;
import app.coffer.desktop.conflict.Resolution;
import app.coffer.desktop.merge.Coherence;
import app.coffer.desktop.merge.MergeUnits;
import app.coffer.desktop.sync.LogReader.Pending;
import app.coffer.desktop.sync.Standing;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/**
 * The open questions, worked out from the heads each time they are asked for: so they survive a
 * restart, and close by themselves when a decision comes from elsewhere.
 */
public final class SqliteConflictInbox implements ConflictInbox {
  private final VaultDatabase database;
  private final RecordProjection projection;
  private final Edits edits;
  private final DeviceId self;
  private final InstantSource clock;
  private final Supplier<String> editor;

  /**
   * @param clock for people to read
   * @param editor this device's name
   */
  SqliteConflictInbox(
      VaultDatabase database,
      RecordProjection projection,
      DeviceId self,
      InstantSource clock,
      Supplier<String> editor) {
    this.database = database;
    this.projection = projection;
    this.edits = new Edits(projection, new SyncJournal(projection, clock, editor));
    this.self = self;
    this.clock = clock;
    this.editor = editor;
  }

  @Override
  public int count() {
    return database.read(LogRows::questions);
  }

  @Override
  public List<Conflict> open() {
    return database.read(sql ->
        new Questions(sql, self)
            .all().stream()
                .sorted(
                    Comparator.comparing((Conflict conflict) -> !moneyAtStake(conflict))
                        .thenComparing(
                            SqliteConflictInbox::newest, Comparator.<Instant>reverseOrder())
                        .thenComparing(Conflict::record))
                .toList());
  }

  @Override
  public Optional<Conflict> find(RecordId record) {
    return database.read(sql -> new Questions(sql, self).of(record));
  }

  @Override
  public Change preview(Resolution resolution) {
    return find(resolution.record())
        .map(conflict ->
            Decision.content(
                conflict, resolution, conflict.provisional().lamport(), now(), editor.get()))
        .orElseThrow(() -> new IllegalStateException("no such question any more"));
  }

  @Override
  public Answer resolve(Resolution resolution) {
    return resolveAll(List.of(resolution)).getFirst();
  }

  @Override
  public List<Answer> resolveAll(List<Resolution> resolutions) {
    return database.write(sql -> {
      var questions = new Questions(sql, self);
      long batch = nextBatch(sql);
      var answers = new ArrayList<Answer>();
      for (Resolution resolution : resolutions) {
        answers.add(resolve(sql, questions, resolution, batch));
      }
      return List.copyOf(answers);
    });
  }

  private Answer resolve(DSLContext sql, Questions questions, Resolution resolution, long batch) {
    RecordId record = resolution.record();
    Optional<Conflict> open = questions.of(record);
    if (open.isEmpty()) {
      return new Answer.Gone();
    }
    Conflict conflict = open.get();
    if (!conflict.heads().equals(resolution.heads())) {
      return new Answer.Stale(conflict);
    }
    long lamport = PendingTable.lamport(sql) + 1;
    Change content = Decision.content(conflict, resolution, lamport, now(), editor.get());
    Optional<String> broken = Coherence.broken(content.entity(), content.fields());
    if (broken.isPresent() && !content.removed()) {
      return new Answer.Invalid(broken.get());
    }
    if (conflict.origin() == Conflict.Origin.REOPENED) {
      // its heads were joined by the first decision: this is an edit that follows it
      edits.write(sql, content);
      sql.deleteFrom(REOPENED).where(REOPENED.RECORD_ID.eq(record)).execute();
    } else {
      join(sql, content, batch);
    }
    DraftTable.drop(sql, record);
    return new Answer.Applied();
  }

  private void join(DSLContext sql, Change content, long batch) {
    RecordId record = content.record();
    // an edit that is not sealed yet is no revision: what follows it follows its parents
    List<RevisionId> parents = Standing.of(LogRows.revisions(sql, record)).headIds();
    Optional<Pending> replaced = PendingTable.of(sql, record);
    PendingTable.witness(sql, content.lamport());
    PendingTable.put(sql, content, parents);
    sql.insertInto(DECISION_MARK)
        .set(DECISION_MARK.RECORD_ID, record)
        .set(DECISION_MARK.LAMPORT, content.lamport())
        .set(DECISION_MARK.BATCH, batch)
        .set(DECISION_MARK.BY_RULE, false)
        .set(
            DECISION_MARK.REPLACED,
            replaced.map(edit -> ChangeCodec.encode(edit.change())).orElse(null))
        .set(
            DECISION_MARK.REPLACED_PARENTS,
            replaced.map(edit -> PendingTable.bytes(edit.parents())).orElse(null))
        .execute();
    sql.deleteFrom(DIVERGENCE).where(DIVERGENCE.RECORD_ID.eq(record)).execute();
    projection.show(sql, content, SyncStatus.PENDING);
  }

  @Override
  public List<Draft> drafts() {
    return database.read(DraftTable::all);
  }

  @Override
  public void keep(Draft draft) {
    database.writeAside(sql -> {
      DraftTable.put(sql, draft);
      return null;
    });
  }

  @Override
  public void dropDraft(RecordId record) {
    database.writeAside(sql -> {
      DraftTable.drop(sql, record);
      return null;
    });
  }

  private static long nextBatch(DSLContext sql) {
    Long last = sql.select(DSL.max(DECISION_MARK.BATCH)).from(DECISION_MARK).fetchSingle().value1();
    return last == null ? 1 : last + 1;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static boolean moneyAtStake(Conflict conflict) {
    return conflict.removedAgainstEdited()
        || conflict.contested().contains(MergeUnits.MONEY)
        || conflict.contested().contains(MergeUnits.ACCOUNT);
  }

  private static Instant newest(Conflict conflict) {
    return conflict.sides().stream()
        .map(side -> side.content().editedAt())
        .max(Comparator.naturalOrder())
        .orElse(conflict.foundAt());
  }
}

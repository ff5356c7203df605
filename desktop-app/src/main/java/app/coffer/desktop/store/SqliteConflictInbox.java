package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.REOPENED;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictInbox;
import app.coffer.desktop.conflict.Decision;
import app.coffer.desktop.conflict.Draft;
import app.coffer.desktop.conflict.Resolution;
import app.coffer.desktop.merge.Coherence;
import app.coffer.desktop.merge.MergeUnits;
import app.coffer.desktop.store.Questions.Asked;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jooq.DSLContext;

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
                .map(conflict -> new Placed(conflict, !moneyAtStake(conflict), newest(conflict)))
                .sorted(
                    Comparator.comparing(Placed::later)
                        .thenComparing(Placed::newest, Comparator.<Instant>reverseOrder())
                        .thenComparing(placed -> placed.conflict().record()))
                .map(Placed::conflict)
                .toList());
  }

  /** A question with what it is ordered by, worked out once. */
  private record Placed(Conflict conflict, boolean later, Instant newest) {}

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
      var asked = new HashMap<RecordId, Asked>();
      if (resolutions.size() == 1) {
        RecordId only = resolutions.getFirst().record();
        questions.asked(only).ifPresent(each -> asked.put(only, each));
      } else {
        questions.asked().forEach(each -> asked.put(each.conflict().record(), each));
      }
      var answers = new ArrayList<Answer>();
      var writing = new AnswerWriter(sql, projection);
      for (Resolution resolution : resolutions) {
        // a second answer to one question finds none
        Optional<Asked> open = Optional.ofNullable(asked.remove(resolution.record()));
        answers.add(
            open.isPresent()
                ? resolve(writing, open.get(), resolution)
                : again(sql, questions, resolution));
      }
      writing.finish();
      return List.copyOf(answers);
    });
  }

  private Answer resolve(AnswerWriter writing, Asked asked, Resolution resolution) {
    Conflict conflict = asked.conflict();
    if (!conflict.heads().equals(resolution.heads())) {
      return new Answer.Stale(conflict);
    }
    Change content =
        Decision.content(conflict, resolution, writing.nextLamport(), now(), editor.get());
    Optional<String> broken = broken(content);
    if (broken.isPresent()) {
      return new Answer.Invalid(broken.get());
    }
    writing.join(content, asked);
    return new Answer.Applied();
  }

  /** Its heads were joined by the first decision: this is an edit that follows it. */
  private Answer again(DSLContext sql, Questions questions, Resolution resolution) {
    RecordId record = resolution.record();
    Optional<Conflict> open = questions.reopened(record);
    if (open.isEmpty()) {
      return new Answer.Gone();
    }
    if (!open.get().heads().equals(resolution.heads())) {
      return new Answer.Stale(open.get());
    }
    long lamport = PendingTable.lamport(sql) + 1;
    Change content = Decision.content(open.get(), resolution, lamport, now(), editor.get());
    Optional<String> broken = broken(content);
    if (broken.isPresent()) {
      return new Answer.Invalid(broken.get());
    }
    edits.write(sql, content);
    sql.deleteFrom(REOPENED).where(REOPENED.RECORD_ID.eq(record)).execute();
    DraftTable.drop(sql, record);
    return new Answer.Applied();
  }

  private static Optional<String> broken(Change content) {
    return content.removed()
        ? Optional.empty()
        : Coherence.broken(content.entity(), content.fields());
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

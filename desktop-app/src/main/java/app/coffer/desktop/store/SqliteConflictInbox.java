package app.coffer.desktop.store;

import static app.coffer.desktop.store.db.Tables.REOPENED;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictInbox;
import app.coffer.desktop.conflict.Decision;
import app.coffer.desktop.conflict.Draft;
import app.coffer.desktop.conflict.Replaced;
import app.coffer.desktop.conflict.Resolution;
import app.coffer.desktop.ledger.DerivedIds;
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
import java.util.stream.Stream;
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
  private final DerivedIds ids;

  /**
   * @param clock for people to read
   * @param editor this device's name
   */
  SqliteConflictInbox(
      VaultDatabase database,
      RecordProjection projection,
      DeviceId self,
      InstantSource clock,
      Supplier<String> editor,
      DerivedIds ids) {
    this.database = database;
    this.projection = projection;
    this.edits = new Edits(projection, new SyncJournal(projection, clock, editor));
    this.self = self;
    this.clock = clock;
    this.editor = editor;
    this.ids = ids;
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
  public List<Replaced> beside(Resolution resolution) {
    if (!SecondAccounts.asked(resolution)) {
      return List.of();
    }
    Change decided = preview(resolution);
    return database.read(sql ->
        new Questions(sql, self)
            .of(resolution.record()).stream()
                .flatMap(open -> others(sql, open, resolution, decided).stream())
                .map(AnswerPlan.Step::replaced)
                .toList());
  }

  private List<AnswerPlan.Step> others(
      DSLContext sql, Conflict conflict, Resolution resolution, Change decided) {
    return SecondAccounts.asked(resolution)
        ? SecondAccounts.of(sql, projection, ids, conflict, decided)
        : List.of();
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
      var others = new ArrayList<AnswerPlan.Step>();
      for (Resolution resolution : resolutions) {
        // a second answer to one question finds none
        Optional<Asked> open = Optional.ofNullable(asked.remove(resolution.record()));
        answers.add(
            open.isPresent()
                ? resolve(sql, writing, open.get(), resolution, others)
                : again(sql, questions, resolution));
      }
      writing.finish();
      WholeAnswers.write(sql, edits, others, writing.batch());
      return List.copyOf(answers);
    });
  }

  private Answer resolve(
      DSLContext sql,
      AnswerWriter writing,
      Asked asked,
      Resolution resolution,
      List<AnswerPlan.Step> others) {
    Conflict conflict = asked.conflict();
    if (!conflict.heads().equals(resolution.heads())) {
      return new Answer.Stale(conflict);
    }
    Change content =
        Decision.content(conflict, resolution, writing.nextLamport(), now(), editor.get());
    List<AnswerPlan.Step> beside = others(sql, conflict, resolution, content);
    Optional<String> broken = broken(content, beside);
    if (broken.isPresent()) {
      return new Answer.Invalid(broken.get());
    }
    writing.join(content, asked);
    others.addAll(beside);
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
    var steps = new ArrayList<>(others(sql, open.get(), resolution, content));
    Optional<String> broken = broken(content, steps);
    if (broken.isPresent()) {
      return new Answer.Invalid(broken.get());
    }
    if (steps.isEmpty()) {
      edits.write(sql, content);
    } else {
      steps.add(new AnswerPlan.Step(open.get().provisional(), content));
      WholeAnswers.write(sql, edits, steps, WholeAnswers.nextBatch(sql));
    }
    sql.deleteFrom(REOPENED).where(REOPENED.RECORD_ID.eq(record)).execute();
    DraftTable.drop(sql, record);
    return new Answer.Applied();
  }

  private static Optional<String> broken(Change content, List<AnswerPlan.Step> beside) {
    return Stream.concat(Stream.of(content), beside.stream().map(AnswerPlan.Step::after))
        .flatMap(each -> broken(each).stream())
        .findFirst();
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

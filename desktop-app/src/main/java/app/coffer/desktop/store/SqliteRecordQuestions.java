package app.coffer.desktop.store;

import app.coffer.desktop.conflict.ConflictEffects;
import app.coffer.desktop.conflict.RecordQuestion;
import app.coffer.desktop.conflict.RecordQuestion.Option;
import app.coffer.desktop.conflict.RecordQuestions;
import app.coffer.desktop.conflict.Replaced;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.merge.Coherence;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** The questions about whole records; their answers are ordinary edits, marked as one decision. */
public final class SqliteRecordQuestions implements RecordQuestions {
  private final VaultDatabase database;
  private final RecordProjection projection;
  private final Edits edits;
  private final DeviceId self;
  private final DerivedIds ids;

  SqliteRecordQuestions(
      VaultDatabase database,
      RecordProjection projection,
      ChangeJournal journal,
      DeviceId self,
      DerivedIds ids) {
    this.database = database;
    this.projection = projection;
    this.edits = new Edits(projection, journal);
    this.self = self;
    this.ids = ids;
  }

  @Override
  public int count() {
    return database.read(RecordFinding::count);
  }

  @Override
  public List<RecordQuestion> open() {
    return database.read(sql -> asking(sql).all());
  }

  @Override
  public List<Target> targets(RecordQuestion question) {
    return database.read(sql -> asking(sql).targets(question));
  }

  @Override
  public boolean keptApart(RecordQuestion question) {
    return database.read(sql -> asking(sql).keptApart(question));
  }

  @Override
  public Foreseen preview(RecordQuestion question, Reply reply) {
    return database.read(sql -> {
      List<AnswerPlan.Step> steps = plan(sql, question, reply);
      List<Replaced> replaced = steps.stream().map(AnswerPlan.Step::replaced).toList();
      Map<RecordId, Money> moves = new LinkedHashMap<>();
      for (Replaced each : replaced) {
        add(moves, ConflictEffects.contribution(each.then()), false);
        add(moves, ConflictEffects.contribution(each.now()), true);
      }
      moves.values().removeIf(Money::isZero);
      return new Foreseen(moves, replaced);
    });
  }

  private static void add(Map<RecordId, Money> moves, Map<RecordId, Money> by, boolean away) {
    by.forEach((account, amount) ->
        moves.merge(
            account,
            away ? amount.negated() : amount,
            (sum, next) -> sum.currency().equals(next.currency()) ? sum.plus(next) : sum));
  }

  @Override
  public Answer answer(RecordQuestion question, Reply reply) {
    return database.write(sql -> {
      RecordAsking asking = asking(sql);
      if (!asking.again(question).equals(Optional.of(question))) {
        return Answer.CHANGED;
      }
      if (!question.options().contains(reply.option())
          || reply.option() == Option.MOVE
              && asking.targets(question).stream()
                  .noneMatch(target -> target.record().equals(reply.to()))) {
        return Answer.INVALID;
      }
      List<AnswerPlan.Step> steps = plan(sql, question, reply);
      boolean broken =
          steps.stream()
              .map(AnswerPlan.Step::after)
              .anyMatch(after ->
                  !after.removed() && Coherence.broken(after.entity(), after.fields()).isPresent());
      if (broken) {
        return Answer.INVALID;
      }
      WholeAnswers.write(sql, edits, steps, WholeAnswers.nextBatch(sql));
      return Answer.APPLIED;
    });
  }

  @Override
  public Optional<Undone> undoLast() {
    return database.write(sql -> {
      var answers = new WholeAnswers(sql, projection, edits, self);
      return answers.newest().map(batch -> answers.undo(batch) ? Undone.DONE : Undone.CHANGED);
    });
  }

  private List<AnswerPlan.Step> plan(DSLContext sql, RecordQuestion question, Reply reply) {
    return AnswerPlan.of(sql, projection, ids, question, reply);
  }

  private RecordAsking asking(DSLContext sql) {
    return new RecordAsking(sql, projection, self);
  }
}

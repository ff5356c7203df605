package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.RecordQuestion;
import app.coffer.desktop.conflict.RecordQuestions;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Questions about whole records that are kept in memory; answers are noted. */
final class MemoryRecordQuestions implements RecordQuestions {
  final List<RecordQuestion> questions = new ArrayList<>();
  final List<Target> targets = new ArrayList<>();
  final Map<RecordQuestion.Option, Map<RecordId, Money>> moves = new HashMap<>();
  final List<Reply> replies = new ArrayList<>();
  private @Nullable RecordQuestion last;

  boolean keptApart;

  @Override
  public boolean keptApart(RecordQuestion question) {
    return keptApart;
  }

  @Override
  public int count() {
    return questions.size();
  }

  @Override
  public List<RecordQuestion> open() {
    return List.copyOf(questions);
  }

  @Override
  public List<Target> targets(RecordQuestion question) {
    return List.copyOf(targets);
  }

  @Override
  public Foreseen preview(RecordQuestion question, Reply reply) {
    return new Foreseen(moves.getOrDefault(reply.option(), Map.of()), List.of());
  }

  @Override
  public Answer answer(RecordQuestion question, Reply reply) {
    if (!questions.remove(question)) {
      return Answer.CHANGED;
    }
    replies.add(reply);
    last = question;
    return Answer.APPLIED;
  }

  @Override
  public Optional<Undone> undoLast() {
    Optional<RecordQuestion> undone = Optional.ofNullable(last);
    undone.ifPresent(questions::add);
    last = null;
    return undone.map(question -> Undone.DONE);
  }
}

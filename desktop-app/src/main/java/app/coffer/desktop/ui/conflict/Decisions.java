package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.Bulk;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictInbox.Answer;
import app.coffer.desktop.conflict.ConflictLog.Undone;
import app.coffer.desktop.conflict.Plans.OnBudget;
import app.coffer.desktop.conflict.RecordQuestion;
import app.coffer.desktop.conflict.RecordQuestions;
import app.coffer.desktop.conflict.Replaced;
import app.coffer.desktop.conflict.Settled;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;

/** Deciding many questions in one go, and taking decisions back, away from the window's thread. */
record Decisions(QuestionSource source, UiContext context, Notes notes, Runnable done) {

  private record Foreseen(Bulk.Plan plan, List<OnBudget> budget) {}

  /** Works out what one rule would decide, and what that does to the budget. */
  void foresee(
      List<Conflict> conflicts, Bulk.Rule rule, BiConsumer<Bulk.Plan, List<OnBudget>> show) {
    context
        .background()
        .run(() -> {
          Bulk.Plan plan = Bulk.plan(conflicts, rule);
          List<Replaced> replaced =
              plan.decided().stream()
                  .map(each -> new Replaced(each.conflict().provisional(), each.content()))
                  .toList();
          return new Foreseen(plan, source.outlook().budget(replaced));
        })
        .then(seen -> show.accept(seen.plan(), seen.budget()));
  }

  /** Writes a plan as one undo step. */
  void decide(Bulk.Plan plan) {
    var words = context.words();
    context
        .background()
        .run(() -> source.inbox().resolveAll(plan.resolutions()))
        .then(answers -> {
          long applied = answers.stream().filter(Answer.Applied.class::isInstance).count();
          notes.offer(
              words.count("conflict.bulk.done", applied),
              words.get("conflict.undo"),
              this::undoLast);
          done.run();
        });
  }

  /**
   * Writes the answer to a question about a whole record.
   *
   * @param leave takes the question out of the list
   */
  void answer(RecordViewModel asked, BooleanProperty busy, Consumer<RecordId> leave) {
    var words = context.words();
    RecordQuestion question = asked.question();
    RecordQuestions.Reply reply = asked.reply();
    busy.set(true);
    context
        .background()
        .run(() -> source.wholes().answer(question, reply))
        .then(answer -> {
          busy.set(false);
          switch (answer) {
            case APPLIED -> {
              leave.accept(question.record());
              String said = words.get("conflict.decided", question.name());
              notes.offer(said, words.get("conflict.undo"), this::undoLast);
            }
            case CHANGED -> {
              notes.say(words.get("conflict.whole.changed"));
              done.run();
            }
            case INVALID -> asked.refuse(words.get("conflict.invalid"));
          }
        });
  }

  /** Undoes what was decided last on this device, all of it if it was many. */
  void undoLast() {
    context
        .background()
        .run(() -> source.wholes().undoLast())
        .then(whole ->
            whole.ifPresentOrElse(
                undone -> {
                  String key =
                      undone == RecordQuestions.Undone.DONE
                          ? "conflict.whole.undone"
                          : "conflict.undo.refused.CHANGED";
                  notes.say(context.words().get(key));
                  done.run();
                },
                this::undoLastConflict));
  }

  private void undoLastConflict() {
    context
        .background()
        .run(() -> {
          List<Settled> last = source.log().last();
          return source.log().undo(last.stream().map(Settled::id).toList());
        })
        .then(this::undone);
  }

  void undo(List<String> ids) {
    context.background().run(() -> source.log().undo(ids)).then(this::undone);
  }

  void reopen(String id) {
    context.background().run(() -> source.log().reopen(id)).then(this::undone);
  }

  private void undone(Undone undone) {
    var words = context.words();
    if (undone.onlyRefusal().isPresent()) {
      notes.say(words.of("conflict.undo.refused", undone.onlyRefusal().get().reason()));
    } else if (undone.done().isEmpty() && undone.refused().isEmpty()) {
      notes.say(words.get("conflict.undo.nothing"));
    } else if (undone.refused().isEmpty()) {
      notes.say(words.count("conflict.undone", undone.done().size()));
    } else {
      notes.say(
          words.count("conflict.undone", undone.done().size())
              + " "
              + words.count("conflict.undone.left", undone.refused().size()));
    }
    done.run();
  }
}

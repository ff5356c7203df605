package app.coffer.desktop.cli;

import app.coffer.desktop.conflict.RecordQuestion;
import app.coffer.desktop.conflict.RecordQuestion.Option;
import app.coffer.desktop.conflict.RecordQuestions;
import app.coffer.desktop.conflict.RecordQuestions.Reply;
import app.coffer.desktop.conflict.RecordQuestions.Target;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Answers a question about a whole record. */
final class RecordResolve {

  /** What became of it, as {@code --json} prints it. */
  record Resolved(String id, String state, int changed) {}

  private RecordResolve() {}

  static Exit run(
      Coffer coffer,
      OpenVault vault,
      RecordQuestion question,
      List<Option> said,
      @Nullable String moveTo) {
    if (said.size() != 1 || !question.options().contains(said.getFirst())) {
      throw Refusal.usage(
          said.contains(Option.JOIN) && vault.recordQuestions().keptApart(question)
              ? "There is a transfer between the two accounts: it would lead to itself."
              : "This question is answered in another way.",
          "One of: "
              + question.options().stream()
                  .map(RecordQuestionView::flag)
                  .collect(Collectors.joining(", ")));
    }
    RecordQuestions questions = vault.recordQuestions();
    RecordId to = moveTo == null ? null : target(questions.targets(question), moveTo);
    var reply = new Reply(said.getFirst(), to);
    int changed = questions.preview(question, reply).changed();
    return switch (questions.answer(question, reply)) {
      case APPLIED -> {
        var done = new Resolved(question.record().hex(), "applied", changed);
        coffer.print(done, () -> "Decided: " + question.name() + ", " + changed + " records.");
        yield Exit.DONE;
      }
      case CHANGED ->
          throw Refusal.usage(
              "It is not the same question any more.", "See: coffer conflicts list");
      case INVALID ->
          throw Refusal.usage(
              "That does not fit.", "See: coffer conflicts show " + question.record().hex());
    };
  }

  private static RecordId target(List<Target> targets, String named) {
    return Lookup.one("record to move to", named, targets, Target::record, Target::name).record();
  }
}

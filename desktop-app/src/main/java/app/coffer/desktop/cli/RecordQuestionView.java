package app.coffer.desktop.cli;

import app.coffer.desktop.conflict.RecordQuestion;
import app.coffer.desktop.conflict.RecordQuestion.Cause;
import app.coffer.desktop.conflict.RecordQuestion.Option;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A question about a whole record as {@code --json} prints it.
 *
 * @param cause came_back or twice
 * @param twin of what was added twice the one that stays, else null
 * @param acts who removed it, or who added which
 * @param transactions ids of those that refer to it
 * @param users who wrote what refers to it
 * @param answers as {@code conflicts resolve} takes them, the usual one first
 */
record RecordQuestionView(
    String id,
    String entity,
    String title,
    String cause,
    @Nullable String twin,
    List<ActView> acts,
    List<String> transactions,
    int schedules,
    int categories,
    List<String> users,
    boolean reconciled,
    List<String> answers)
    implements QuestionView {

  /** Who did it, and when by their clock. */
  record ActView(String device, String at) {}

  static RecordQuestionView of(RecordQuestion question) {
    return new RecordQuestionView(
        question.record().hex(),
        question.entity().name(),
        question.name(),
        question.cause().name().toLowerCase(Locale.ROOT),
        question.stays().map(RecordId::hex).orElse(null),
        question.acts().stream()
            .map(act -> new ActView(act.deviceName(), act.at().toString()))
            .toList(),
        question.uses().transactions().stream().map(RecordId::hex).toList(),
        question.uses().schedules().size(),
        question.uses().categories().size(),
        question.users(),
        question.reconciled(),
        question.options().stream().map(RecordQuestionView::flag).toList());
  }

  static String flag(Option option) {
    return switch (option) {
      case RESTORE -> "--keep";
      case MOVE -> "--move-to NAME";
      case REMOVE_ALL -> "--remove";
      case JOIN -> "--join";
      case KEEP_BOTH -> "--keep-both";
    };
  }

  @Override
  public String text() {
    var lines = new ArrayList<String>();
    lines.add(id.substring(0, 8) + "  " + title + " (" + entity + ")");
    String did = cause.equals(Cause.TWICE.name().toLowerCase(Locale.ROOT)) ? "added" : "removed";
    for (ActView act : acts) {
      lines.add("  " + act.device() + " " + did + " it, " + act.at());
    }
    lines.add(
        "  used by: "
            + transactions.size()
            + " transactions, "
            + schedules
            + " schedules, "
            + categories
            + " categories"
            + (users.isEmpty() ? "" : " (" + String.join(", ", users) + ")"));
    lines.add("  answer with " + String.join(", ", answers));
    return String.join(System.lineSeparator(), lines);
  }
}

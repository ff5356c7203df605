package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.conflict.RecordQuestion;
import app.coffer.desktop.conflict.RecordQuestion.Act;
import app.coffer.desktop.conflict.RecordQuestion.Cause;
import app.coffer.desktop.conflict.RecordQuestion.Option;
import app.coffer.desktop.ui.kit.UiContext;
import java.util.ArrayList;
import java.util.List;

/** The sentences about a question of a whole record. */
record RecordText(RecordQuestion question, UiContext context) {

  ListRow.Question row() {
    return ListRow.Question.of(
        question.record(), group(), new ListRow.Texts(question.name(), kind(), used(), who()));
  }

  QuestionGroup group() {
    return question.cause() == Cause.TWICE ? QuestionGroup.TWICE : QuestionGroup.CAME_BACK;
  }

  /** What sort of record it is. */
  String kind() {
    return context.words().get("conflict.entity." + question.entity().name());
  }

  /** What happened, a sentence for each. */
  List<String> events() {
    var words = context.words();
    var events = new ArrayList<String>();
    String did =
        question.cause() == Cause.TWICE ? "conflict.whole.added" : "conflict.whole.removed";
    question.acts().forEach(act -> events.add(words.get(did, name(act), when(act))));
    if (question.cause() == Cause.CAME_BACK && !question.users().isEmpty()) {
      events.add(words.get("conflict.whole.used", used(), String.join(", ", question.users())));
    }
    return events;
  }

  String why() {
    var words = context.words();
    if (question.entity().equals(Entity.TRANSACTION)) {
      return words.get("conflict.whole.why.imported", question.name());
    }
    return question.cause() == Cause.TWICE
        ? words.get("conflict.whole.why.twice", kind(), question.name())
        : words.get("conflict.whole.why.back");
  }

  /** What refers to it, in numbers. */
  String used() {
    var words = context.words();
    var parts = new ArrayList<String>();
    count(parts, "conflict.whole.tx", question.uses().transactions().size());
    count(parts, "conflict.whole.schedules", question.uses().schedules().size());
    count(parts, "conflict.whole.categories", question.uses().categories().size());
    return parts.isEmpty() ? words.get("conflict.whole.unused") : String.join(", ", parts);
  }

  private void count(List<String> parts, String key, int number) {
    if (number > 0) {
      parts.add(context.words().count(key, number));
    }
  }

  String option(Option option) {
    String own = "conflict.whole.option." + question.entity().name() + "." + option;
    return context.words().has(own)
        ? context.words().get(own)
        : context.words().of("conflict.whole.option", option);
  }

  private String who() {
    return String.join(", ", question.acts().stream().map(this::name).distinct().toList());
  }

  private String name(Act act) {
    return act.here()
        ? context.words().get("conflict.whole.here", act.deviceName())
        : act.deviceName().isEmpty()
            ? context.words().get("conflict.side.unnamed")
            : act.deviceName();
  }

  private String when(Act act) {
    return context.formats().moment(act.at(), context.clock().instant());
  }
}

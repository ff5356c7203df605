package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.RecordQuestion;
import app.coffer.desktop.conflict.RecordQuestion.Option;
import app.coffer.desktop.conflict.RecordQuestions;
import app.coffer.desktop.conflict.RecordQuestions.Reply;
import app.coffer.desktop.conflict.RecordQuestions.Target;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** A question about a whole record, and the answer that is being chosen. */
final class RecordViewModel {
  private static final int SHOWN = 50;

  private final RecordQuestion question;
  private final RecordQuestions questions;
  private final LedgerReader ledger;
  private final Names names;
  private final UiContext context;
  private final ObjectProperty<Option> option;
  private final ObjectProperty<@Nullable Target> target = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<List<Target>> targets =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<String>> effects =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<String>> uses = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<String> problem = new ReadOnlyObjectWrapper<>("");

  RecordViewModel(
      RecordQuestion question,
      ConflictListViewModel.Source source,
      Names names,
      UiContext context) {
    this.question = question;
    this.questions = source.wholes();
    this.ledger = source.ledger();
    this.names = names;
    this.context = context;
    // what every device shows already, and for what was added twice what nobody loses by
    option = new SimpleObjectProperty<>(question.options().getFirst());
    option.subscribe(chosen -> foresee());
    target.subscribe(chosen -> foresee());
    if (question.options().contains(Option.MOVE)) {
      context.background().run(() -> questions.targets(question)).then(targets::set);
    }
  }

  RecordQuestion question() {
    return question;
  }

  RecordText text() {
    return new RecordText(question, context);
  }

  ObjectProperty<Option> optionProperty() {
    return option;
  }

  /** Where to, of {@link Option#MOVE}. */
  ObjectProperty<@Nullable Target> targetProperty() {
    return target;
  }

  ReadOnlyObjectProperty<List<Target>> targetsProperty() {
    return targets.getReadOnlyProperty();
  }

  /** What the answer does, a sentence for each. */
  ReadOnlyObjectProperty<List<String>> effectsProperty() {
    return effects.getReadOnlyProperty();
  }

  /** The transactions that refer to it; empty until they are asked for. */
  ReadOnlyObjectProperty<List<String>> usesProperty() {
    return uses.getReadOnlyProperty();
  }

  /** Why the answer was not written; else empty. */
  ReadOnlyObjectProperty<String> problemProperty() {
    return problem.getReadOnlyProperty();
  }

  boolean applicable() {
    return option.get() != Option.MOVE || target.get() != null;
  }

  void refuse(String why) {
    problem.set(why);
  }

  Reply reply() {
    Target to = target.get();
    return new Reply(option.get(), option.get() == Option.MOVE && to != null ? to.record() : null);
  }

  private void foresee() {
    problem.set("");
    if (!applicable()) {
      effects.set(List.of(context.words().get("conflict.whole.where")));
      return;
    }
    Reply reply = reply();
    context
        .background()
        .run(() -> questions.preview(question, reply))
        .then(seen -> {
          if (reply.equals(reply())) {
            effects.set(sentences(seen));
          }
        });
  }

  private List<String> sentences(RecordQuestions.Foreseen seen) {
    var words = context.words();
    var lines = new ArrayList<String>();
    for (Map.Entry<RecordId, Money> move : seen.moves().entrySet()) {
      Optional.ofNullable(names.balances().get(move.getKey()))
          .ifPresent(standing ->
              lines.add(
                  words.get(
                      "conflict.whole.moves",
                      standing.name(),
                      context.formats().moneyWithCurrency(standing.balance()),
                      context
                          .formats()
                          .moneyWithCurrency(standing.balance().plus(move.getValue())))));
    }
    lines.sort(String.CASE_INSENSITIVE_ORDER);
    if (lines.isEmpty()) {
      lines.add(words.get("conflict.whole.still"));
    }
    lines.add(words.count("conflict.whole.written", seen.changed()));
    return lines;
  }

  void showUses() {
    List<RecordId> some = question.uses().transactions().stream().limit(SHOWN).toList();
    context
        .background()
        .run(() ->
            some.stream()
                .flatMap(id -> ledger.transaction(id).stream())
                .map(tx -> {
                  String payee =
                      tx.payee() == null ? "" : names.payees().getOrDefault(tx.payee(), "");
                  return context
                      .words()
                      .get(
                          "conflict.whole.line",
                          context.formats().date(tx.date()),
                          payee.isEmpty() ? names.accounts().getOrDefault(tx.account(), "") : payee,
                          context.formats().moneyWithCurrency(tx.amount()));
                })
                .toList())
        .then(uses::set);
  }
}

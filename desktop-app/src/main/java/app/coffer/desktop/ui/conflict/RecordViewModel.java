package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.Plans.OnBudget;
import app.coffer.desktop.conflict.RecordQuestion;
import app.coffer.desktop.conflict.RecordQuestion.Option;
import app.coffer.desktop.conflict.RecordQuestions;
import app.coffer.desktop.conflict.RecordQuestions.Reply;
import app.coffer.desktop.conflict.RecordQuestions.Target;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.outlook.Outlook;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/** A question about a whole record, and the answer that is being chosen. */
final class RecordViewModel {
  private static final int SHOWN = 50;

  /** So many are listed without being asked for. */
  private static final int FEW = 5;

  private final RecordQuestion question;
  private final RecordQuestions questions;
  private final LedgerReader ledger;
  private final Outlook outlook;
  private final Names names;
  private final UiContext context;
  private final ObjectProperty<Option> option;
  private final ObjectProperty<@Nullable Target> target = new SimpleObjectProperty<>();
  private final ReadOnlyObjectWrapper<List<Target>> targets =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<List<String>> effects =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<Map<Option, List<String>>> beside =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final ReadOnlyObjectWrapper<List<String>> uses = new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyBooleanWrapper keptApart = new ReadOnlyBooleanWrapper();
  private final ReadOnlyObjectWrapper<String> problem = new ReadOnlyObjectWrapper<>("");

  RecordViewModel(RecordQuestion question, QuestionSource source, Names names, UiContext context) {
    this.question = question;
    this.questions = source.wholes();
    this.ledger = source.ledger();
    this.outlook = source.outlook();
    this.names = names;
    this.context = context;
    // what every device shows already, and for what was added twice what nobody loses by
    option = new SimpleObjectProperty<>(question.options().getFirst());
    option.subscribe(chosen -> foresee());
    target.subscribe(chosen -> foresee());
    if (question.options().contains(Option.MOVE)) {
      context.background().run(() -> questions.targets(question)).then(targets::set);
    }
    context.background().run(() -> questions.keptApart(question)).then(keptApart::set);
    if (question.uses().transactions().size() <= FEW) {
      showUses();
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

  /** Whether a transfer keeps another account from being taken in its place. */
  ReadOnlyBooleanProperty keptApartProperty() {
    return keptApart.getReadOnlyProperty();
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

  /** What each answer does to balances, a sentence for each; none where it is not complete. */
  ReadOnlyObjectProperty<Map<Option, List<String>>> besideProperty() {
    return beside.getReadOnlyProperty();
  }

  /** Works out again what the answers do: another was chosen, or the ledger is another. */
  void foresee() {
    problem.set("");
    Reply chosen = reply();
    var replies = new EnumMap<Option, Reply>(Option.class);
    for (Option each : question.options()) {
      Target to = target.get();
      if (each != Option.MOVE) {
        replies.put(each, new Reply(each, null));
      } else if (to != null) {
        replies.put(each, new Reply(each, to.record()));
      }
    }
    context
        .background()
        .run(() -> {
          var seen = new EnumMap<Option, Sentences>(Option.class);
          replies.forEach((each, reply) -> seen.put(each, sentences(reply)));
          return seen;
        })
        .then(seen -> {
          if (chosen.equals(reply())) {
            var balances = new EnumMap<Option, List<String>>(Option.class);
            seen.forEach((each, sentences) -> balances.put(each, sentences.balances()));
            beside.set(balances);
            Sentences mine = seen.get(chosen.option());
            effects.set(
                mine == null ? List.of(context.words().get("conflict.whole.where")) : mine.all());
          }
        });
  }

  /** What an answer does, in words: balances first. */
  private record Sentences(List<String> balances, List<String> others) {
    List<String> all() {
      return Stream.concat(balances.stream(), others.stream()).toList();
    }
  }

  private Sentences sentences(Reply reply) {
    RecordQuestions.Foreseen seen = questions.preview(question, reply);
    var words = context.words();
    var balances = new ArrayList<String>();
    for (Map.Entry<RecordId, Money> move : seen.moves().entrySet()) {
      Optional.ofNullable(names.balances().get(move.getKey()))
          .ifPresent(standing ->
              balances.add(
                  words.get(
                      "conflict.whole.moves",
                      standing.name(),
                      context.formats().moneyWithCurrency(standing.balance()),
                      context
                          .formats()
                          .moneyWithCurrency(standing.balance().plus(move.getValue())))));
    }
    balances.sort(String.CASE_INSENSITIVE_ORDER);
    if (balances.isEmpty()) {
      balances.add(words.get("conflict.whole.still"));
    }
    var others = new ArrayList<String>();
    var text = new EffectsText(new UnitText(context, names), context, 0);
    for (OnBudget on : outlook.budget(seen.replaced())) {
      others.add(
          words.get(
              "conflict.whole.moves",
              text.label(on),
              context.formats().money(on.now()),
              context.formats().money(on.then().getFirst())));
    }
    if (seen.changed() > 0) {
      others.add(words.count("conflict.whole.written", seen.changed()));
    }
    return new Sentences(balances, others);
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

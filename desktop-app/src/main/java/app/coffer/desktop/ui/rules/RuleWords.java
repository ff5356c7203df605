package app.coffer.desktop.ui.rules;

import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.rules.Action;
import app.coffer.desktop.rules.Condition;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.rules.Rulebook.Effect;
import app.coffer.desktop.ui.kit.LedgerNames;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules, and what they change, in words. */
final class RuleWords {
  private final UiContext context;
  private final Words words;
  private final LedgerNames names;

  RuleWords(UiContext context, LedgerNames names) {
    this.context = context;
    this.names = names;
    words = context.words();
  }

  /** {@code If payee contains “lidl”, then category Food / Groceries.} */
  String of(Rule rule) {
    String glue = words.get(rule.any() ? "rules.or" : "rules.and");
    String conditions = rule.conditions().stream().map(this::of).collect(Collectors.joining(glue));
    String actions = rule.actions().stream().map(this::of).collect(Collectors.joining(", "));
    return conditions.isEmpty()
        ? words.get("rules.said.always", actions)
        : words.get("rules.said", conditions, actions);
  }

  private String of(Condition condition) {
    return switch (condition) {
      case Condition.Words(var part, var how, String text) ->
          words.get(
              "rules.said.words", words.of("rules.part", part), words.of("rules.how", how), text);
      case Condition.AmountBetween(var least, var most) ->
          words.get(
              "rules.said.amount", context.formats().money(least), context.formats().money(most));
      case Condition.InAccount(RecordId account) ->
          words.get("rules.said.account", names.account(account));
      case Condition.InCategory(var category) ->
          category == null
              ? words.get("rules.said.noCategory")
              : words.get("rules.said.category", path(category));
    };
  }

  private String of(Action action) {
    return switch (action) {
      case Action.SetPayee(RecordId payee) -> words.get("rules.does.payee", names.payee(payee));
      case Action.SetCategory(RecordId category) ->
          words.get("rules.does.category", path(category));
      case Action.AddTags(var tags) -> words.get("rules.does.tags", String.join(", ", tags));
      case Action.SetNotes(String notes) -> words.get("rules.does.notes", notes);
      case Action.SetStatus(var status) -> words.of("register.status", status);
    };
  }

  private String path(@Nullable RecordId category) {
    return names.category(category).replace("/", " / ");
  }

  /** Which transaction it is. */
  String which(Effect effect) {
    Transaction before = effect.before();
    String payee = names.payee(before.payee());
    String who =
        payee.isEmpty() && !before.importText().isEmpty()
            ? before.importText()
            : payee.isEmpty() ? words.get("register.nobody") : payee;
    return words.get(
        "rules.which",
        context.formats().date(before.date()),
        who,
        context.formats().moneyWithCurrency(before.amount()));
  }

  /** What would become of it. */
  String change(Effect effect) {
    Transaction before = effect.before();
    Transaction after = effect.after();
    List<String> parts = new ArrayList<>();
    if (!Objects.equals(before.payee(), after.payee())) {
      parts.add(
          change("rules.part.PAYEE", names.payee(before.payee()), names.payee(after.payee())));
    }
    if (!Objects.equals(before.category(), after.category())) {
      parts.add(change("rules.category", path(before.category()), path(after.category())));
    }
    if (!before.notes().equals(after.notes())) {
      parts.add(change("rules.part.NOTES", before.notes(), after.notes()));
    }
    if (!before.tags().equals(after.tags())) {
      parts.add(
          change("rules.tags", String.join(", ", before.tags()), String.join(", ", after.tags())));
    }
    if (before.status() != after.status()) {
      parts.add(
          change(
              "rules.status",
              words.of("register.status", before.status()),
              words.of("register.status", after.status())));
    }
    return String.join(" · ", parts);
  }

  private String change(String key, String before, String after) {
    String nothing = words.get("rules.nothing");
    return words.get(
        "rules.changes",
        words.get(key),
        before.isEmpty() ? nothing : before,
        after.isEmpty() ? nothing : after);
  }
}

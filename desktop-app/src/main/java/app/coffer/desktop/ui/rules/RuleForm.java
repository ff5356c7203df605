package app.coffer.desktop.ui.rules;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.rules.Action;
import app.coffer.desktop.rules.Condition;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.ui.kit.LedgerNames;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What somebody types of a rule, and the rule it makes. */
final class RuleForm {
  private final OpenVault vault;
  private final LedgerNames names;
  private final Rule before;

  /** Names that are typed and belong to nobody yet, while a preview is shown. */
  private final Map<RecordId, String> typedPayees = new HashMap<>();

  private final Map<RecordId, String> typedCategories = new HashMap<>();

  /**
   * @param before the rule that is edited, proposed or begun
   */
  RuleForm(OpenVault vault, LedgerNames names, Rule before) {
    this.vault = vault;
    this.names = names;
    this.before = before;
  }

  /** What a line asks about. */
  enum If {
    PAYEE,
    IMPORT_TEXT,
    NOTES,
    AMOUNT,
    ACCOUNT,
    CATEGORY
  }

  /** What a line changes. */
  enum Then {
    PAYEE,
    CATEGORY,
    TAGS,
    NOTES,
    STATUS
  }

  /**
   * A line of conditions.
   *
   * @param least and {@code most}: null where nothing readable is typed
   */
  record IfLine(
      If what,
      Condition.How how,
      String text,
      @Nullable Money least,
      @Nullable Money most,
      @Nullable Account account) {

    static IfLine empty() {
      return new IfLine(If.IMPORT_TEXT, Condition.How.CONTAINS, "", null, null, null);
    }
  }

  /** A line of changes. */
  record ThenLine(Then what, String text, Clearing status) {
    static ThenLine empty() {
      return new ThenLine(Then.CATEGORY, "", Clearing.CLEARED);
    }
  }

  /** What stands in the fields. */
  record Typed(String name, boolean any, List<IfLine> conditions, List<ThenLine> actions) {}

  /** The fields of a rule. */
  Typed typed() {
    return new Typed(
        before.name(),
        before.any(),
        before.conditions().stream().map(this::line).toList(),
        before.actions().stream().map(this::line).toList());
  }

  private IfLine line(Condition condition) {
    return switch (condition) {
      case Condition.Words(var part, var how, String text) ->
          new IfLine(If.valueOf(part.name()), how, text, null, null, null);
      case Condition.AmountBetween(Money least, Money most) ->
          new IfLine(If.AMOUNT, Condition.How.CONTAINS, "", least, most, null);
      case Condition.InAccount(RecordId id) ->
          new IfLine(
              If.ACCOUNT,
              Condition.How.CONTAINS,
              "",
              null,
              null,
              names.accounts().stream()
                  .filter(one -> one.id().equals(id))
                  .findFirst()
                  .orElse(null));
      case Condition.InCategory(var category) ->
          new IfLine(
              If.CATEGORY, Condition.How.CONTAINS, names.category(category), null, null, null);
    };
  }

  private ThenLine line(Action action) {
    return switch (action) {
      case Action.SetPayee(RecordId payee) ->
          new ThenLine(Then.PAYEE, names.payee(payee), Clearing.CLEARED);
      case Action.SetCategory(RecordId category) ->
          new ThenLine(Then.CATEGORY, names.category(category), Clearing.CLEARED);
      case Action.AddTags(var tags) ->
          new ThenLine(Then.TAGS, String.join(", ", tags), Clearing.CLEARED);
      case Action.SetNotes(String notes) -> new ThenLine(Then.NOTES, notes, Clearing.CLEARED);
      case Action.SetStatus(Clearing status) -> new ThenLine(Then.STATUS, "", status);
    };
  }

  /** The rule as it would be, writing nothing; empty while it lacks something. */
  Optional<Rule> draft(Typed typed) {
    List<Action> actions = new ArrayList<>();
    for (ThenLine line : typed.actions()) {
      action(line, this::payeeForNow, this::categoryForNow).ifPresent(actions::add);
    }
    List<Condition> conditions = conditions(typed);
    return actions.isEmpty() || conditions.isEmpty()
        ? Optional.empty()
        : Optional.of(rule(typed, conditions, actions));
  }

  /** Names for a preview, those only typed among them. */
  LedgerNames previewNames() {
    var payees = new HashMap<>(names.payees());
    payees.putAll(typedPayees);
    var categories = new HashMap<>(names.categories());
    categories.putAll(typedCategories);
    return new LedgerNames(names.accounts(), payees, categories);
  }

  /** The rule; payees and categories that are not there yet are made. */
  Outcome<Rule> make(Typed typed) {
    List<Action> actions = new ArrayList<>();
    for (ThenLine line : typed.actions()) {
      if (line.what() == Then.PAYEE && !line.text().isBlank()) {
        switch (vault.ledger().payeeNamed(line.text())) {
          case Outcome.Done<Payee>(Payee payee) -> actions.add(new Action.SetPayee(payee.id()));
          case Outcome.Refused<Payee> no -> {
            return new Outcome.Refused<>(no.reason(), "actions");
          }
        }
      } else if (line.what() == Then.CATEGORY && !line.text().isBlank()) {
        Optional<Category> known = vault.ledger().findCategory(line.text());
        switch (known
            .<Outcome<Category>>map(Outcome.Done::new)
            .orElseGet(() -> vault.ledger().categoryAt(line.text()))) {
          case Outcome.Done<Category>(Category category) ->
              actions.add(new Action.SetCategory(category.id()));
          case Outcome.Refused<Category> no -> {
            return new Outcome.Refused<>(no.reason(), "actions");
          }
        }
      } else {
        action(line, this::payeeForNow, this::categoryForNow).ifPresent(actions::add);
      }
    }
    return new Outcome.Done<>(rule(typed, conditions(typed), actions));
  }

  private Rule rule(Typed typed, List<Condition> conditions, List<Action> actions) {
    return new Rule(
        before.id(),
        typed.name(),
        before.order(),
        before.enabled(),
        before.learned(),
        typed.any(),
        conditions,
        actions);
  }

  /** What is typed and can be read. */
  private List<Condition> conditions(Typed typed) {
    return typed.conditions().stream().map(this::condition).flatMap(Optional::stream).toList();
  }

  private Optional<Condition> condition(IfLine line) {
    Money least = line.least();
    Money most = line.most();
    Account account = line.account();
    return switch (line.what()) {
      case PAYEE, IMPORT_TEXT, NOTES ->
          line.text().isBlank()
              ? Optional.empty()
              : Optional.of(
                  new Condition.Words(
                      Condition.Part.valueOf(line.what().name()), line.how(), line.text()));
      case AMOUNT ->
          least == null || most == null
              ? Optional.empty()
              : Optional.of(
                  least.compareTo(most) <= 0
                      ? new Condition.AmountBetween(least, most)
                      : new Condition.AmountBetween(most, least));
      case ACCOUNT -> Optional.ofNullable(account).map(one -> new Condition.InAccount(one.id()));
      case CATEGORY ->
          line.text().isBlank()
              ? Optional.of(new Condition.InCategory(null))
              : vault
                  .ledger()
                  .findCategory(line.text())
                  .map(category -> new Condition.InCategory(category.id()));
    };
  }

  private Optional<Action> action(
      ThenLine line, Function<String, RecordId> payee, Function<String, RecordId> category) {
    if (line.what() != Then.STATUS && line.text().isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (line.what()) {
          case PAYEE -> new Action.SetPayee(payee.apply(line.text().strip()));
          case CATEGORY -> new Action.SetCategory(category.apply(line.text().strip()));
          case TAGS ->
              new Action.AddTags(
                  Arrays.stream(line.text().split(","))
                      .map(String::strip)
                      .filter(tag -> !tag.isEmpty())
                      .collect(Collectors.toCollection(TreeSet::new)));
          case NOTES -> new Action.SetNotes(line.text().strip());
          case STATUS -> new Action.SetStatus(line.status());
        });
  }

  private RecordId payeeForNow(String name) {
    return forNow(name, names.payees(), typedPayees);
  }

  private RecordId categoryForNow(String path) {
    return forNow(path, names.categories(), typedCategories);
  }

  private RecordId forNow(String name, Map<RecordId, String> known, Map<RecordId, String> typed) {
    return Stream.concat(known.entrySet().stream(), typed.entrySet().stream())
        .filter(one -> one.getValue().equalsIgnoreCase(name))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> {
          RecordId id = vault.books().rules().newId();
          typed.put(id, name);
          return id;
        });
  }
}

package app.coffer.desktop.store;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.change.RecordFields;
import app.coffer.desktop.change.RecordFields.OfRule;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.rules.Action;
import app.coffer.desktop.rules.Condition;
import app.coffer.desktop.rules.Rule;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.codec.Fields;
import app.coffer.wire.codec.MalformedCbor;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;

/**
 * A rule as fields. A condition or action of a newer version makes the whole rule one that is kept
 * and not run: half a rule would do something else.
 */
final class RuleContent implements Content<Rule> {

  @Override
  public Entity entity() {
    return Entity.RULE;
  }

  @Override
  public RecordId id(Rule rule) {
    return rule.id();
  }

  @Override
  public SortedMap<String, CborValue> fields(Rule rule) {
    SortedMap<String, CborValue> fields = Contents.named(rule.name());
    fields.put(OfRule.ORDER, CborValue.of(rule.order()));
    Contents.putIf(fields, OfRule.DISABLED, !rule.enabled());
    Contents.putIf(fields, OfRule.LEARNED, rule.learned());
    Contents.putIf(fields, OfRule.ANY, rule.any());
    Values.putAll(
        fields, OfRule.CONDITIONS, rule.conditions().stream().map(RuleContent::written).toList());
    Values.putAll(
        fields, OfRule.ACTIONS, rule.actions().stream().map(RuleContent::written).toList());
    return fields;
  }

  @Override
  public Rule read(RecordId id, Fields fields) {
    return new Rule(
        id,
        fields.text(RecordFields.NAME),
        Math.toIntExact(fields.integer(OfRule.ORDER)),
        !Contents.isSet(fields, OfRule.DISABLED),
        Contents.isSet(fields, OfRule.LEARNED),
        Contents.isSet(fields, OfRule.ANY),
        Values.array(fields, OfRule.CONDITIONS).stream().map(RuleContent::condition).toList(),
        Values.array(fields, OfRule.ACTIONS).stream().map(RuleContent::action).toList());
  }

  private static CborValue written(Condition condition) {
    return switch (condition) {
      case Condition.Words(var part, var how, String text) ->
          tuple(
              "words",
              CborValue.of(Values.name(part)),
              CborValue.of(Values.name(how)),
              CborValue.of(text));
      case Condition.AmountBetween(Money least, Money most) ->
          tuple(
              "amount",
              CborValue.of(least.minor()),
              CborValue.of(most.minor()),
              Values.of(least.currency()));
      case Condition.InAccount(RecordId account) -> tuple("account", Values.of(account));
      case Condition.InCategory(var category) ->
          tuple("category", category == null ? CborValue.NULL : Values.of(category));
    };
  }

  private static Condition condition(CborValue value) {
    List<CborValue> items = Values.items(value, 2);
    return switch (Fields.textOf(items.getFirst())) {
      case "words" -> {
        Values.items(value, 4);
        yield new Condition.Words(
            Values.constant(Condition.Part.class, Fields.textOf(items.get(1))),
            Values.constant(Condition.How.class, Fields.textOf(items.get(2))),
            Fields.textOf(items.get(3)));
      }
      case "amount" -> {
        Values.items(value, 4);
        Currency currency = Currency.getInstance(Fields.textOf(items.get(3)));
        yield new Condition.AmountBetween(
            Values.money(Values.integer(items.get(1)), currency),
            Values.money(Values.integer(items.get(2)), currency));
      }
      case "account" -> new Condition.InAccount(Values.id(items.get(1)));
      case "category" ->
          new Condition.InCategory(
              items.get(1) instanceof CborValue.Null ? null : Values.id(items.get(1)));
      default -> throw new MalformedCbor("a condition of a newer version");
    };
  }

  private static CborValue written(Action action) {
    return switch (action) {
      case Action.SetPayee(RecordId payee) -> tuple("payee", Values.of(payee));
      case Action.SetCategory(RecordId category) -> tuple("category", Values.of(category));
      case Action.AddTags(var tags) -> tuple("tags", Values.texts(tags));
      case Action.SetNotes(String notes) -> tuple("notes", CborValue.of(notes));
      case Action.SetStatus(Clearing status) -> tuple("status", CborValue.of(Values.name(status)));
    };
  }

  private static Action action(CborValue value) {
    List<CborValue> items = Values.items(value, 2);
    CborValue what = items.get(1);
    return switch (Fields.textOf(items.getFirst())) {
      case "payee" -> new Action.SetPayee(Values.id(what));
      case "category" -> new Action.SetCategory(Values.id(what));
      case "tags" -> {
        var tags = new TreeSet<String>();
        Values.items(what, 0).forEach(tag -> tags.add(Fields.textOf(tag)));
        yield new Action.AddTags(tags);
      }
      case "notes" -> new Action.SetNotes(Fields.textOf(what));
      case "status" -> new Action.SetStatus(Values.constant(Clearing.class, Fields.textOf(what)));
      default -> throw new MalformedCbor("an action of a newer version");
    };
  }

  private static CborValue tuple(String kind, CborValue... values) {
    var items = new ArrayList<CborValue>();
    items.add(CborValue.of(kind));
    items.addAll(List.of(values));
    return CborValue.of(items);
  }
}

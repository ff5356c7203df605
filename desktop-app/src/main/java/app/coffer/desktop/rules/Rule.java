package app.coffer.desktop.rules;

import app.coffer.desktop.change.Entity;
import app.coffer.desktop.ledger.Kind;
import app.coffer.wire.id.RecordId;
import java.util.List;

/**
 * What to do with transactions that look a certain way.
 *
 * @param order lower ones run first; ties by id
 * @param learned whether it was proposed from corrections
 * @param any whether one condition is enough; else all are needed
 * @param actions at least one
 */
public record Rule(
    RecordId id,
    String name,
    int order,
    boolean enabled,
    boolean learned,
    boolean any,
    List<Condition> conditions,
    List<Action> actions) {
  public static final Kind<Rule> KIND = new Kind<>(Entity.RULE, Rule.class, Rule::id);

  public Rule {
    conditions = List.copyOf(conditions);
    actions = List.copyOf(actions);
    if (actions.isEmpty()) {
      throw new IllegalArgumentException("a rule that does nothing");
    }
  }

  /** The same at another place in the order. */
  public Rule at(int place) {
    return new Rule(id, name, place, enabled, learned, any, conditions, actions);
  }

  /** The same, switched on or off. */
  public Rule switched(boolean on) {
    return new Rule(id, name, order, on, learned, any, conditions, actions);
  }
}

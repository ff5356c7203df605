package app.coffer.desktop.outlook;

import app.coffer.desktop.conflict.Plans.Example;
import app.coffer.desktop.conflict.Plans.Made;
import app.coffer.desktop.conflict.Plans.OnRule;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.rules.Rulebook;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** Which recent transactions a rule would change, with each of several shapes of it. */
final class RuleOutlook {
  private static final int DAYS_BACK = 90;
  private static final int MOST_LOOKED_AT = 1_000;
  private static final int EXAMPLES = 4;

  private final LedgerReader ledger;
  private final Rulebook rules;
  private final LocalDate today;

  RuleOutlook(LedgerReader ledger, Rulebook rules, LocalDate today) {
    this.ledger = ledger;
    this.rules = rules;
    this.today = today;
  }

  /**
   * @param shapes empty where the rule would be gone
   */
  OnRule of(Optional<Rule> now, List<Optional<Rule>> shapes) {
    var filter = new RegisterFilter(null, "", today.minusDays(DAYS_BACK), today);
    var all = new ArrayList<>(List.of(now));
    all.addAll(shapes);
    List<Map<RecordId, Rulebook.Effect>> effects =
        rules.foresee(all, filter, MOST_LOOKED_AT).stream().map(RuleOutlook::byId).toList();
    List<Integer> counts = effects.stream().map(Map::size).toList();
    return new OnRule(
        Math.min(ledger.count(filter), MOST_LOOKED_AT),
        counts.getFirst(),
        counts.subList(1, counts.size()),
        examples(effects));
  }

  private static Map<RecordId, Rulebook.Effect> byId(List<Rulebook.Effect> effects) {
    var byId = new LinkedHashMap<RecordId, Rulebook.Effect>();
    effects.forEach(effect -> byId.put(effect.before().id(), effect));
    return byId;
  }

  private static List<Example> examples(List<Map<RecordId, Rulebook.Effect>> effects) {
    var touched = new LinkedHashMap<RecordId, Transaction>();
    effects.forEach(each ->
        each.values().forEach(effect -> touched.put(effect.before().id(), effect.before())));
    return touched.values().stream()
        .map(tx -> example(tx, effects))
        .filter(example -> example.then().stream().distinct().count() > 1)
        .limit(EXAMPLES)
        .toList();
  }

  private static Example example(Transaction tx, List<Map<RecordId, Rulebook.Effect>> effects) {
    List<Made> made =
        effects.stream()
            .map(each ->
                Optional.ofNullable(each.get(tx.id())).map(RuleOutlook::made).orElse(Made.NOTHING))
            .toList();
    return new Example(
        tx.date(), tx.payee(), tx.amount(), made.getFirst(), made.subList(1, made.size()));
  }

  private static Made made(Rulebook.Effect effect) {
    Transaction before = effect.before();
    Transaction after = effect.after();
    var tags = new TreeSet<>(after.tags());
    tags.removeAll(before.tags());
    return new Made(
        Objects.equals(before.payee(), after.payee()) ? null : after.payee(),
        Objects.equals(before.category(), after.category()) ? null : after.category(),
        List.copyOf(tags),
        !before.notes().equals(after.notes()) || before.status() != after.status());
  }
}

package app.coffer.desktop.rules;

import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Outcome.Reason;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.Refusal;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterFilter.Chips;
import app.coffer.desktop.ledger.RegisterFilter.Chips.Flag;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Rules;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.Work;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The use cases of rules. */
public final class Rulebook {
  private static final int PAGE = 1_000;

  private final Work work;

  public Rulebook(Work work) {
    this.work = work;
  }

  /** What rules would change of a transaction, or have changed. */
  public record Effect(Transaction before, Transaction after, List<Rule> rules) {
    public Effect {
      rules = List.copyOf(rules);
    }
  }

  /** All rules in the order in which they run. */
  public List<Rule> all() {
    return work.read().all(Rule.KIND).stream()
        .sorted(Comparator.comparingInt(Rule::order).thenComparing(Rule::id))
        .toList();
  }

  /** An id for a rule that is made here. */
  public RecordId newId() {
    return work.newId();
  }

  /** Adds or changes a rule. */
  public Outcome<Rule> save(Rule rule) {
    return work.write(ledger -> {
      Rules.name(rule.name(), "name");
      if (!rule.conditions().stream().allMatch(Matching::readable)) {
        throw new Refusal(Reason.NOT_A_PATTERN, "conditions");
      }
      for (Action action : rule.actions()) {
        if (action instanceof Action.SetCategory(RecordId category)
            && ledger.category(category).isEmpty()) {
          throw new Refusal(Reason.UNKNOWN_CATEGORY, "actions");
        }
      }
      ledger.put(Rule.KIND, rule);
      return rule;
    });
  }

  /**
   * Puts rules into an order; those not named follow as they stood. Rules that stay write nothing.
   */
  public Outcome<Integer> reorder(List<RecordId> order) {
    return work.write(ledger -> {
      List<Rule> sorted = new ArrayList<>(all());
      sorted.sort(
          Comparator.comparingInt(rule -> {
            int at = order.indexOf(rule.id());
            return at < 0 ? Integer.MAX_VALUE : at;
          }));
      int moved = 0;
      for (int place = 0; place < sorted.size(); place++) {
        Rule rule = sorted.get(place);
        if (rule.order() != place) {
          ledger.put(Rule.KIND, rule.at(place));
          moved++;
        }
      }
      return moved;
    });
  }

  public Outcome<RecordId> remove(RecordId rule) {
    return work.write(ledger -> {
      ledger.remove(rule);
      return rule;
    });
  }

  /** What these rules would change among the transactions of a filter; nothing is written. */
  public List<Effect> preview(Collection<Rule> rules, RegisterFilter filter) {
    LedgerReader ledger = work.read();
    return effects(running(ledger, rules), transactions(ledger, filter));
  }

  /**
   * What each of these rules, run alone, would change among the newest transactions of a filter.
   *
   * @param most at most so many transactions are looked at
   */
  public List<List<Effect>> foresee(List<Optional<Rule>> rules, RegisterFilter filter, int most) {
    LedgerReader ledger = work.read();
    List<Transaction> some =
        ledger.rows(filter, 0, most).stream().map(RegisterRow::transaction).toList();
    var foreseen = new ArrayList<List<Effect>>();
    for (Optional<Rule> rule : rules) {
      foreseen.add(effects(running(ledger, rule.stream().toList()), some));
    }
    return foreseen;
  }

  private static List<Effect> effects(Running running, List<Transaction> transactions) {
    var effects = new ArrayList<Effect>();
    for (Transaction tx : transactions) {
      Running.Result result = running.run(tx);
      if (!result.transaction().equals(tx)) {
        effects.add(new Effect(tx, result.transaction(), result.matched()));
      }
    }
    return effects;
  }

  /** Writes effects as previewed; what changed since the preview is left alone. */
  public Outcome<Integer> apply(Collection<Effect> effects) {
    return work.write(ledger -> {
      int written = 0;
      for (Effect effect : effects) {
        Transaction now = ledger.transaction(effect.before().id()).orElse(null);
        if (effect.before().equals(now)) {
          Rules.check(ledger, effect.after(), categories(effect.before()));
          ledger.put(effect.after());
          written++;
        }
      }
      return written;
    });
  }

  /** What rules do with rows of a bank's file before they are written. */
  public static UnaryOperator<Transaction> importing(LedgerReader ledger) {
    List<Rule> rules = ledger.all(Rule.KIND);
    if (rules.isEmpty()) {
      return UnaryOperator.identity();
    }
    var names = new HashMap<RecordId, String>();
    var running = new Running(rules, id -> names.computeIfAbsent(id, payee -> name(ledger, payee)));
    return row -> {
      Transaction made = running.run(row).transaction();
      RecordId category = made.category();
      // a rule may outlive what it names
      return category == null || ledger.category(category).isPresent() ? made : row;
    };
  }

  /** Rules that corrections ask for, and that are not there yet. */
  public List<Rule> proposals() {
    LedgerReader ledger = work.read();
    List<Transaction> imported =
        transactions(ledger, RegisterFilter.all().with(Chips.NONE.flagged(Flag.IMPORTED)));
    return Learning.proposals(
        imported, running(ledger, ledger.all(Rule.KIND)), id -> name(ledger, id), work::newId);
  }

  /**
   * The rule that the correction of a transaction asks for, together with earlier ones.
   *
   * @param most so many of the newest imported transactions are compared with it
   */
  public Optional<Rule> proposalFor(Transaction corrected, int most) {
    LedgerReader ledger = work.read();
    List<Transaction> imported =
        ledger.rows(RegisterFilter.all().with(Chips.NONE.flagged(Flag.IMPORTED)), 0, most).stream()
            .map(RegisterRow::transaction)
            .toList();
    Running known = running(ledger, ledger.all(Rule.KIND));
    var subject = new Matching.Subject(corrected, "");
    return Learning.proposals(imported, known, id -> name(ledger, id), work::newId).stream()
        .filter(rule -> Matching.matches(rule, subject))
        .findFirst();
  }

  private static Set<RecordId> categories(Transaction tx) {
    var all = new HashSet<RecordId>();
    Optional.ofNullable(tx.category()).ifPresent(all::add);
    tx.lines().forEach(line -> line.categoryId().ifPresent(all::add));
    return all;
  }

  private static Running running(LedgerReader ledger, Collection<Rule> rules) {
    var names = new HashMap<RecordId, String>();
    return new Running(rules, id -> names.computeIfAbsent(id, payee -> name(ledger, payee)));
  }

  private static String name(LedgerReader ledger, RecordId payee) {
    return ledger.payee(payee).map(Payee::name).orElse("");
  }

  private static List<Transaction> transactions(LedgerReader ledger, RegisterFilter filter) {
    var all = new ArrayList<Transaction>();
    int count = ledger.count(filter);
    for (int offset = 0; offset < count; offset += PAGE) {
      ledger.rows(filter, offset, PAGE).forEach(row -> all.add(row.transaction()));
    }
    return all;
  }
}

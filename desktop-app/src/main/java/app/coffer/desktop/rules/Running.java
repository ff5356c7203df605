package app.coffer.desktop.rules;

import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.rules.Matching.Subject;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What rules make of a transaction. Pure. */
final class Running {
  private final List<Rule> rules;
  private final Function<RecordId, String> payeeNames;

  /**
   * @param payeeNames empty for one that is not there
   */
  Running(Collection<Rule> rules, Function<RecordId, String> payeeNames) {
    this.rules =
        rules.stream()
            .filter(Rule::enabled)
            .sorted(Comparator.comparingInt(Rule::order).thenComparing(Rule::id))
            .toList();
    this.payeeNames = payeeNames;
  }

  /** The transaction afterwards, and the rules that matched on the way. */
  record Result(Transaction transaction, List<Rule> matched) {}

  /** Each rule sees what the ones before it made. */
  Result run(Transaction transaction) {
    Transaction now = transaction;
    var matched = new ArrayList<Rule>();
    for (Rule rule : rules) {
      if (Matching.matches(rule, new Subject(now, payee(now)))) {
        matched.add(rule);
        for (Action action : rule.actions()) {
          now = done(action, now);
        }
      }
    }
    return new Result(now, matched);
  }

  private String payee(Transaction tx) {
    return tx.payee() == null ? "" : payeeNames.apply(tx.payee());
  }

  private static Transaction done(Action action, Transaction tx) {
    boolean plain = tx.transfer() == null && tx.lines().isEmpty();
    return switch (action) {
      case Action.SetPayee(RecordId payee) ->
          with(tx, payee, tx.category(), tx.notes(), tx.tags(), tx.status());
      case Action.SetCategory(RecordId category) ->
          with(
              tx, tx.payee(), plain ? category : tx.category(), tx.notes(), tx.tags(), tx.status());
      case Action.AddTags(var added) -> {
        var tags = new TreeSet<>(tx.tags());
        tags.addAll(added);
        yield with(tx, tx.payee(), tx.category(), tx.notes(), tags, tx.status());
      }
      case Action.SetNotes(String notes) ->
          with(tx, tx.payee(), tx.category(), notes, tx.tags(), tx.status());
      case Action.SetStatus(Clearing status) ->
          with(
              tx,
              tx.payee(),
              tx.category(),
              tx.notes(),
              tx.tags(),
              tx.status() == Clearing.RECONCILED ? tx.status() : status);
    };
  }

  private static Transaction with(
      Transaction tx,
      @Nullable RecordId payee,
      @Nullable RecordId category,
      String notes,
      SortedSet<String> tags,
      Clearing status) {
    return new Transaction(
        tx.id(),
        tx.account(),
        tx.date(),
        payee,
        tx.amount(),
        category,
        tx.transfer(),
        tx.lines(),
        tx.number(),
        notes,
        tags,
        status,
        tx.importKeys(),
        tx.importText());
  }
}

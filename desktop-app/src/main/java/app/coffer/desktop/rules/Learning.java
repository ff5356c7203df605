package app.coffer.desktop.rules;

import app.coffer.desktop.ledger.Transaction;
import app.coffer.wire.id.RecordId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Proposes rules from corrections. An imported row keeps what the bank wrote; where rows that the
 * bank wrote alike were twice given the same payee or category, a rule can do so from now on. Pure.
 */
final class Learning {
  private static final int LEAST_TIMES = 2;
  private static final int WORDS = 3;

  private Learning() {}

  static List<Rule> proposals(
      Collection<Transaction> imported,
      Running known,
      Function<RecordId, String> payeeNames,
      Supplier<RecordId> newId) {
    Map<String, List<Transaction>> alike = new LinkedHashMap<>();
    for (Transaction tx : imported) {
      String wrote = wrote(tx.importText());
      if (!wrote.isEmpty() && tx.transfer() == null && tx.lines().isEmpty()) {
        alike.computeIfAbsent(wrote, added -> new ArrayList<>()).add(tx);
      }
    }
    var proposals = new ArrayList<Rule>();
    alike.forEach((wrote, group) -> {
      List<Action> actions = actions(wrote, group, known, payeeNames);
      if (!actions.isEmpty()) {
        var condition =
            new Condition.Words(Condition.Part.IMPORT_TEXT, Condition.How.CONTAINS, wrote);
        proposals.add(
            new Rule(newId.get(), wrote, 0, true, true, false, List.of(condition), actions));
      }
    });
    return proposals;
  }

  private static List<Action> actions(
      String wrote, List<Transaction> group, Running known, Function<RecordId, String> payeeNames) {
    Transaction first = group.getFirst();
    boolean handled =
        group.size() < LEAST_TIMES
            || group.stream().anyMatch(tx -> !known.run(tx).matched().isEmpty());
    if (handled) {
      return List.of();
    }
    var actions = new ArrayList<Action>();
    RecordId payee = first.payee();
    boolean renamed =
        payee != null
            && group.stream().allMatch(tx -> payee.equals(tx.payee()))
            && !wrote.startsWith(Matching.folded(payeeNames.apply(payee)));
    if (renamed) {
      actions.add(new Action.SetPayee(payee));
    }
    RecordId category = first.category();
    if (category != null && group.stream().allMatch(tx -> category.equals(tx.category()))) {
      actions.add(new Action.SetCategory(category));
    }
    return actions;
  }

  /** The first words after day and amount that have no digit in them: they come again. */
  private static String wrote(String importText) {
    String[] parts = importText.split(" ", 3);
    return parts.length < 3
        ? ""
        : Stream.of(Matching.folded(parts[2]).split(" "))
            .takeWhile(word -> word.chars().noneMatch(Character::isDigit))
            .limit(WORDS)
            .collect(Collectors.joining(" "));
  }
}

package app.coffer.desktop.ledger;

import app.coffer.desktop.ledger.Outcome.Reason;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * An edit as the person made it: what differs between {@code before}, which they were shown, and
 * {@code after}. It is laid onto the row as it is now, so that what sync brought meanwhile stays;
 * only where both changed the same thing, it is refused.
 */
record TransactionEdit(Transaction before, Transaction after) {

  /** The row after the edit. */
  Transaction onto(Transaction now) {
    refuseReconciled(now);
    Function<Transaction, Object> money =
        tx -> List.of(tx.amount(), Objects.requireNonNullElse(tx.transfer(), ""), tx.lines());
    Transaction moneyFrom = from(now, money, "amount") ? after : now;
    return new Transaction(
        now.id(),
        from(now, Transaction::account, "account") ? after.account() : now.account(),
        from(now, Transaction::date, "date") ? after.date() : now.date(),
        from(now, Transaction::payee, "payee") ? after.payee() : now.payee(),
        moneyFrom.amount(),
        from(now, Transaction::category, "category") ? after.category() : now.category(),
        moneyFrom.transfer(),
        moneyFrom.lines(),
        from(now, Transaction::number, "number") ? after.number() : now.number(),
        from(now, Transaction::notes, "notes") ? after.notes() : now.notes(),
        merged(before.tags(), after.tags(), now.tags()),
        from(now, Transaction::status, "status") ? after.status() : now.status(),
        merged(before.importKeys(), after.importKeys(), now.importKeys()),
        from(now, Transaction::importText, "importText") ? after.importText() : now.importText());
  }

  /** Whether the edit decides this; otherwise the row does. */
  private boolean from(Transaction now, Function<Transaction, ?> part, String field) {
    Object edited = part.apply(after);
    if (Objects.equals(edited, part.apply(before))) {
      return false;
    }
    Object current = part.apply(now);
    if (!Objects.equals(current, part.apply(before)) && !Objects.equals(current, edited)) {
      throw new Refusal(Reason.CHANGED_MEANWHILE, field);
    }
    return true;
  }

  /** What a statement confirmed stays, unless the same edit takes the confirmation back. */
  private void refuseReconciled(Transaction now) {
    boolean reopened =
        before.status() == Clearing.RECONCILED && after.status() != Clearing.RECONCILED;
    if (now.status() != Clearing.RECONCILED || reopened) {
      return;
    }
    if (!after.account().equals(before.account())) {
      throw new Refusal(Reason.RECONCILED, "account");
    }
    if (!after.date().equals(before.date())) {
      throw new Refusal(Reason.RECONCILED, "date");
    }
    // categories of lines are free: what a bank saw is the sum in its account
    if (!after.moves().equals(before.moves())) {
      throw new Refusal(Reason.RECONCILED, "amount");
    }
  }

  private static SortedSet<String> merged(
      SortedSet<String> before, SortedSet<String> after, SortedSet<String> now) {
    var merged = new TreeSet<>(now);
    after.stream().filter(item -> !before.contains(item)).forEach(merged::add);
    before.stream().filter(item -> !after.contains(item)).forEach(merged::remove);
    return merged;
  }
}

package app.coffer.desktop.outlook;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.ConflictEffects;
import app.coffer.desktop.conflict.Content;
import app.coffer.desktop.conflict.Effects.Off;
import app.coffer.desktop.conflict.Plans.OnReconciled;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.ledger.Statement;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What agreements with the bank come to. */
final class StatementOutlook {
  /** Later than any transaction. */
  private static final LocalDate EVER = LocalDate.of(9999, 12, 31);

  private final LedgerReader ledger;

  StatementOutlook(LedgerReader ledger) {
    this.ledger = ledger;
  }

  /** What is reconciled in the accounts that a transaction touches. */
  List<OnReconciled> reconciled(Conflict conflict, List<Change> candidates) {
    if (!conflict.touchesReconciled()) {
      return List.of();
    }
    var accounts = new LinkedHashSet<>(settled(conflict.provisional()).keySet());
    candidates.forEach(candidate -> accounts.addAll(settled(candidate).keySet()));
    var sums = new ArrayList<OnReconciled>();
    for (RecordId id : accounts) {
      Optional<Account> account = ledger.account(id);
      if (account.isPresent()) {
        Money now = ledger.balance(id, EVER, Clearing.RECONCILED);
        Money without = now.minus(part(conflict.provisional(), id, now));
        List<Money> then =
            candidates.stream().map(each -> without.plus(part(each, id, now))).toList();
        sums.add(new OnReconciled(id, account.get().name(), now, then));
      }
    }
    return sums;
  }

  /** By how much each shape of a statement is off from what is reconciled up to its day. */
  List<Off> off(List<Optional<Statement>> shapes) {
    var accounts = new LinkedHashSet<RecordId>();
    shapes.forEach(shape -> shape.ifPresent(known -> accounts.add(known.account())));
    var all = new ArrayList<Off>();
    for (RecordId id : accounts) {
      Optional<Account> account = ledger.account(id);
      if (account.isPresent()) {
        Money zero = Money.zero(account.get().opening().currency());
        all.add(
            new Off(
                id,
                account.get().name(),
                shapes.stream().map(shape -> off(shape, id).orElse(zero)).toList()));
      }
    }
    return all;
  }

  private Optional<Money> off(Optional<Statement> shape, RecordId account) {
    return shape
        .filter(statement -> statement.account().equals(account))
        .flatMap(statement -> {
          Money reconciled = ledger.balance(account, statement.date(), Clearing.RECONCILED);
          return reconciled.currency().equals(statement.balance().currency())
              ? Optional.of(reconciled.minus(statement.balance()))
              : Optional.empty();
        });
  }

  private static Map<RecordId, Money> settled(Change change) {
    return !change.removed() && new Content(change).reconciled()
        ? ConflictEffects.contribution(change)
        : Map.of();
  }

  private static Money part(Change change, RecordId account, Money in) {
    Money zero = Money.zero(in.currency());
    Money part = settled(change).getOrDefault(account, zero);
    return part.currency().equals(in.currency()) ? part : zero;
  }
}

package app.coffer.desktop.ledger;

import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.Outcome.Reason;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.function.Supplier;

/** What is done with several transactions in one write, or with copies of them. */
final class Several {
  private final Writer ledger;
  private final Supplier<RecordId> newId;

  Several(Writer ledger, Supplier<RecordId> newId) {
    this.ledger = ledger;
    this.newId = newId;
  }

  Transaction copied(RecordId id, LocalDate date) {
    TransactionDraft draft = TransactionDrafts.of(ledger, Ledger.transaction(ledger, id));
    Transaction copy =
        TransactionDrafts.made(ledger, newId.get(), TransactionDrafts.copyOf(draft, date), newId);
    Ledger.refuseClosed(ledger, copy);
    Rules.check(ledger, copy, Set.of());
    ledger.put(copy);
    return copy;
  }

  /** How many are not as they were. */
  int edited(Collection<RecordId> ids, SeveralEdit edit) {
    int changed = 0;
    for (RecordId id : ids) {
      Transaction before = Ledger.transaction(ledger, id);
      TransactionDraft shown = TransactionDrafts.of(ledger, before);
      TransactionDraft after = edit.onto(shown);
      Transaction made = TransactionDrafts.made(ledger, id, after, newId);
      Transaction rest = TransactionDrafts.rest(made, after, before, shown);
      changed += Ledger.edited(ledger, before, rest).equals(before) ? 0 : 1;
    }
    return changed;
  }

  int removed(Collection<RecordId> ids) {
    for (RecordId id : ids) {
      if (Ledger.transaction(ledger, id).status() == Clearing.RECONCILED) {
        throw new Refusal(Reason.RECONCILED, "status");
      }
      ledger.remove(id);
    }
    return ids.size();
  }
}

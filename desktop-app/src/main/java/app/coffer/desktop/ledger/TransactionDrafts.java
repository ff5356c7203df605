package app.coffer.desktop.ledger;

import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.Outcome.Reason;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** From typed to stored and back. */
final class TransactionDrafts {
  private TransactionDrafts() {}

  /** The transaction a draft means; its new payee and categories are written. */
  static Transaction made(
      Writer ledger, RecordId id, TransactionDraft draft, Supplier<RecordId> newId) {
    List<LineDraft> typed = draft.lines();
    // a split into one part is no split
    boolean single = typed.size() == 1 && typed.getFirst().amount().equals(draft.amount());
    Transfer transfer = single ? transfer(ledger, typed.getFirst()) : transfer(ledger, draft);
    String category = single ? typed.getFirst().category() : draft.category();
    List<Line> lines =
        single ? List.of() : typed.stream().map(line -> line(ledger, line, newId)).toList();
    return new Transaction(
        id,
        draft.account(),
        draft.date(),
        Names.payee(ledger, draft.payee(), newId),
        draft.amount(),
        transfer != null || !lines.isEmpty()
            ? null
            : Names.categoryOrNone(ledger, category, "category", newId),
        transfer,
        lines,
        draft.number().strip(),
        draft.notes().strip(),
        tags(draft),
        draft.status(),
        new TreeSet<>(),
        "");
  }

  static TransactionDraft of(LedgerReader ledger, Transaction tx) {
    Transfer transfer = tx.transfer();
    return new TransactionDraft(
        tx.account(),
        tx.date(),
        Optional.ofNullable(tx.payee()).flatMap(ledger::payee).map(Payee::name).orElse(""),
        tx.amount(),
        path(ledger, tx.category()),
        transfer == null ? null : transfer.account(),
        transfer == null ? null : transfer.amount(),
        tx.lines().stream().map(line -> lineDraft(ledger, line)).toList(),
        tx.number(),
        tx.notes(),
        tx.tags(),
        tx.status());
  }

  /** The same on another day, with lines of its own. */
  static TransactionDraft copyOf(TransactionDraft draft, LocalDate date) {
    return new TransactionDraft(
        draft.account(),
        date,
        draft.payee(),
        draft.amount(),
        draft.category(),
        draft.transferAccount(),
        draft.transferAmount(),
        draft.lines().stream()
            .map(line ->
                new LineDraft(
                    null,
                    line.category(),
                    line.amount(),
                    line.notes(),
                    line.transferAccount(),
                    line.transferAmount()))
            .toList(),
        "",
        draft.notes(),
        draft.tags(),
        Clearing.UNCLEARED);
  }

  /**
   * Completes an edit: what a draft does not hold stays, and so does what the person left as it was
   * shown, whose name may be missing here or stand for several.
   */
  static Transaction rest(
      Transaction made, TransactionDraft after, Transaction before, TransactionDraft shown) {
    boolean sameKind =
        (made.transfer() == null) == (before.transfer() == null)
            && made.lines().isEmpty() == before.lines().isEmpty();
    return new Transaction(
        before.id(),
        made.account(),
        made.date(),
        after.payee().equals(shown.payee()) ? before.payee() : made.payee(),
        made.amount(),
        sameKind && after.category().equals(shown.category()) ? before.category() : made.category(),
        made.transfer(),
        after.lines().equals(shown.lines()) ? before.lines() : made.lines(),
        made.number(),
        made.notes(),
        made.tags(),
        made.status(),
        before.importKeys(),
        before.importText());
  }

  private static @Nullable Transfer transfer(LedgerReader ledger, TransactionDraft draft) {
    RecordId to = draft.transferAccount();
    return to == null ? null : transfer(ledger, to, draft.amount(), draft.transferAmount());
  }

  private static @Nullable Transfer transfer(LedgerReader ledger, LineDraft line) {
    RecordId to = line.transferAccount();
    return to == null ? null : transfer(ledger, to, line.amount(), line.transferAmount());
  }

  /** Within a currency what arrives is what left. */
  private static Transfer transfer(
      LedgerReader ledger, RecordId to, Money amount, @Nullable Money arrives) {
    Account other = Rules.account(ledger, to, "transferAccount");
    if (other.opening().currency().equals(amount.currency())) {
      return new Transfer(to, amount.negated());
    }
    if (arrives == null) {
      throw new Refusal(Reason.CURRENCY_MISMATCH, "transferAmount");
    }
    return new Transfer(to, arrives);
  }

  private static Line line(Writer ledger, LineDraft line, Supplier<RecordId> newId) {
    RecordId id = line.id() == null ? newId.get() : line.id();
    Transfer transfer = transfer(ledger, line);
    return new Line(
        id,
        transfer == null ? Names.categoryOrNone(ledger, line.category(), "lines", newId) : null,
        line.amount(),
        line.notes().strip(),
        transfer);
  }

  private static LineDraft lineDraft(LedgerReader ledger, Line line) {
    Transfer transfer = line.transfer();
    return new LineDraft(
        line.id(),
        path(ledger, line.category()),
        line.amount(),
        line.notes(),
        transfer == null ? null : transfer.account(),
        transfer == null ? null : transfer.amount());
  }

  private static TreeSet<String> tags(TransactionDraft draft) {
    var tags = new TreeSet<String>();
    draft.tags().stream()
        .map(tag -> tag.strip().replaceAll("\\s+", " "))
        .filter(tag -> !tag.isEmpty())
        .forEach(tags::add);
    return tags;
  }

  private static String path(LedgerReader ledger, @Nullable RecordId category) {
    return Optional.ofNullable(category)
        .flatMap(ledger::category)
        .map(found -> Names.path(ledger.categoryGroups(), found))
        .orElse("");
  }
}

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
    Transfer transfer = transfer(ledger, draft);
    List<LineDraft> typed = draft.lines();
    // a split into one part is no split
    boolean single = typed.size() == 1 && typed.getFirst().amount().equals(draft.amount());
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
        tx.lines().stream()
            .map(line ->
                new LineDraft(
                    line.id(), path(ledger, line.category()), line.amount(), line.notes()))
            .toList(),
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
            .map(line -> new LineDraft(null, line.category(), line.amount(), line.notes()))
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
    if (to == null) {
      return null;
    }
    Account other = Rules.account(ledger, to, "transferAccount");
    if (other.opening().currency().equals(draft.amount().currency())) {
      return new Transfer(to, draft.amount().negated());
    }
    Money arrives = draft.transferAmount();
    if (arrives == null) {
      throw new Refusal(Reason.CURRENCY_MISMATCH, "transferAmount");
    }
    return new Transfer(to, arrives);
  }

  private static Line line(Writer ledger, LineDraft line, Supplier<RecordId> newId) {
    RecordId id = line.id();
    return new Line(
        id == null ? newId.get() : id,
        Names.categoryOrNone(ledger, line.category(), "lines", newId),
        line.amount(),
        line.notes().strip());
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

package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.SeveralEdit;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.RefusalWords;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/** What is done with the transactions that are selected; each is one step to undo. */
final class RegisterDoings {
  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private final Undoing undoing;

  RegisterDoings(OpenVault vault, UiContext context, Overlay overlay, Undoing undoing) {
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    this.undoing = undoing;
  }

  /** All become cleared; where all were, none is. What a statement confirmed stays. */
  void toggleCleared(List<RegisterRow> rows) {
    List<RegisterRow> free =
        rows.stream().filter(row -> status(row) != Clearing.RECONCILED).toList();
    if (free.isEmpty()) {
      overlay.toasts().show(context.words().get("refused.RECONCILED"));
      return;
    }
    boolean all = free.stream().allMatch(row -> status(row) == Clearing.CLEARED);
    Clearing next = all ? Clearing.UNCLEARED : Clearing.CLEARED;
    var edit =
        new SeveralEdit(null, null, null, null, java.util.Set.of(), java.util.Set.of(), next);
    doing(() -> vault.ledger().editSeveral(ids(free), edit), rows, done -> {});
  }

  /** Once more, with today's date. */
  void duplicate(List<RegisterRow> rows, Consumer<List<RecordId>> then) {
    doing(
        () -> vault.ledger().duplicateSeveral(ids(rows), context.today()),
        rows,
        copies -> {
          undoing.tell(context.words().count("register.duplicated", copies.size()));
          then.accept(copies.stream().map(Transaction::id).toList());
        });
  }

  /** Opens one form for all of them. */
  void editSeveral(List<RegisterRow> rows) {
    var names = new EntryViewModel(vault, context);
    names.load(() -> SeveralDialog.open(overlay, context, names, rows, edit -> write(rows, edit)));
  }

  private void write(List<RegisterRow> rows, SeveralEdit edit) {
    if (edit.equals(SeveralEdit.NOTHING)) {
      return;
    }
    doing(
        () -> vault.ledger().editSeveral(ids(rows), edit),
        rows,
        changed -> undoing.tell(context.words().count("register.edited", changed)));
  }

  /** Nothing is asked: the toast takes it back. */
  void remove(List<RegisterRow> rows, String name) {
    doing(
        () -> vault.ledger().removeSeveral(ids(rows)),
        rows,
        removed ->
            undoing.tell(
                removed == 1
                    ? context.words().get("register.removed", name)
                    : context.words().get("register.removedSeveral", removed)));
  }

  /** As lines with tabs between, which spreadsheets take. */
  void copy(List<RegisterRow> rows) {
    var content = new ClipboardContent();
    content.putString(rows.stream().map(this::line).collect(Collectors.joining("\n")));
    Clipboard.getSystemClipboard().setContent(content);
    overlay.toasts().show(context.words().count("register.copied", rows.size()));
  }

  private String line(RegisterRow row) {
    return String.join(
            "\t",
            row.transaction().date().toString(),
            row.account(),
            row.transferAccount().isEmpty() ? row.payee() : row.transferAccount(),
            row.category(),
            row.transaction().notes(),
            row.amount().decimal(),
            row.amount().currency().getCurrencyCode())
        .replace('\n', ' ');
  }

  /** Does it, or asks first where a statement has confirmed one of them. */
  private <T> void doing(Callable<Outcome<T>> work, List<RegisterRow> rows, Consumer<T> then) {
    context
        .background()
        .run(work)
        .then(outcome -> {
          switch (outcome) {
            case Outcome.Done<T>(T value) -> then.accept(value);
            case Outcome.Refused<T> no when no.reason() == Outcome.Reason.RECONCILED ->
                askFirst(rows, () -> doing(work, rows, then));
            case Outcome.Refused<T> no ->
                overlay.toasts().show(RefusalWords.of(no, context.words()));
          }
        });
  }

  private void askFirst(List<RegisterRow> rows, Runnable again) {
    var confirming = new Confirming(vault, context);
    List<RecordId> confirmed =
        ids(rows.stream().filter(row -> status(row) == Clearing.RECONCILED).toList());
    if (confirmed.isEmpty()) {
      // confirmed since it was read: the register shows it with its next reading
      overlay.toasts().show(context.words().get("refused.RECONCILED"));
      return;
    }
    confirming.statementOf(
        confirmed.getFirst(),
        statement ->
            Confirming.ask(statement, context, overlay, () -> confirming.reopen(confirmed, again)));
  }

  private static Clearing status(RegisterRow row) {
    return row.transaction().status();
  }

  private static List<RecordId> ids(List<RegisterRow> rows) {
    return rows.stream().map(row -> row.transaction().id()).toList();
  }
}

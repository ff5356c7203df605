package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Statement;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.function.Consumer;

/** What a statement has confirmed is changed only after somebody agreed to reopen it. */
final class Confirming {
  private final OpenVault vault;
  private final UiContext context;

  Confirming(OpenVault vault, UiContext context) {
    this.vault = vault;
    this.context = context;
  }

  /** The statement that confirmed a transaction, on the window's thread. */
  void statementOf(RecordId transaction, Consumer<Optional<Statement>> then) {
    context
        .background()
        .run(() -> vault.books().reconciling().statementOf(transaction))
        .then(then::accept);
  }

  /** Takes back what statements have confirmed of these, and goes on. */
  void reopen(Collection<RecordId> transactions, Runnable then) {
    var reconciling = vault.books().reconciling();
    context
        .background()
        .run(() -> {
          var statements = new LinkedHashSet<RecordId>();
          transactions.forEach(
              id -> reconciling.statementOf(id).map(Statement::id).ifPresent(statements::add));
          statements.forEach(reconciling::reopen);
          for (RecordId id : transactions) {
            // confirmed by a statement that is not there, such as one of another program
            vault
                .ledger()
                .read()
                .transaction(id)
                .filter(tx -> tx.status() == Clearing.RECONCILED)
                .ifPresent(tx -> vault.ledger().setStatus(id, Clearing.CLEARED));
          }
          return statements.size();
        })
        .then(done -> then.run());
  }

  /** Asks whether to reopen a statement for a change. */
  static void ask(
      Optional<Statement> statement, UiContext context, Overlay overlay, Runnable goOn) {
    Words words = context.words();
    String question =
        statement
            .map(found -> words.get("confirmed.in", context.formats().date(found.date())))
            .orElseGet(() -> words.get("confirmed.somewhere"));
    var dialog = Dialog.asking(words.get("confirmed.title"), question);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.destroy(
        words.get("confirmed.goOn"),
        () -> {
          overlay.closeDialog();
          goOn.run();
        });
    overlay.open(dialog);
  }
}

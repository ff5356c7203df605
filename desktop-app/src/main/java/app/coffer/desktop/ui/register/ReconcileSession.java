package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.Statement;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Begins and ends the agreeing with a statement, in the place of a register's rows. */
final class ReconcileSession {
  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private final RegisterScreen.Actions actions;
  private final Consumer<ReconcilePane> show;
  private final Runnable over;
  private @Nullable ReconcilePane pane;

  /**
   * @param show puts the pane in the place of the rows
   * @param over puts the rows back
   */
  ReconcileSession(
      OpenVault vault,
      UiContext context,
      Overlay overlay,
      RegisterScreen.Actions actions,
      Consumer<ReconcilePane> show,
      Runnable over) {
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    this.actions = actions;
    this.show = show;
    this.over = over;
  }

  /** Opens the statement that was left for later, or a new one. */
  void begin(Account account) {
    if (pane == null) {
      ReconcilePane made = made(account);
      pane = made;
      show.accept(made);
      made.begin();
    }
  }

  /** Goes back to the rows, if one is open. */
  void end() {
    if (pane != null) {
      pane.end();
      pane = null;
      over.run();
    }
  }

  private ReconcilePane made(Account account) {
    var untouched = new ReconcileViewModel.Draft(context.formats().date(context.today()), "");
    var agreeing =
        new ReconcileViewModel(
            vault, context, account, actions.statements().getOrDefault(account.id(), untouched));
    return new ReconcilePane(
        agreeing,
        context,
        overlay.toasts()::show,
        new ReconcilePane.Done() {
          @Override
          public void later() {
            actions.statements().put(account.id(), agreeing.draft());
            end();
          }

          @Override
          public void finished(Statement statement) {
            actions.statements().remove(account.id());
            actions
                .undoing()
                .tell(context.words().count("reconcile.done", statement.transactions().size()));
            end();
          }
        });
  }
}

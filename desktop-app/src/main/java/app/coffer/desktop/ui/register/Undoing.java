package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Acts;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ui.kit.ActWords;
import app.coffer.desktop.ui.kit.Refresh;
import app.coffer.desktop.ui.kit.RefusalWords;
import app.coffer.desktop.ui.kit.Toasts;
import app.coffer.desktop.ui.kit.UiContext;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Undo and redo of whatever was done in this window since the vault was opened. */
public final class Undoing implements AutoCloseable {
  private final Acts acts;
  private final UiContext context;
  private final Toasts toasts;
  private final Refresh refresh;
  private final ReadOnlyObjectWrapper<Optional<Acts.Label>> undoable =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Acts.Label>> redoable =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  public Undoing(Acts acts, UiContext context, Toasts toasts) {
    this.acts = acts;
    this.context = context;
    this.toasts = toasts;
    refresh = new Refresh(acts.steps(), context.background(), this::read);
    read();
  }

  /** What Ctrl+Z would take back. */
  public ReadOnlyObjectProperty<Optional<Acts.Label>> undoableProperty() {
    return undoable.getReadOnlyProperty();
  }

  /** What Ctrl+Shift+Z would do again. */
  public ReadOnlyObjectProperty<Optional<Acts.Label>> redoableProperty() {
    return redoable.getReadOnlyProperty();
  }

  public void undo() {
    step(acts::undo, "undo.undone");
  }

  public void redo() {
    step(acts::redo, "undo.redone");
  }

  /** Tells what was just done, with a button that takes exactly this back. */
  public void tell(String text) {
    Optional<Acts.Label> told = acts.undoable();
    toasts.show(
        text,
        context.words().get("undo.undo"),
        () -> {
          // by identity: two acts may be called the same
          if (told.isPresent() && acts.undoable().filter(now -> now == told.get()).isPresent()) {
            undo();
          } else {
            toasts.show(context.words().get("undo.notLast"));
          }
        });
  }

  private void step(Supplier<Outcome<Acts.Label>> step, String said) {
    context
        .background()
        .run(step::get)
        .then(outcome -> {
          switch (outcome) {
            case Outcome.Done<Acts.Label>(var act) ->
                toasts.show(context.words().get(said, ActWords.of(act, context.words())));
            case Outcome.Refused<Acts.Label> no ->
                toasts.show(RefusalWords.of(no, context.words()));
          }
        });
  }

  private void read() {
    undoable.set(acts.undoable());
    redoable.set(acts.redoable());
  }

  @Override
  public void close() {
    refresh.close();
  }
}

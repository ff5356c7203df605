package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Acts;
import app.coffer.desktop.ui.kit.ActToasts;
import app.coffer.desktop.ui.kit.Refresh;
import app.coffer.desktop.ui.kit.Toasts;
import app.coffer.desktop.ui.kit.UiContext;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Undo and redo of whatever was done in this window since the vault was opened. */
public final class Undoing implements AutoCloseable {
  private final Acts acts;
  private final ActToasts toasts;
  private final Refresh refresh;
  private final ReadOnlyObjectWrapper<Optional<Acts.Label>> undoable =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Acts.Label>> redoable =
      new ReadOnlyObjectWrapper<>(Optional.empty());

  public Undoing(Acts acts, UiContext context, Toasts toasts) {
    this.acts = acts;
    this.toasts = new ActToasts(acts, context, toasts);
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
    toasts.undo();
  }

  public void redo() {
    toasts.redo();
  }

  /** Tells what was just done, with a button that takes exactly this back. */
  public void tell(String text) {
    toasts.done(text);
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

package app.coffer.desktop.ui.kit;

import app.coffer.desktop.ledger.Acts;
import app.coffer.desktop.ledger.Outcome;
import java.util.Optional;
import java.util.function.Supplier;

/** Says in toasts what was done, with a button that takes exactly this back. */
public final class ActToasts implements Told {
  private final Acts acts;
  private final UiContext context;
  private final Toasts toasts;

  public ActToasts(Acts acts, UiContext context, Toasts toasts) {
    this.acts = acts;
    this.context = context;
    this.toasts = toasts;
  }

  @Override
  public void done(String sentence) {
    Optional<Acts.Label> told = acts.undoable();
    toasts.show(
        sentence,
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

  @Override
  public void refused(String sentence) {
    toasts.show(sentence);
  }

  public void undo() {
    step(acts::undo, "undo.undone");
  }

  public void redo() {
    step(acts::redo, "undo.redone");
  }

  private void step(Supplier<Outcome<Acts.Label>> step, String said) {
    context
        .background()
        .run(step::get)
        .then(outcome -> {
          switch (outcome) {
            case Outcome.Done<Acts.Label>(var act) ->
                toasts.show(context.words().get(said, ActWords.of(act, context.words())));
            case Outcome.Refused<Acts.Label> no -> refused(RefusalWords.of(no, context.words()));
          }
        });
  }
}

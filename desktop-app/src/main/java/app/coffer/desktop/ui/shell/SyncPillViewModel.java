package app.coffer.desktop.ui.shell;

import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.settings.SyncFaultWords;
import java.util.Optional;

/**
 * What the pill says of a state: first what a person must do, then what waits, then that all is
 * well.
 */
final class SyncPillViewModel {
  private final UiContext context;

  SyncPillViewModel(UiContext context) {
    this.context = context;
  }

  /** The six faces of the pill. */
  enum Face {
    HIDDEN,
    UP_TO_DATE,
    SYNCING,
    WAITING,
    TO_DECIDE,
    NEEDS_YOU
  }

  /**
   * @param text beside the icon
   * @param detail a sentence for the popover
   * @param action what the popover offers besides syncing now
   */
  record Pill(Face face, String text, String detail, SyncFaultWords.Action action) {}

  Pill pill(SyncControl.State state) {
    var words = context.words();
    Optional<SyncFaultWords.Advice> advice =
        state.fault().map(fault -> SyncFaultWords.of(fault, words));
    String last = last(state);
    if (state.phase() == SyncControl.Phase.OFF) {
      return state.conflicts() == 0
          ? new Pill(Face.HIDDEN, "", "", SyncFaultWords.Action.NONE)
          : toDecide(state, last);
    }
    if (state.phase() == SyncControl.Phase.RUNNING) {
      return new Pill(Face.SYNCING, words.get("pill.syncing"), last, SyncFaultWords.Action.NONE);
    }
    if (advice.isPresent() && advice.get().needsPerson()) {
      return new Pill(
          Face.NEEDS_YOU,
          words.get("pill.needsYou"),
          advice.get().sentence(),
          advice.get().action());
    }
    if (state.conflicts() > 0) {
      return toDecide(state, advice.map(SyncFaultWords.Advice::sentence).orElse(last));
    }
    if (state.pending() > 0
        || state.files() > 0
        || advice.isPresent()
        || state.lastSync().isEmpty()) {
      return new Pill(
          Face.WAITING,
          waiting(state),
          advice.map(SyncFaultWords.Advice::sentence).orElse(last),
          advice.map(SyncFaultWords.Advice::action).orElse(SyncFaultWords.Action.NONE));
    }
    return new Pill(
        Face.UP_TO_DATE,
        words.get("pill.upToDate", context.formats().moment(state.lastSync().get(), now())),
        last,
        SyncFaultWords.Action.NONE);
  }

  private String waiting(SyncControl.State state) {
    if (state.pending() > 0) {
      return context.words().count("pill.waiting", state.pending());
    }
    return state.files() > 0
        ? context.words().count("attachments.pill", state.files())
        : context.words().get("pill.notYet");
  }

  private Pill toDecide(SyncControl.State state, String detail) {
    return new Pill(
        Face.TO_DECIDE,
        context.words().count("pill.toDecide", state.conflicts()),
        detail,
        SyncFaultWords.Action.NONE);
  }

  private String last(SyncControl.State state) {
    return state
        .lastSync()
        .map(at ->
            context.words().get("pill.last", context.formats().ago(at, now(), context.words())))
        .orElse(context.words().get("pill.never"));
  }

  private java.time.Instant now() {
    return context.clock().instant();
  }
}

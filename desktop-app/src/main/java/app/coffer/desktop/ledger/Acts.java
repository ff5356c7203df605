package app.coffer.desktop.ledger;

import app.coffer.desktop.change.ChangeFeed;
import app.coffer.desktop.change.Entity;
import app.coffer.desktop.ledger.LedgerStore.Writer;
import app.coffer.desktop.ledger.Outcome.Reason;
import app.coffer.desktop.ledger.RegisterFilter.Chips;
import app.coffer.wire.id.RecordId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A store that remembers what was done through it since the vault was opened, so that it can be
 * undone and done again: each write is one act. What sync brings does not pass here, and an act is
 * not undone where somebody else has changed a record of it since.
 */
public final class Acts extends ReadThrough implements LedgerStore {
  static final int STEPS = 200;

  private final LedgerStore store;
  private final List<Kind<?>> kinds;
  private final Deque<Act> done = new ArrayDeque<>();
  private final Deque<Act> undone = new ArrayDeque<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

  /**
   * What an act did, for people to read.
   *
   * @param subject a name, or empty
   * @param count how many records of that kind
   */
  public record Label(Verb verb, Entity entity, String subject, int count) {}

  /** What became of an act's records. */
  public enum Verb {
    ADDED,
    CHANGED,
    REMOVED
  }

  private record Act(Label label, List<Touch<?>> touches) {}

  private record Recorded<T>(T result, Optional<Act> act) {}

  /** A record before and after an act; null where it was not there. */
  record Touch<T>(Kind<T> kind, RecordId id, @Nullable T before, @Nullable T after) {
    boolean standsIn(LedgerReader ledger) {
      return Objects.equals(ledger.find(kind, id).orElse(null), after);
    }

    void takeBack(Writer ledger) {
      if (before == null) {
        ledger.remove(id);
      } else {
        ledger.put(kind, before);
      }
    }

    Touch<T> reversed() {
      return new Touch<>(kind, id, after, before);
    }
  }

  /**
   * @param kinds all there are
   */
  public Acts(LedgerStore store, List<Kind<?>> kinds) {
    super(store);
    this.store = store;
    this.kinds = List.copyOf(kinds);
  }

  @Override
  public <T> T write(Function<Writer, T> work) {
    Recorded<T> recorded =
        store.write(ledger -> {
          var recorder = new ActRecorder(ledger, kinds);
          T result = work.apply(recorder);
          List<Touch<?>> touches = recorder.touches();
          // the label within: what was committed must not look as if it had failed
          return new Recorded<>(
              result,
              touches.isEmpty()
                  ? Optional.empty()
                  : Optional.of(new Act(ActRecorder.label(recorder, touches), touches)));
        });
    recorded
        .act()
        .ifPresent(act -> {
          remember(act);
          ring();
        });
    return recorded.result();
  }

  /** Rings after what can be undone or done again has changed. */
  public ChangeFeed steps() {
    return listener -> {
      // told apart by itself, so that one listener may listen twice
      Runnable listening = () -> listener.run();
      listeners.add(listening);
      return () -> listeners.remove(listening);
    };
  }

  /** What {@link #undo} would take back. */
  public synchronized Optional<Label> undoable() {
    return Optional.ofNullable(done.peek()).map(Act::label);
  }

  /** What {@link #redo} would do again. */
  public synchronized Optional<Label> redoable() {
    return Optional.ofNullable(undone.peek()).map(Act::label);
  }

  /**
   * Takes the last act back. One that somebody has built upon is refused and forgotten, so that the
   * one before it can be undone.
   */
  public Outcome<Label> undo() {
    Outcome<Label> outcome = step(done, undone);
    ring();
    return outcome;
  }

  public Outcome<Label> redo() {
    Outcome<Label> outcome = step(undone, done);
    ring();
    return outcome;
  }

  private void ring() {
    listeners.forEach(Runnable::run);
  }

  private synchronized Outcome<Label> step(Deque<Act> from, Deque<Act> to) {
    Act act = from.peek();
    if (act == null) {
      return new Outcome.Refused<>(Reason.NOTHING_TO_UNDO, "");
    }
    List<Touch<?>> takenBack = undone(act);
    try {
      store.write(ledger -> {
        takeBack(ledger, takenBack);
        return act;
      });
    } catch (Refusal refused) {
      from.pop();
      return refused.outcome();
    }
    // only now: where the disk failed, the same can be tried again
    from.pop();
    to.push(
        new Act(
            act.label(), takenBack.reversed().stream().<Touch<?>>map(Touch::reversed).toList()));
    return new Outcome.Done<>(act.label());
  }

  /**
   * Names that came along with a transaction stay: another may have used them since. Those that
   * came along with a whole ledger go with it.
   */
  private static List<Touch<?>> undone(Act act) {
    boolean namesOnly = act.touches().stream().allMatch(Acts::addsName);
    boolean ledger =
        act.touches().stream()
            .anyMatch(touch -> touch.before() == null && touch.kind().equals(Kind.ACCOUNT));
    return act.touches().stream().filter(touch -> namesOnly || ledger || !addsName(touch)).toList();
  }

  private static void takeBack(Writer ledger, List<Touch<?>> touches) {
    var back = new TakingActBack(ledger);
    back.check(touches);
    touches.reversed().stream().filter(touch -> !addsName(touch)).forEach(back::take);
    back.finish();
    for (Touch<?> touch : touches.reversed()) {
      if (addsName(touch)) {
        if (inUse(ledger, touch.id())) {
          throw new Refusal(Reason.STILL_IN_USE, "");
        }
        touch.takeBack(ledger);
      }
    }
  }

  private static boolean addsName(Touch<?> touch) {
    return touch.before() == null
        && List.of(Kind.PAYEE, Kind.CATEGORY, Kind.GROUP).contains(touch.kind());
  }

  private static boolean inUse(LedgerReader ledger, RecordId name) {
    Set<RecordId> one = Set.of(name);
    return ledger.count(RegisterFilter.all().with(Chips.NONE.ofPayees(one))) > 0
        || ledger.count(RegisterFilter.all().with(Chips.NONE.ofCategories(one))) > 0
        || ledger.count(RegisterFilter.all().with(Chips.NONE.ofGroups(one))) > 0;
  }

  private synchronized void remember(Act act) {
    undone.clear();
    done.push(act);
    if (done.size() > STEPS) {
      done.removeLast();
    }
  }
}

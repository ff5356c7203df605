package app.coffer.desktop.ui.imports;

import app.coffer.desktop.banking.BankImport.Progress;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.FindingWords;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The one piece of work an import does at a time, off the window's thread: with progress, and a way
 * to stop it. What is begun later makes what was begun before void.
 */
public final class Working {
  /** Finer steps are nothing to look at, and each is a trip to the window's thread. */
  private static final double STEP = 0.01;

  private final Background background;
  private final FindingWords sayings;
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(-1);
  private final AtomicReference<@Nullable Thread> worker = new AtomicReference<>();
  private int begun;

  /**
   * @param sayings how it says why a file cannot be read
   */
  public Working(Background background, FindingWords sayings) {
    this.background = background;
    this.sayings = sayings;
  }

  /** Something that takes a while. */
  @FunctionalInterface
  public interface Work<T> {
    T run(Progress progress) throws Exception;
  }

  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** 0 to 1; -1 where nobody knows. */
  public ReadOnlyDoubleProperty progressProperty() {
    return progress.getReadOnlyProperty();
  }

  /**
   * @param refused what to do with the reason where a file cannot be read
   * @param then what to do with the result; neither happens after {@link #stop}
   */
  public <T> void run(Work<T> work, Consumer<String> refused, Consumer<T> then) {
    stop();
    int mine = begun;
    busy.set(true);
    progress.set(-1);
    background
        .run(() -> {
          worker.set(Thread.currentThread());
          try {
            return work.run(seen(mine));
          } finally {
            worker.compareAndSet(Thread.currentThread(), null);
          }
        })
        .onFault(
            UnreadableFile.class,
            unreadable -> done(mine, () -> refused.accept(sayings.of(unreadable.why()))))
        .onFault(CancellationException.class, stopped -> {})
        .then(result -> done(mine, () -> then.accept(result)));
  }

  /** Ends what is being done; its result is not shown. */
  public void stop() {
    begun++;
    busy.set(false);
    Thread running = worker.getAndSet(null);
    if (running != null && running != Thread.currentThread()) {
      running.interrupt();
    }
  }

  private void done(int mine, Runnable show) {
    if (mine == begun) {
      busy.set(false);
      show.run();
    }
  }

  private Progress seen(int mine) {
    double[] last = {-1};
    return part -> {
      if (part - last[0] >= STEP || part < last[0]) {
        last[0] = part;
        background.onWindow(() -> {
          if (mine == begun) {
            progress.set(part);
          }
        });
      }
    };
  }
}

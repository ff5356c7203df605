package app.coffer.desktop.ui.kit;

import app.coffer.desktop.store.StoreFault;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import javafx.application.Platform;

/**
 * The one door to threads: {@code background.run(work).then(show)} works off the window's thread
 * and comes back to it.
 */
public final class Background {
  private final Executor work;
  private final Executor window;

  private Background(Executor work, Executor window) {
    this.work = work;
    this.window = window;
  }

  /** Work on virtual threads; results on the window's thread. */
  public static Background threads() {
    return new Background(
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("ui-work-", 0).factory()),
        Platform::runLater);
  }

  /** Everything at once, on the caller's thread: for tests and for pictures. */
  public static Background direct() {
    return new Background(Runnable::run, Runnable::run);
  }

  /** Names the work; nothing runs before {@link Job#then}. */
  public <T> Job<T> run(Callable<T> task) {
    return new Job<>(task);
  }

  /** Runs on the window's thread, soon. */
  public void onWindow(Runnable task) {
    window.execute(task);
  }

  /** Work that has a result, and what to do with its faults. */
  public final class Job<T> {
    private final Callable<T> task;
    private final List<Handler<?>> handlers = new ArrayList<>();

    private Job(Callable<T> task) {
      this.task = task;
    }

    /** What to do, on the window's thread, when the work ends in such a fault. */
    public <F extends Throwable> Job<T> onFault(Class<F> fault, Consumer<? super F> then) {
      handlers.add(new Handler<>(fault, then));
      return this;
    }

    /** Starts the work; {@code show} gets the result on the window's thread. */
    public void then(Consumer<? super T> show) {
      work.execute(() -> {
        var running = new FutureTask<>(task);
        running.run();
        window.execute(() -> deliver(running, show));
      });
    }

    private void deliver(FutureTask<T> done, Consumer<? super T> show) {
      T result;
      try {
        result = done.get();
      } catch (ExecutionException failed) {
        Throwable cause = failed.getCause();
        for (Handler<?> handler : handlers) {
          if (handler.takes(cause)) {
            return;
          }
        }
        if (cause instanceof StoreFault fault && fault.kind() == StoreFault.Kind.CLOSED) {
          // the vault was locked or closed meanwhile: there is nobody to show anything to
          return;
        }
        throw new IllegalStateException("work ended in a fault nobody expected", cause);
      } catch (InterruptedException impossible) {
        throw new IllegalStateException("a finished task was interrupted", impossible);
      }
      show.accept(result);
    }
  }

  private record Handler<F extends Throwable>(Class<F> fault, Consumer<? super F> then) {
    boolean takes(Throwable thrown) {
      if (!fault.isInstance(thrown)) {
        return false;
      }
      then.accept(fault.cast(thrown));
      return true;
    }
  }
}

package app.coffer.desktop.sync;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread, named {@code sync}, on which a vault syncs, and the one run that is planned on
 * it. After closing it takes nothing more, and says so quietly.
 */
final class SyncThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyncThread.class);
  private static final Duration AT_QUIT = Duration.ofSeconds(5);

  private final ScheduledThreadPoolExecutor executor;
  private @Nullable ScheduledFuture<?> planned;

  SyncThread() {
    executor =
        new ScheduledThreadPoolExecutor(
            1,
            work -> {
              var made = new Thread(work, "sync");
              made.setDaemon(true);
              return made;
            });
    executor.setRemoveOnCancelPolicy(true);
    executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /** Work of the engine's. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SyncFault;
  }

  /** Runs after all that was given before. */
  void soon(Runnable work) {
    after(Duration.ZERO, work);
  }

  @Nullable ScheduledFuture<?> after(Duration wait, Runnable work) {
    try {
      return executor.schedule(work, wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closing) {
      LOG.debug("closing");
      return null;
    }
  }

  /** Plans a run in place of the one planned before; to be called on the thread. */
  void plan(Duration wait, Runnable work) {
    dropPlan();
    planned = after(wait, work);
  }

  private void dropPlan() {
    if (planned != null) {
      planned.cancel(false);
      planned = null;
    }
  }

  /** Runs work and waits for its result, however long it takes. */
  <T> T call(Work<T> work) throws SyncFault {
    try {
      return result(executor.submit((Callable<T>) work::run));
    } catch (RejectedExecutionException closing) {
      throw new SyncFault.Offline("the vault is being closed", closing);
    }
  }

  private static <T> T result(Future<T> done) throws SyncFault {
    try {
      return done.get();
    } catch (InterruptedException e) {
      done.cancel(true);
      Thread.currentThread().interrupt();
      throw new SyncFault.Offline("interrupted", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SyncFault fault) {
        throw fault;
      }
      if (e.getCause() instanceof RuntimeException bug) {
        throw bug;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Runs work that ends within the seconds a person waits when quitting, or is given up. */
  void callAtQuit(Runnable work) {
    try {
      executor.submit(work).get(AT_QUIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException | RejectedExecutionException notDone) {
      LOG.info("closing with changes that are not sent");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isClosed() {
    return executor.isShutdown();
  }

  /** Interrupts what runs and waits a few seconds for it to end. */
  @Override
  public void close() {
    executor.shutdownNow();
    try {
      if (!executor.awaitTermination(AT_QUIT.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("sync is still busy while closing");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

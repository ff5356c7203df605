package app.coffer.server.blob;

import app.coffer.server.vault.StoreFault;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jooq.exception.DataAccessException;

/**
 * The one thread that writes. What waits is committed together, so that many callers share one
 * flush to the disk; each piece of work has its own savepoint and fails alone. Nobody is answered
 * before the commit. Between groups the database is free for other processes to write to.
 */
final class GroupWriter<W> implements AutoCloseable {
  private static final int GROUP = 64;
  private static final int WAITING = 1024;
  private static final Logger LOG = Logger.getLogger(GroupWriter.class.getName());

  private final Database database;
  private final Connection connection;
  private final W rows;
  private final BlockingQueue<Job<?>> jobs = new ArrayBlockingQueue<>(WAITING, true);
  private final Thread thread;
  private volatile boolean closed;

  /**
   * @param rows what work is done with, on this connection
   */
  GroupWriter(Database database, Connection connection, W rows) {
    this.database = database;
    this.connection = connection;
    this.rows = rows;
    letOthersWrite();
    thread = Thread.ofPlatform().name("coffer-writer").daemon().start(this::run);
  }

  private final class Job<T> {
    private final Function<W, T> work;
    private final CompletableFuture<T> answer = new CompletableFuture<>();
    private Runnable outcome = () -> {};

    Job(Function<W, T> work) {
      this.work = work;
    }

    /** Does the work inside a savepoint; a fault of the database itself is thrown on. */
    void attempt() throws SQLException {
      Savepoint before = connection.setSavepoint();
      try {
        T result = work.apply(rows);
        outcome = () -> answer.complete(result);
      } catch (DataAccessException e) {
        throw e;
      } catch (RuntimeException | AssertionError e) {
        connection.rollback(before);
        outcome = () -> answer.completeExceptionally(e);
      }
      connection.releaseSavepoint(before);
    }

    void fail(RuntimeException e) {
      answer.completeExceptionally(e);
    }
  }

  <T> T write(Function<W, T> work) {
    var job = new Job<T>(work);
    try {
      if (closed || !jobs.offer(job, 20, TimeUnit.SECONDS)) {
        throw new StoreFault("the store takes no more work", null);
      }
      if (closed) {
        job.fail(new StoreFault("the store was closed", null));
      }
      return job.answer.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreFault("interrupted while waiting for the writer", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new StoreFault("the writer failed", e.getCause());
    }
  }

  private void run() {
    List<Job<?>> group = new ArrayList<>(GROUP);
    while (!closed || !jobs.isEmpty()) {
      try {
        Job<?> first = jobs.poll(200, TimeUnit.MILLISECONDS);
        if (first == null) {
          continue;
        }
        group.add(first);
        jobs.drainTo(group, GROUP - 1);
        commit(group);
      } catch (InterruptedException e) {
        closed = true;
      } finally {
        group.clear();
      }
    }
    List<Job<?>> late = new ArrayList<>();
    jobs.drainTo(late);
    late.forEach(job -> job.fail(new StoreFault("the store was closed", null)));
  }

  /** SQLite may undo a whole transaction when the disk is full, so then each job tries alone. */
  private void commit(List<Job<?>> group) {
    try {
      // the driver begins a transaction here, and after each commit at once another
      connection.setAutoCommit(false);
    } catch (SQLException e) {
      RuntimeException fault = database.fault("beginning to write", e);
      group.forEach(job -> job.fail(fault));
      letOthersWrite();
      return;
    }
    if (!committed(group)) {
      for (Job<?> job : group) {
        committed(List.of(job));
      }
    }
    letOthersWrite();
  }

  /** Ends the empty transaction that the driver began: it would keep everybody else waiting. */
  private void letOthersWrite() {
    try {
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      LOG.log(Level.FINE, "there was no transaction to end", e);
    }
  }

  private boolean committed(List<Job<?>> group) {
    try {
      for (Job<?> job : group) {
        job.attempt();
      }
      connection.commit();
      group.forEach(job -> job.outcome.run());
      return true;
    } catch (DataAccessException e) {
      return undone(group, database.fault(e));
    } catch (SQLException e) {
      return undone(group, database.fault("writing", e));
    }
  }

  private boolean undone(List<Job<?>> group, RuntimeException fault) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      beginAgain(fault);
    }
    if (group.size() == 1) {
      group.getFirst().fail(fault);
      return true;
    }
    return false;
  }

  /** A full disk makes SQLite end the transaction by itself; the driver does not begin another. */
  private void beginAgain(RuntimeException fault) {
    try (var statement = connection.createStatement()) {
      statement.execute("begin immediate");
    } catch (SQLException e) {
      fault.addSuppressed(e);
    }
  }

  /** Finishes what waits, then stops. */
  @Override
  public void close() {
    closed = true;
    try {
      thread.join(TimeUnit.SECONDS.toMillis(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package app.coffer.server.blob;

import app.coffer.server.vault.BlobStore.Writer;
import app.coffer.server.vault.StoreFault;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * One thread writes in groups, a few connections read. Readers are handed out in the order they
 * were asked for, or some callers would wait for ever.
 */
final class SqliteTransactions implements Transactions {
  private static final int READERS = 4;

  private final SqliteFile database;
  private final Connection writing;
  private final GroupWriter<Writer> writer;
  private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS, true);

  SqliteTransactions(SqliteFile database) {
    this.database = database;
    writing = database.connect(true);
    writer = new GroupWriter<>(database, writing, new WriteRows(database.context(writing)));
    for (int i = 0; i < READERS; i++) {
      readers.add(database.connect(false));
    }
  }

  @Override
  public <T> T write(Function<Writer, T> work) {
    return writer.write(work);
  }

  @Override
  public <T> T read(Function<Connection, T> work) {
    Connection connection = null;
    try {
      connection = readers.poll(20, TimeUnit.SECONDS);
      if (connection == null) {
        throw new StoreFault("no reader became free", null);
      }
      return work.apply(connection);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreFault("interrupted while waiting for a reader", e);
    } finally {
      if (connection != null) {
        release(connection);
      }
    }
  }

  private void release(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw database.fault("ending a read", e);
    } finally {
      readers.add(connection);
    }
  }

  @Override
  public void close() {
    writer.close();
    var connections = new ArrayList<Connection>();
    readers.drainTo(connections);
    connections.add(writing);
    SQLException first = null;
    for (Connection connection : connections) {
      try {
        if (!connection.getAutoCommit()) {
          connection.rollback();
        }
        connection.close();
      } catch (SQLException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw database.fault("closing the database", first);
    }
  }
}

package app.coffer.server.blob;

import app.coffer.server.vault.BlobStore;
import app.coffer.server.vault.StoreFault;
import app.coffer.wire.crypto.Randomness;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jooq.exception.DataAccessException;

/**
 * The store in one SQLite file: one thread writes in groups, a few connections read. Readers are
 * handed out in the order they were asked for, or some callers would wait for ever.
 */
public final class JooqBlobStore implements BlobStore {
  private static final int READERS = 4;

  private final Database database;
  private final Connection writing;
  private final GroupWriter<Writer> writer;
  private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS, true);

  private JooqBlobStore(Database database, Randomness randomness) {
    this.database = database;
    database.migrate();
    writing = database.connect(true);
    writer = new GroupWriter<>(writing, new WriteRows(Database.context(writing)));
    writer.write(rows -> {
      ((WriteRows) rows).beginLife(randomness);
      ((WriteRows) rows).rememberRecoveries();
      return true;
    });
    for (int i = 0; i < READERS; i++) {
      readers.add(database.connect(false));
    }
  }

  /** Opens the store, creating it where there is none. */
  public static JooqBlobStore open(Path file, Randomness randomness) {
    return new JooqBlobStore(new Database(file), randomness);
  }

  @Override
  public <T> T read(Function<Reader, T> work) {
    return reading(connection -> {
      try {
        return work.apply(new ReadRows(Database.context(connection)));
      } catch (DataAccessException e) {
        throw Database.fault(e);
      }
    });
  }

  @Override
  public <T> T write(Function<Writer, T> work) {
    return writer.write(work);
  }

  private <T> T reading(Function<Connection, T> work) {
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
      throw Database.fault("ending a read", e);
    } finally {
      readers.add(connection);
    }
  }

  @Override
  public void copyTo(Path file) {
    try (Connection connection = database.connect(false)) {
      connection.setAutoCommit(true);
      try (var copy = connection.prepareStatement("vacuum into ?")) {
        copy.setString(1, file.toAbsolutePath().toString());
        copy.execute();
      }
    } catch (SQLException e) {
      throw Database.fault("copying the database", e);
    }
  }

  @Override
  public List<String> integrityFaults() {
    return reading(connection -> {
      try (var statement = connection.createStatement();
          ResultSet result = statement.executeQuery("pragma integrity_check(20)")) {
        var faults = new ArrayList<String>();
        while (result.next()) {
          faults.add(result.getString(1));
        }
        return faults.equals(List.of("ok")) ? List.of() : faults;
      } catch (SQLException e) {
        throw Database.fault("checking the database", e);
      }
    });
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
        connection.rollback();
        connection.close();
      } catch (SQLException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw Database.fault("closing the database", first);
    }
  }
}

package app.coffer.server.blob;

import app.coffer.server.vault.BlobStore.Writer;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import java.util.function.Function;
import org.jooq.exception.DataAccessException;

/**
 * Many writers at once. Each piece of work locks the row of its vault first, so that what it reads
 * afterwards is what the writer before it left.
 */
final class PostgresTransactions implements Transactions {
  /** serialization_failure and deadlock_detected: nothing was done, and once more may do. */
  private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01");

  private static final int TRIES = 5;

  private final PostgresServer database;
  private final HikariDataSource readers;
  private final HikariDataSource writers;

  PostgresTransactions(
      PostgresServer database, HikariDataSource readers, HikariDataSource writers) {
    this.database = database;
    this.readers = readers;
    this.writers = writers;
  }

  @Override
  public <T> T read(Function<Connection, T> work) {
    try (Connection connection = readers.getConnection()) {
      try {
        return work.apply(connection);
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw database.fault("reading", e);
    }
  }

  @Override
  public <T> T write(Function<Writer, T> work) {
    for (int attempt = 1; ; attempt++) {
      try (Connection connection = writers.getConnection()) {
        return write(connection, work);
      } catch (DataAccessException e) {
        SQLException cause = e.getCause(SQLException.class);
        if (cause == null || !TRY_AGAIN.contains(cause.getSQLState()) || attempt == TRIES) {
          throw database.fault(e);
        }
      } catch (SQLException e) {
        throw database.fault("writing", e);
      }
    }
  }

  private <T> T write(Connection connection, Function<Writer, T> work) throws SQLException {
    boolean committed = false;
    try {
      T result = work.apply(new WriteRows(database.context(connection)));
      connection.commit();
      committed = true;
      return result;
    } finally {
      if (!committed && !connection.isClosed()) {
        connection.rollback();
      }
    }
  }

  @Override
  public void close() {
    readers.close();
    writers.close();
  }
}

package app.coffer.desktop.store;

import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.TransactionContext;
import org.jooq.TransactionProvider;
import org.jooq.exception.DataAccessException;

/**
 * Transactions of one connection in SQLite's own words. JDBC's way, {@code setAutoCommit(false)},
 * cannot be used: this driver notes the new mode before it begins, so that a connection which found
 * the file locked once stays broken.
 *
 * @param begin {@code BEGIN IMMEDIATE} takes the write lock at once, so that a transaction cannot
 *     fail half way for it
 */
record SqliteTransactions(Connection connection, String begin) implements TransactionProvider {

  @Override
  public void begin(TransactionContext context) {
    try {
      run(begin);
    } catch (DataAccessException refused) {
      endWhatIsLeft(refused);
      run(begin);
    }
  }

  /**
   * A transaction whose taking back failed, on a disk that was gone for a moment, is still open.
   */
  private void endWhatIsLeft(DataAccessException refused) {
    try {
      run("ROLLBACK");
    } catch (DataAccessException none) {
      throw refused;
    }
  }

  @Override
  public void commit(TransactionContext context) {
    run("COMMIT");
  }

  @Override
  public void rollback(TransactionContext context) {
    run("ROLLBACK");
  }

  private void run(String sql) {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new DataAccessException("a transaction's " + sql, e);
    }
  }
}

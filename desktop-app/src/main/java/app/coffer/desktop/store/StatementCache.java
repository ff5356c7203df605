package app.coffer.desktop.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jooq.tools.jdbc.DefaultConnection;
import org.jooq.tools.jdbc.DefaultPreparedStatement;
import org.jspecify.annotations.Nullable;

/**
 * A connection that keeps statements compiled: writing one row takes a dozen of them, and SQLite
 * compiles longer than it executes. A statement is lent to one user at a time, and one that failed
 * is not lent again. Not for several threads at once, like the connection itself.
 */
final class StatementCache extends DefaultConnection {
  private static final int KEPT = 100;

  /** Rather too many than one too few: a column of that name counts, too. */
  private static final Pattern WRITES_TRANSACTIONS =
      Pattern.compile(
          "^\\s*(insert|update|delete|replace|with)\\b.*\\btx(_line)?\\b",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private final Map<String, PreparedStatement> idle = new LinkedHashMap<>();

  private final Runnable transactionsWritten;

  StatementCache(Connection connection) {
    this(connection, () -> {});
  }

  /**
   * @param transactionsWritten is run before each statement that may change transactions
   */
  StatementCache(Connection connection, Runnable transactionsWritten) {
    super(connection);
    this.transactionsWritten = transactionsWritten;
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    if (WRITES_TRANSACTIONS.matcher(sql).find()) {
      transactionsWritten.run();
    }
    PreparedStatement kept = idle.remove(sql);
    return new Lent(sql, kept == null ? super.prepareStatement(sql) : kept);
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement statement : idle.values()) {
      statement.close();
    }
    idle.clear();
    super.close();
  }

  private void giveBack(String sql, PreparedStatement statement) throws SQLException {
    PreparedStatement same = idle.put(sql, statement);
    if (same != null) {
      same.close();
    }
    if (idle.size() > KEPT) {
      // the one that rested longest comes first
      idle.remove(idle.keySet().iterator().next()).close();
    }
  }

  /** Goes back on closing, with its rows closed. */
  private final class Lent extends DefaultPreparedStatement {
    private final String sql;
    private @Nullable ResultSet rows;
    private boolean sound = true;
    private boolean given;

    Lent(String sql, PreparedStatement statement) {
      super(statement);
      this.sql = sql;
    }

    @Override
    public boolean execute() throws SQLException {
      sound = false;
      boolean hasRows = super.execute();
      sound = true;
      return hasRows;
    }

    @Override
    public ResultSet executeQuery() throws SQLException {
      sound = false;
      ResultSet opened = super.executeQuery();
      sound = true;
      rows = opened;
      return opened;
    }

    @Override
    public ResultSet getResultSet() throws SQLException {
      ResultSet opened = super.getResultSet();
      rows = opened;
      return opened;
    }

    @Override
    public int executeUpdate() throws SQLException {
      sound = false;
      int changed = super.executeUpdate();
      sound = true;
      return changed;
    }

    @Override
    public int[] executeBatch() throws SQLException {
      sound = false;
      int[] changed = super.executeBatch();
      sound = true;
      return changed;
    }

    @Override
    public void close() throws SQLException {
      if (given) {
        return;
      }
      given = true;
      PreparedStatement statement = getDelegatePreparedStatement();
      if (rows != null) {
        rows.close();
      }
      if (sound) {
        giveBack(sql, statement);
      } else {
        statement.close();
      }
    }
  }
}

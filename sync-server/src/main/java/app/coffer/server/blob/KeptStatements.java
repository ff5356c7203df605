package app.coffer.server.blob;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.jooq.tools.jdbc.DefaultConnection;
import org.jooq.tools.jdbc.DefaultPreparedStatement;

/**
 * A connection that keeps the statements it prepared, for the next time the same text comes. SQLite
 * otherwise parses and plans every statement anew, which takes as long as many of them run. For one
 * thread at a time, like the connection.
 */
final class KeptStatements extends DefaultConnection {
  private static final int KEPT = 64;

  /** Longer ones are of an odd number of rows, and would not come again soon. */
  private static final int LONGEST = 4_000;

  private final SequencedMap<String, Kept> statements = new LinkedHashMap<>(KEPT, 0.75f, true);

  KeptStatements(Connection connection) {
    super(connection);
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    if (sql.length() > LONGEST) {
      return super.prepareStatement(sql);
    }
    Kept kept = statements.get(sql);
    if (kept == null) {
      kept = new Kept(super.prepareStatement(sql), sql);
      statements.put(sql, kept);
      forgetOne();
    } else if (kept.busy) {
      return super.prepareStatement(sql);
    }
    kept.busy = true;
    return kept;
  }

  private void forgetOne() throws SQLException {
    if (statements.size() > KEPT) {
      Kept oldest = statements.pollFirstEntry().getValue();
      oldest.kept = false;
      if (!oldest.busy) {
        oldest.close();
      }
    }
  }

  @Override
  public void close() throws SQLException {
    for (Kept statement : statements.values()) {
      statement.kept = false;
      statement.close();
    }
    statements.clear();
    super.close();
  }

  /** Closing it makes it ready for the next time; what was bound is let go. */
  private final class Kept extends DefaultPreparedStatement {
    private final String text;
    private boolean busy;
    private boolean kept = true;

    Kept(PreparedStatement statement, String text) {
      super(statement);
      this.text = text;
    }

    @Override
    public void close() throws SQLException {
      busy = false;
      if (!kept || !cleared()) {
        super.close();
      }
    }

    /** One that failed was given up by the driver, and is not for keeping. */
    private boolean cleared() {
      try {
        getDelegatePreparedStatement().clearParameters();
        return true;
      } catch (SQLException e) {
        kept = false;
        statements.remove(text, this);
        return false;
      }
    }
  }
}

package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jooq.tools.jdbc.DefaultPreparedStatement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatementCacheTest {
  private static final String ADD = "INSERT INTO word (text) VALUES (?)";
  private static final String ALL = "SELECT text FROM word";

  private StatementCache connection;

  @BeforeEach
  void open() throws SQLException {
    connection = new StatementCache(DriverManager.getConnection("jdbc:sqlite::memory:"));
    try (var statement = connection.createStatement()) {
      statement.execute("CREATE TABLE word (text TEXT NOT NULL UNIQUE)");
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  @Test
  void aStatementIsCompiledOnce() throws SQLException {
    assertThat(add("one")).isSameAs(add("two"));
    assertThat(words()).isEqualTo(2);
  }

  @Test
  void twoAtATimeDoNotShareOne() throws SQLException {
    try (var first = connection.prepareStatement(ADD);
        var second = connection.prepareStatement(ADD)) {
      assertThat(compiled(first)).isNotSameAs(compiled(second));
    }
  }

  @Test
  void oneThatFailedIsNotLentAgain() throws SQLException {
    PreparedStatement good = add("one");
    assertThatExceptionOfType(SQLException.class).isThrownBy(() -> add("one"));
    assertThat(good.isClosed()).isTrue();
    assertThat(add("two")).isNotSameAs(good);
    assertThat(words()).isEqualTo(2);
  }

  @Test
  void rowsThatWereNotReadToTheEndAreClosed() throws SQLException {
    add("one");
    add("two");
    try (var all = connection.prepareStatement(ALL)) {
      assertThat(all.executeQuery().next()).isTrue();
    }
    // an open statement would keep the table locked against this
    try (var drop = connection.createStatement()) {
      drop.execute("DROP TABLE word");
    }
  }

  @Test
  void theOneThatRestedLongestGoesFirst() throws SQLException {
    PreparedStatement oldest = add("one");
    for (int i = 0; i < 200; i++) {
      connection.prepareStatement("SELECT " + i).close();
    }
    assertThat(oldest.isClosed()).isTrue();
  }

  private PreparedStatement add(String word) throws SQLException {
    try (var statement = connection.prepareStatement(ADD)) {
      statement.setString(1, word);
      statement.executeUpdate();
      return compiled(statement);
    }
  }

  private int words() throws SQLException {
    try (var all = connection.prepareStatement(ALL);
        var rows = all.executeQuery()) {
      int count = 0;
      while (rows.next()) {
        count++;
      }
      return count;
    }
  }

  private static PreparedStatement compiled(PreparedStatement lent) throws SQLException {
    return ((DefaultPreparedStatement) lent).getDelegate();
  }
}

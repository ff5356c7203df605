package app.coffer.server.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeptStatementsTest {
  private Connection connection;

  @BeforeEach
  void open() throws SQLException {
    connection = new KeptStatements(DriverManager.getConnection("jdbc:sqlite::memory:"));
    try (var statement = connection.createStatement()) {
      statement.execute("create table t (a)");
    }
  }

  @AfterEach
  void close() throws SQLException {
    connection.close();
  }

  private void insert(String value) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement("insert into t values (?)")) {
      insert.setString(1, value);
      assertThat(insert.executeUpdate()).isEqualTo(1);
    }
  }

  private int count(String where) throws SQLException {
    try (PreparedStatement query =
            connection.prepareStatement("select count(*) from t where " + where);
        ResultSet result = query.executeQuery()) {
      return result.getInt(1);
    }
  }

  @Test
  void theSameTextComesBackReadyAndWithoutWhatWasBound() throws SQLException {
    PreparedStatement first = connection.prepareStatement("insert into t values (?)");
    first.setString(1, "one");
    first.executeUpdate();
    first.close();
    PreparedStatement second = connection.prepareStatement("insert into t values (?)");
    assertThat(second).isSameAs(first);
    second.executeUpdate();
    second.close();
    assertThat(count("a = 'one'")).isEqualTo(1);
    assertThat(count("a is null")).isEqualTo(1);
  }

  @Test
  void aTextThatIsInUseIsPreparedOnceMore() throws SQLException {
    insert("one");
    insert("two");
    String text = "select a from t order by a";
    try (PreparedStatement outer = connection.prepareStatement(text);
        ResultSet rows = outer.executeQuery()) {
      assertThat(rows.next()).isTrue();
      try (PreparedStatement inner = connection.prepareStatement(text);
          ResultSet again = inner.executeQuery()) {
        assertThat(again.next()).isTrue();
        assertThat(again.getString(1)).isEqualTo("one");
      }
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("two");
    }
  }

  @Test
  void manyOtherTextsPushOneOutEvenWhileItIsUsed() throws SQLException {
    insert("one");
    PreparedStatement used = connection.prepareStatement("select a from t");
    try (ResultSet rows = used.executeQuery()) {
      for (int i = 0; i < 200; i++) {
        assertThat(count("a is not " + i)).isEqualTo(1);
      }
      assertThat(rows.next()).isTrue();
      assertThat(rows.getString(1)).isEqualTo("one");
    }
    used.close();
    assertThat(used.isClosed()).isTrue();
    assertThat(connection.prepareStatement("select a from t")).isNotSameAs(used);
  }

  @Test
  void oneThatFailedIsPreparedAnew() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("create unique index one_of_each on t (a)");
    }
    insert("one");
    try (PreparedStatement insert = connection.prepareStatement("insert into t values (?)")) {
      insert.setString(1, "one");
      assertThatThrownBy(insert::executeUpdate).isInstanceOf(SQLException.class);
    }
    insert("two");
    assertThat(count("true")).isEqualTo(2);
  }

  @Test
  void atTheEndNothingIsLeftOpen() throws SQLException {
    PreparedStatement kept = connection.prepareStatement("select a from t");
    kept.close();
    assertThat(kept.isClosed()).isFalse();
    connection.close();
    assertThat(kept.isClosed()).isTrue();
  }
}

package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaVersionTest {
  @TempDir private Path folder;
  private String url;

  @BeforeEach
  void name() {
    url = "jdbc:sqlite:" + folder.resolve("some.db");
  }

  private Flyway flyway() {
    return Flyway.configure().dataSource(url, "", "").load();
  }

  private boolean isNewest(String... before) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url)) {
      try (var statement = connection.createStatement()) {
        for (String sql : before) {
          statement.execute(sql);
        }
      }
      return SchemaVersion.isNewest(connection);
    }
  }

  @Test
  void a_database_with_all_migrations_is_the_newest() throws SQLException {
    flyway().migrate();

    assertThat(isNewest()).isTrue();
  }

  @Test
  void it_knows_the_same_migrations_as_Flyway() {
    assertThat(SchemaVersion.known())
        .isEqualTo(
            Arrays.stream(flyway().info().all())
                .map(MigrationInfo::getVersion)
                .map(version -> Objects.requireNonNull(version).getVersion())
                .collect(Collectors.toSet()));
  }

  @Test
  void an_empty_one_is_not() throws SQLException {
    assertThat(isNewest()).isFalse();
  }

  @Test
  void one_that_misses_a_migration_is_not() throws SQLException {
    flyway().migrate();

    assertThat(isNewest("DELETE FROM flyway_schema_history WHERE version = '9'")).isFalse();
  }

  @Test
  void one_where_a_migration_broke_off_is_not() throws SQLException {
    flyway().migrate();

    assertThat(isNewest("UPDATE flyway_schema_history SET success = 0 WHERE version = '9'"))
        .isFalse();
  }

  @Test
  void one_of_a_newer_program_is_not() throws SQLException {
    flyway().migrate();

    assertThat(
            isNewest(
                "INSERT INTO flyway_schema_history SELECT 99, '99', description, type, script,"
                    + " checksum, installed_by, installed_on, execution_time, success"
                    + " FROM flyway_schema_history WHERE installed_rank = 1"))
        .isFalse();
  }
}

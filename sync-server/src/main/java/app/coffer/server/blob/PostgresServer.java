package app.coffer.server.blob;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.postgresql.Driver;

/**
 * A database of a PostgreSQL server, which several copies of this program may use at the same time.
 *
 * @param url with user and password; never logged
 * @param connections at most so many for reading, and as many again for writing
 */
record PostgresServer(String url, int connections) implements Database {
  /** disk_full. */
  private static final String DISK_FULL = "53100";

  static {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  @Override
  public String toString() {
    return "PostgresServer[...]";
  }

  @Override
  public SQLDialect dialect() {
    return SQLDialect.POSTGRES;
  }

  /** Copies that start together wait for each other here. */
  @Override
  public void migrate() {
    try (var source = source("migrate", 2, false)) {
      Database.migrate(
          Flyway.configure(PostgresServer.class.getClassLoader())
              .dataSource(source)
              .locations("classpath:db/server", "classpath:db/server-postgres"));
    }
  }

  @Override
  public Transactions open() {
    return new PostgresTransactions(
        this, source("read", connections, true), source("write", connections, false));
  }

  @Override
  public Optional<String> full(SQLException e) {
    return DISK_FULL.equals(e.getSQLState())
        ? Optional.of("This server's database is full; reading still works.")
        : Optional.empty();
  }

  @Override
  public long size(DSLContext sql) {
    return sql.fetchSingle("select pg_database_size(current_database())").get(0, Long.class);
  }

  /** Its disk is its own; it says itself when it is full. */
  @Override
  public long free() {
    return Long.MAX_VALUE;
  }

  private HikariDataSource source(String name, int most, boolean reading) {
    var config = new HikariConfig();
    config.setPoolName("coffer-" + name);
    config.setDriverClassName(Driver.class.getName());
    config.setJdbcUrl(url);
    config.setAutoCommit(name.equals("migrate"));
    config.setReadOnly(reading);
    config.setTransactionIsolation(
        reading ? "TRANSACTION_REPEATABLE_READ" : "TRANSACTION_READ_COMMITTED");
    config.setMaximumPoolSize(most);
    config.setMinimumIdle(1);
    config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(20));
    config.setInitializationFailTimeout(TimeUnit.SECONDS.toMillis(10));
    config.addDataSourceProperty("ApplicationName", "coffer-server");
    config.addDataSourceProperty("tcpKeepAlive", "true");
    config.addDataSourceProperty("reWriteBatchedInserts", "true");
    return new HikariDataSource(config);
  }

  /** One connection outside the pools, each statement by itself. */
  Connection connect() throws SQLException {
    return new Driver().connect(url, new Properties());
  }
}

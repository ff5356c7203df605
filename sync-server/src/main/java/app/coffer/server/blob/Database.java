package app.coffer.server.blob;

import app.coffer.server.vault.Refusal;
import app.coffer.server.vault.StoreFault;
import app.coffer.wire.Problem;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.sqlite.SQLiteConfig;

/**
 * One SQLite file: its connections and how it fails. Write-ahead log, and {@code synchronous=FULL}:
 * what was acknowledged survives a loss of power.
 */
record Database(Path file) {
  /** SQLITE_FULL: the disk, or the limit on pages, has no more room. */
  private static final int SQLITE_FULL = 13;

  private static final int BUSY_MILLIS = 20_000;

  static {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  String url() {
    return "jdbc:sqlite:" + file.toAbsolutePath();
  }

  /** Brings the tables to this version. */
  void migrate() {
    Flyway.configure(Database.class.getClassLoader())
        .dataSource(url(), null, null)
        .locations("classpath:db/server")
        .load()
        .migrate();
  }

  Connection connect(boolean forWriting) {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    config.setTransactionMode(
        forWriting
            ? SQLiteConfig.TransactionMode.IMMEDIATE
            : SQLiteConfig.TransactionMode.DEFERRED);
    try {
      Connection connection = config.createConnection(url());
      connection.setAutoCommit(false);
      return connection;
    } catch (SQLException e) {
      throw fault("opening the database", e);
    }
  }

  static DSLContext context(Connection connection) {
    return DSL.using(
        connection,
        SQLDialect.SQLITE,
        new Settings().withExecuteLogging(false).withRenderSchema(false));
  }

  /** What a failure of the driver means to the caller. */
  static RuntimeException fault(String doing, SQLException e) {
    return (e.getErrorCode() & 0xff) == SQLITE_FULL
        ? new Refusal(Problem.Code.STORAGE_FULL, "This server's disk is full; reading still works.")
        : new StoreFault(doing + " failed, code " + e.getErrorCode(), e);
  }

  /** What a failure of a statement means to the caller. */
  static RuntimeException fault(DataAccessException e) {
    SQLException cause = e.getCause(SQLException.class);
    return cause == null ? new StoreFault("a statement failed", e) : fault("a statement", cause);
  }
}

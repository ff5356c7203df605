package app.coffer.server.blob;

import app.coffer.server.vault.StoreFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.Flyway;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.sqlite.SQLiteConfig;

/**
 * One SQLite file. Write-ahead log, and {@code synchronous=FULL}: what was acknowledged survives a
 * loss of power.
 */
record SqliteFile(Path file) implements Database {
  /** SQLITE_FULL: the disk, or the limit on pages, has no more room. */
  private static final int SQLITE_FULL = 13;

  /** So many that nobody waits long for them. */
  private static final int PAGES_GIVEN_BACK = 4_000;

  private static final int BUSY_MILLIS = 20_000;

  /** Ids are random, so a push touches pages all over the indexes; most of them should be here. */
  private static final int WRITER_CACHE_KIB = 16_000;

  /** Pages of the log until it is written back; most are changed many times in between. */
  private static final int CHECKPOINT_PAGES = 4_000;

  private static final long PAGE_BYTES = 4_096;

  static {
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
  }

  private String url() {
    return "jdbc:sqlite:" + file.toAbsolutePath();
  }

  @Override
  public SQLDialect dialect() {
    return SQLDialect.SQLITE;
  }

  @Override
  public void migrate() {
    if (!Files.exists(file)) {
      begin();
    }
    Database.migrate(
        Flyway.configure(SqliteFile.class.getClassLoader())
            .dataSource(url(), null, null)
            .locations("classpath:db/server"));
  }

  /**
   * Room given back can be taken from the file in steps; that is decided before the first table.
   */
  private void begin() {
    try (Connection connection = new SQLiteConfig().createConnection(url());
        var statement = connection.createStatement()) {
      statement.execute("pragma auto_vacuum = incremental");
      statement.execute("vacuum");
    } catch (SQLException e) {
      throw fault("making the database", e);
    }
  }

  @Override
  public Transactions open() {
    return new SqliteTransactions(this);
  }

  @Override
  public Optional<String> full(SQLException e) {
    return (e.getErrorCode() & 0xff) == SQLITE_FULL
        ? Optional.of("This server's disk is full; reading still works.")
        : Optional.empty();
  }

  /** What is in use: pages given back are used again before the file grows. */
  @Override
  public long size(DSLContext sql) {
    return (number(sql, "page_count") - number(sql, "freelist_count")) * number(sql, "page_size");
  }

  @Override
  public long free() {
    try {
      return Files.getFileStore(file.toAbsolutePath()).getUsableSpace();
    } catch (IOException e) {
      throw new StoreFault("the disk's free room is not known", e);
    }
  }

  static void giveBack(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.executeUpdate("pragma incremental_vacuum(" + PAGES_GIVEN_BACK + ")");
    }
  }

  private static long number(DSLContext sql, String pragma) {
    return sql.fetchSingle("pragma " + pragma).get(0, Long.class);
  }

  Connection connect(boolean forWriting) {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(BUSY_MILLIS);
    if (forWriting) {
      config.setCacheSize(-WRITER_CACHE_KIB);
      config.setPragma(
          SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, Long.toString(4 * PAGE_BYTES * CHECKPOINT_PAGES));
    }
    config.setTransactionMode(
        forWriting
            ? SQLiteConfig.TransactionMode.IMMEDIATE
            : SQLiteConfig.TransactionMode.DEFERRED);
    try {
      Connection connection = config.createConnection(url());
      if (forWriting) {
        try (var statement = connection.createStatement()) {
          statement.execute("pragma wal_autocheckpoint = " + CHECKPOINT_PAGES);
        }
      }
      connection.setAutoCommit(false);
      return new KeptStatements(connection);
    } catch (SQLException e) {
      throw fault("opening the database", e);
    }
  }
}

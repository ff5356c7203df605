package app.coffer.desktop.store;

import app.coffer.desktop.change.ChangeFeed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/**
 * The one database of an open vault, {@code vault.db}: encrypted, migrated on opening. One
 * connection writes, in the order its callers came; a few read, each call one committed state. All
 * faults come out as {@link StoreFault}, and a fault in {@link #write} leaves nothing behind.
 */
public final class VaultDatabase implements AutoCloseable {
  private static final int READERS = 3;

  /** How long a reader waits for a free connection before it looks whether all was closed. */
  private static final long WAIT_MILLIS = 50;

  /**
   * jOOQ warns at each start that it knows newer SQLites than the encrypting build has. Its SQL is
   * tested on that build; the field keeps the logger from being collected with its level.
   */
  private static final Logger VERSION_WARNING =
      Logger.getLogger("org.jooq.impl.DefaultExecuteContext.logVersionSupport");

  static {
    VERSION_WARNING.setLevel(Level.OFF);
  }

  /** What a transaction gave back, and whether it changed a row. */
  private record Written<T>(T result, boolean changed) {}

  private final byte[] key;
  private final DSLContext writer;
  private final Connection writing;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final BlockingQueue<Connection> readers = new ArrayBlockingQueue<>(READERS);
  private final Settings settings;
  private final Bell bell = new Bell();
  private final AtomicLong transactionsWritten = new AtomicLong();
  private boolean transactionsTouched;
  private volatile boolean closed;

  private VaultDatabase(Path file, byte[] key) throws SQLException {
    this.key = key.clone();
    this.settings =
        new Settings().withExecuteLogging(false).withRenderSchema(false).withRenderCatalog(false);
    this.writing =
        new StatementCache(
            VaultFile.connections(file, key, VaultFile.Use.WRITE).getConnection(),
            () -> transactionsTouched = true);
    this.writer = jooq(writing, "BEGIN IMMEDIATE");
    try {
      openReaders(VaultFile.connections(file, key, VaultFile.Use.READ));
    } catch (SQLException e) {
      close();
      throw e;
    }
  }

  private void openReaders(DataSource reading) throws SQLException {
    for (int i = 0; i < READERS; i++) {
      Connection connection = new StatementCache(reading.getConnection());
      readers.add(connection);
      try (var statement = connection.createStatement()) {
        statement.execute("PRAGMA query_only = 1");
      }
    }
  }

  /** Makes a new database; refused where the file is there already. */
  public static VaultDatabase create(Path file, byte[] key) {
    if (Files.exists(file)) {
      throw new StoreFault(StoreFault.Kind.ALREADY_THERE, null);
    }
    return migrated(file, key);
  }

  /**
   * Opens a database and brings it to this version's schema. A file that is missing, of another
   * program, damaged, or under another key is refused and left as it is.
   *
   * @param key 32 bytes; a copy stays in memory as long as the database is open
   */
  public static VaultDatabase open(Path file, byte[] key) {
    VaultFile.check(file);
    return migrated(file, key);
  }

  /** Rings after every commit that changed a row. */
  public ChangeFeed changes() {
    return bell;
  }

  /**
   * Runs {@code work} in one transaction, alone; commits what it did when it returns, and nothing
   * where it throws. Must not be called from within itself.
   */
  public <T> T write(Function<DSLContext, T> work) {
    Written<T> written = written(work);
    if (written.changed()) {
      bell.ring();
    }
    return written.result();
  }

  /** Like {@link #write}, of what no screen shows: no bell is rung. */
  <T> T writeAside(Function<DSLContext, T> work) {
    return written(work).result();
  }

  private <T> Written<T> written(Function<DSLContext, T> work) {
    if (turn.isHeldByCurrentThread()) {
      throw new IllegalStateException("a transaction within a transaction");
    }
    turn.lock();
    try {
      refuseClosed();
      transactionsTouched = false;
      // counted within: after the commit nothing may fail any more
      Written<T> written =
          writer.transactionResult(transaction -> {
            long before = changes(transaction.dsl());
            T result = work.apply(transaction.dsl());
            return new Written<>(result, changes(transaction.dsl()) != before);
          });
      if (transactionsTouched) {
        transactionsWritten.incrementAndGet();
      }
      return written;
    } catch (RuntimeException thrown) {
      throw translated(thrown);
    } finally {
      turn.unlock();
    }
  }

  /**
   * Another number after each commit that may have changed a transaction. What was read after the
   * number was asked for holds as long as it stays.
   */
  long transactionsWritten() {
    return transactionsWritten.get();
  }

  /** Runs {@code work} on one committed state; it cannot write. */
  public <T> T read(Function<DSLContext, T> work) {
    refuseClosed();
    Connection connection = take();
    try {
      return jooq(connection, "BEGIN")
          .transactionResult(transaction -> work.apply(transaction.dsl()));
    } catch (RuntimeException thrown) {
      throw translated(thrown);
    } finally {
      give(connection);
    }
  }

  /**
   * Writes a consistent copy of all into a new file, encrypted with the same key; nobody writes
   * meanwhile.
   *
   * @return what is in it
   */
  public VaultCounts copyTo(Path file) {
    turn.lock();
    try {
      refuseClosed();
      try (var statement = writing.prepareStatement("VACUUM INTO ?")) {
        statement.setString(1, file.toAbsolutePath().toString());
        statement.execute();
      }
      return VaultCounts.of(this);
    } catch (SQLException e) {
      throw Faults.of(e);
    } finally {
      turn.unlock();
    }
  }

  /** Opens a copy with this database's key, for a look. */
  public <T> T lookAt(Path copy, Function<VaultDatabase, T> look) {
    refuseClosed();
    byte[] lent = key.clone();
    try (VaultDatabase opened = open(copy, lent)) {
      return look.apply(opened);
    } finally {
      Arrays.fill(lent, (byte) 0);
    }
  }

  /** Waits for the transaction under way, then releases the file. Closing twice is harmless. */
  @Override
  public void close() {
    turn.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      Arrays.fill(key, (byte) 0);
      closeReaders();
      writing.close();
    } catch (SQLException e) {
      throw Faults.of(e);
    } finally {
      turn.unlock();
    }
  }

  private static VaultDatabase migrated(Path file, byte[] key) {
    if (key.length != VaultFile.KEY_BYTES) {
      throw new IllegalArgumentException("a key of " + key.length + " bytes");
    }
    DataSource source = VaultFile.connections(file, key, VaultFile.Use.MIGRATE);
    // before Flyway, whose exceptions hide the driver's
    try (var connection = source.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("SELECT count(*) FROM sqlite_schema");
      if (SchemaVersion.isNewest(connection)) {
        return new VaultDatabase(file, key);
      }
    } catch (SQLException e) {
      throw Faults.of(e);
    }
    try {
      Flyway flyway = Flyway.configure().dataSource(source).load();
      MigrationInfo newest = flyway.info().current();
      if (newest != null && newest.getState().name().startsWith("FUTURE")) {
        throw new StoreFault(StoreFault.Kind.TOO_NEW, null);
      }
      flyway.migrate();
      return new VaultDatabase(file, key);
    } catch (FlywayException | SQLException e) {
      throw Faults.of(e);
    }
  }

  private DSLContext jooq(Connection connection, String begin) {
    var configuration = new DefaultConfiguration();
    configuration.set(connection);
    configuration.set(SQLDialect.SQLITE);
    configuration.set(new SqliteTransactions(connection, begin));
    configuration.set(settings);
    return DSL.using(configuration);
  }

  private static long changes(DSLContext connection) {
    return connection.select(DSL.function("total_changes", Long.class)).fetchSingle().value1();
  }

  private RuntimeException translated(RuntimeException thrown) {
    return Faults.isOfDatabase(thrown) ? Faults.of(thrown) : thrown;
  }

  private Connection take() {
    try {
      Connection connection = readers.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
      while (connection == null) {
        refuseClosed();
        connection = readers.poll(WAIT_MILLIS, TimeUnit.MILLISECONDS);
      }
      return connection;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreFault(StoreFault.Kind.CLOSED, e);
    }
  }

  private void give(Connection connection) {
    readers.add(connection);
    if (closed) {
      closeReaders();
    }
  }

  /** Those in use are closed when they are given back. */
  private void closeReaders() {
    for (var reader = readers.poll(); reader != null; reader = readers.poll()) {
      try {
        reader.close();
      } catch (SQLException e) {
        throw Faults.of(e);
      }
    }
  }

  private void refuseClosed() {
    if (closed) {
      throw new StoreFault(StoreFault.Kind.CLOSED, null);
    }
  }
}

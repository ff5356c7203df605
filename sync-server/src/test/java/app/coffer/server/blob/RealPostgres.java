package app.coffer.server.blob;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A real PostgreSQL for the tests: one server in the process, a database for each that asks. {@code
 * COFFER_TEST_POSTGRES} names another server, {@code
 * jdbc:postgresql://host/?user=...&password=...}, for machines where none can be started.
 */
public final class RealPostgres {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  private RealPostgres() {}

  private static final class Server {
    static final EmbeddedPostgres STARTED = start();

    private static EmbeddedPostgres start() {
      try {
        EmbeddedPostgres started =
            EmbeddedPostgres.builder()
                .setPGStartupWait(Duration.ofMinutes(2))
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "200")
                .setServerConfig("shared_buffers", "32MB")
                .start();
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> close(started)));
        return started;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void close(EmbeddedPostgres started) {
      try {
        started.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static String url(String database) {
    return Optional.ofNullable(System.getenv("COFFER_TEST_POSTGRES"))
        .map(other -> other.replaceFirst("/[^/?]*(\\?|$)", "/" + database + "$1"))
        .orElseGet(() -> Server.STARTED.getJdbcUrl("postgres", database));
  }

  /** The URL of an empty database of its own. */
  public static String newDatabase() {
    String name = "coffer_" + ProcessHandle.current().pid() + "_" + DATABASES.incrementAndGet();
    execute("postgres", "create database " + name);
    return url(name);
  }

  /** Executes a statement as the server's owner. */
  public static void execute(String database, String statement) {
    try (var connection = DriverManager.getConnection(url(database));
        var sql = connection.createStatement()) {
      sql.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }
}

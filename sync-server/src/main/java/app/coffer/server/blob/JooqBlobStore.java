package app.coffer.server.blob;

import app.coffer.server.vault.BlobStore;
import app.coffer.server.vault.Herald;
import app.coffer.wire.crypto.Randomness;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jooq.exception.DataAccessException;

/** The store in SQL: in one SQLite file, or in PostgreSQL beside other copies of the server. */
public final class JooqBlobStore implements BlobStore {
  /** Of each kind, where PostgreSQL is used. */
  private static final int CONNECTIONS = 8;

  private final Database database;
  private final Randomness randomness;
  private final Transactions transactions;

  private JooqBlobStore(Database database, Randomness randomness) {
    this.database = database;
    this.randomness = randomness;
    database.migrate();
    transactions = database.open();
    transactions.write(rows -> {
      ((WriteRows) rows).beginLife(randomness);
      ((WriteRows) rows).rememberRecoveries();
      return true;
    });
  }

  /** Opens the store in a file, creating it where there is none. */
  public static JooqBlobStore open(Path file, Randomness randomness) {
    return new JooqBlobStore(new SqliteFile(file), randomness);
  }

  /**
   * Opens the store in a database of PostgreSQL, creating its tables where there are none.
   *
   * @param url {@code jdbc:postgresql://host/database?user=...&password=...}
   */
  public static JooqBlobStore openPostgres(String url, Randomness randomness) {
    return new JooqBlobStore(new PostgresServer(url, CONNECTIONS), randomness);
  }

  @Override
  public <T> T read(Function<Reader, T> work) {
    return transactions.read(connection -> {
      try {
        return work.apply(new ReadRows(database.context(connection)));
      } catch (DataAccessException e) {
        throw database.fault(e);
      }
    });
  }

  @Override
  public <T> T write(Function<Writer, T> work) {
    return transactions.write(work);
  }

  @Override
  public void copyTo(Path file) {
    if (database instanceof SqliteFile sqlite) {
      vacuum(sqlite, file);
      return;
    }
    try (JooqBlobStore copy = open(file, randomness)) {
      copyTo(copy);
    }
  }

  private static void vacuum(SqliteFile database, Path file) {
    try (Connection connection = database.connect(false)) {
      connection.setAutoCommit(true);
      try (var copy = connection.prepareStatement("vacuum into ?")) {
        copy.setString(1, file.toAbsolutePath().toString());
        copy.execute();
      }
    } catch (SQLException e) {
      throw database.fault("copying the database", e);
    }
  }

  /** Copies everything this store holds at one moment into an empty one; all of it or nothing. */
  public void copyTo(JooqBlobStore empty) {
    transactions.read(connection ->
        empty.write(rows -> {
          StoreCopy.copy(database.context(connection), ((WriteRows) rows).sql);
          return true;
        }));
  }

  @Override
  public long size() {
    return transactions.read(connection -> {
      try {
        return database.size(database.context(connection));
      } catch (DataAccessException e) {
        throw database.fault(e);
      }
    });
  }

  @Override
  public long free() {
    return database.free();
  }

  /** PostgreSQL does so by itself. */
  @Override
  public void giveBack() {
    if (database instanceof SqliteFile) {
      transactions.write(rows -> {
        ((WriteRows) rows).sql.connection(SqliteFile::giveBack);
        return true;
      });
    }
  }

  @Override
  public boolean shared() {
    return database instanceof PostgresServer;
  }

  @Override
  public Herald herald(String copy) {
    return database instanceof PostgresServer server
        ? new PostgresHerald(server, copy)
        : Herald.ALONE;
  }

  @Override
  public List<String> integrityFaults() {
    return database instanceof SqliteFile sqlite
        ? transactions.read(connection -> integrityFaults(sqlite, connection))
        : List.of();
  }

  private static List<String> integrityFaults(SqliteFile database, Connection connection) {
    try (var statement = connection.createStatement();
        ResultSet result = statement.executeQuery("pragma integrity_check(20)")) {
      var faults = new ArrayList<String>();
      while (result.next()) {
        faults.add(result.getString(1));
      }
      return faults.equals(List.of("ok")) ? List.of() : faults;
    } catch (SQLException e) {
      throw database.fault("checking the database", e);
    }
  }

  @Override
  public void close() {
    transactions.close();
  }
}

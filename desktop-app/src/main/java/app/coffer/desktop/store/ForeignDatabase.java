package app.coffer.desktop.store;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.banking.bring.Stopping;
import app.coffer.desktop.banking.bring.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteLimits;

/**
 * The tables of another program's SQLite file. A copy is read, whole, and removed: the file itself
 * may be open in its program and is not touched.
 */
public final class ForeignDatabase implements Tables {
  private static final int MOST_ROWS = 2_000_000;
  private static final int LARGEST_VALUE = 50_000_000;

  /** SQLite reads its own schema within it. */
  private static final int SMALLEST_LIMIT = 100_000;

  /** What stands for bytes: nothing that is brought over is in any. */
  private static final byte[] BYTES = {};

  private final Map<String, Table> tables;

  /** A table that was read whole. */
  private record Table(Set<String> columns, List<Row> rows) {}

  private ForeignDatabase(Map<String, Table> tables) {
    this.tables = tables;
  }

  /** Reads a database from the bytes of its file. */
  public static Tables read(byte[] database) throws UnreadableFile {
    try {
      Path copy = Files.createTempFile("coffer", ".read");
      try {
        Files.write(copy, database);
        return new ForeignDatabase(new Reading(database.length).tables(copy));
      } finally {
        Files.deleteIfExists(copy);
      }
    } catch (IOException e) {
      throw new UnreadableFile(Code.NO_ROOM);
    }
  }

  /** One reading, which ends where there is more than the file can hold. */
  private static final class Reading {
    private int rows = MOST_ROWS;
    private long characters;

    Reading(long bytes) {
      characters = bytes;
    }

    Map<String, Table> tables(Path copy) throws UnreadableFile {
      SQLiteConfig readOnly = new SQLiteConfig();
      readOnly.setReadOnly(true);
      SQLiteDataSource source = new SQLiteDataSource(readOnly);
      source.setUrl("jdbc:sqlite:" + copy.toAbsolutePath());
      Map<String, Table> tables = new HashMap<>();
      try (Connection connection = source.getConnection();
          Statement statement = connection.createStatement()) {
        distrust(connection, statement);
        for (String name : names(statement)) {
          tables.put(name.toLowerCase(Locale.ROOT), table(statement, name));
        }
      } catch (SQLException e) {
        throw new UnreadableFile(Code.DATABASE_DAMAGED);
      }
      return tables;
    }

    /**
     * What a table says of itself may be made to do harm: no functions but harmless ones, no value
     * that is larger than the file, and nothing from pages that do not fit together.
     */
    private void distrust(Connection connection, Statement statement)
        throws SQLException, UnreadableFile {
      int most = Math.clamp(characters, SMALLEST_LIMIT, LARGEST_VALUE);
      connection.unwrap(SQLiteConnection.class).setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, most);
      statement.execute("PRAGMA trusted_schema = OFF");
      statement.execute("PRAGMA cell_size_check = ON");
      statement.execute("PRAGMA ignore_check_constraints = ON");
      try (ResultSet said = statement.executeQuery("PRAGMA quick_check(1)")) {
        if (!said.next() || !"ok".equals(said.getString(1))) {
          throw new UnreadableFile(Code.DATABASE_DAMAGED);
        }
      }
    }

    /** Tables that hold what they say: no views, none that a program makes up. */
    private static List<String> names(Statement statement) throws SQLException {
      List<String> names = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery(
              "SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0")) {
        while (rows.next()) {
          String name = rows.getString(1);
          if (name != null && name.matches("[A-Za-z_][A-Za-z0-9_]*") && !skipped(name)) {
            names.add(name);
          }
        }
      }
      return names;
    }

    private Table table(Statement statement, String name) throws SQLException, UnreadableFile {
      List<Row> all = new ArrayList<>();
      List<String> columns = new ArrayList<>();
      try (ResultSet found = statement.executeQuery("SELECT * FROM \"" + name + "\"")) {
        ResultSetMetaData named = found.getMetaData();
        for (int i = 1; i <= named.getColumnCount(); i++) {
          columns.add(named.getColumnName(i).toLowerCase(Locale.ROOT));
        }
        while (found.next()) {
          Stopping.ifAsked();
          all.add(row(found, columns));
        }
      }
      return new Table(Set.copyOf(columns), all);
    }

    private Row row(ResultSet found, List<String> columns) throws SQLException, UnreadableFile {
      Map<String, Object> values = new HashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        Object value = found.getObject(i + 1);
        if (value instanceof String text) {
          characters -= text.length();
        }
        if (value != null) {
          values.put(columns.get(i), value instanceof byte[] ? BYTES : value);
        }
      }
      if (--rows < 0) {
        throw new UnreadableFile(Code.MANY_ROWS);
      }
      if (characters < 0) {
        // pages that are read twice, or columns that make up what they hold
        throw new UnreadableFile(Code.DATABASE_DAMAGED);
      }
      return new Row(values);
    }
  }

  /** What holds no bookings, but may be larger than all that does. */
  private static boolean skipped(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("messages_")
        || lower.startsWith("kvcache")
        || lower.startsWith("sqlite_");
  }

  @Override
  public List<Row> rows(String table) {
    Table found = tables.get(table.toLowerCase(Locale.ROOT));
    return found == null ? List.of() : found.rows();
  }

  @Override
  public boolean has(String table, String... columns) {
    Table found = tables.get(table.toLowerCase(Locale.ROOT));
    return found != null && found.columns().containsAll(List.of(columns));
  }
}

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
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The tables of another program's SQLite file. A copy is read, whole, and removed: the file itself
 * may be open in its program and is not touched.
 */
public final class ForeignDatabase implements Tables {
  private static final int MOST_ROWS = 2_000_000;

  private final Map<String, List<Row>> tables;

  private ForeignDatabase(Map<String, List<Row>> tables) {
    this.tables = tables;
  }

  /** Reads a database from the bytes of its file. */
  public static Tables read(byte[] database) throws UnreadableFile {
    try {
      Path copy = Files.createTempFile("coffer", ".read");
      try {
        Files.write(copy, database);
        return new ForeignDatabase(tables(copy));
      } finally {
        Files.deleteIfExists(copy);
      }
    } catch (IOException e) {
      throw new UnreadableFile(Code.NO_ROOM);
    }
  }

  private static Map<String, List<Row>> tables(Path copy) throws UnreadableFile {
    SQLiteConfig readOnly = new SQLiteConfig();
    readOnly.setReadOnly(true);
    SQLiteDataSource source = new SQLiteDataSource(readOnly);
    source.setUrl("jdbc:sqlite:" + copy.toAbsolutePath());
    Map<String, List<Row>> tables = new HashMap<>();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      List<String> names = new ArrayList<>();
      try (ResultSet rows =
          statement.executeQuery("SELECT name FROM sqlite_master WHERE type = 'table'")) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      int left = MOST_ROWS;
      for (String name : names) {
        if (name.matches("[A-Za-z_][A-Za-z0-9_]*") && !skipped(name)) {
          List<Row> rows = rows(statement, name, left);
          left -= rows.size();
          tables.put(name.toLowerCase(Locale.ROOT), rows);
        }
      }
    } catch (SQLException e) {
      throw new UnreadableFile(Code.DATABASE_DAMAGED);
    }
    return tables;
  }

  /** What holds no bookings, but may be larger than all that does. */
  private static boolean skipped(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("messages_")
        || lower.startsWith("kvcache")
        || lower.startsWith("sqlite_");
  }

  private static List<Row> rows(Statement statement, String table, int left)
      throws SQLException, UnreadableFile {
    List<Row> all = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + "\"")) {
      ResultSetMetaData columns = rows.getMetaData();
      while (rows.next()) {
        Stopping.ifAsked();
        if (all.size() >= left) {
          throw new UnreadableFile(Code.MANY_ROWS);
        }
        Map<String, Object> values = new HashMap<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
          Object value = rows.getObject(i);
          if (value != null && !(value instanceof byte[])) {
            values.put(columns.getColumnName(i).toLowerCase(Locale.ROOT), value);
          }
        }
        all.add(new Row(values));
      }
    }
    return all;
  }

  @Override
  public List<Row> rows(String table) {
    return tables.getOrDefault(table.toLowerCase(Locale.ROOT), List.of());
  }
}

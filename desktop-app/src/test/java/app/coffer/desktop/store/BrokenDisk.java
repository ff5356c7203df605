package app.coffer.desktop.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteDataSource;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * Stands between the program and SQLite, below everything of ours, and lets the n-th statement
 * fail: {@code BEGIN}, {@code COMMIT}, migrations and readers included. Whatever database is opened
 * within {@link #under} is under it.
 */
public final class BrokenDisk implements AutoCloseable {
  /** How a process ends that was killed at a statement. */
  public static final int KILLED = 137;

  private static final int REMEMBERED = 8;

  /** How it breaks. */
  public enum How {
    /** One statement fails; the next works again. */
    ONCE,
    /**
     * The same, and SQLite has given the transaction up by itself, as it does when a disk fills.
     */
    GIVING_UP,
    /** From that statement on none works, not even taking back, until the program begins anew. */
    FOR_GOOD,
    /** The process is gone there, as with {@code kill -9}: nothing is closed, nothing tidied. */
    KILLED
  }

  /** Those after which the process goes on. */
  public static final List<How> FAULTS = List.of(How.ONCE, How.GIVING_UP, How.FOR_GOOD);

  private final Deque<String> last = new ArrayDeque<>();
  private How how = How.ONCE;
  private long left = Long.MAX_VALUE;
  private boolean broke;
  private Thread whose = Thread.currentThread();
  private final Map<String, DataSource> files = new HashMap<>();
  private final Map<String, Connection> looks = new HashMap<>();
  private final List<Connection> made = new ArrayList<>();

  /** Runs something whose connections pass here. */
  public <T> T under(Callable<T> work) throws Exception {
    return ScopedValue.where(VaultFile.BETWEEN, (UnaryOperator<DataSource>) this::between)
        .call(work::call);
  }

  /** Lets {@code statements} of this thread pass, and the next one fail. */
  public synchronized void failAfter(long statements, How like) {
    left = statements;
    how = like;
    whose = Thread.currentThread();
    broke = false;
    last.clear();
  }

  /** Everything works from now on; says whether something had failed. */
  public synchronized boolean mend() {
    left = Long.MAX_VALUE;
    return broke;
  }

  /** What it was that failed, for the message of a test. */
  public synchronized String story() {
    return how + " at: " + String.join("\n  then ", last);
  }

  /** All rows of all tables of an open database, past every fault. */
  public List<String> rows(Path file) throws SQLException {
    Connection connection = looking(file);
    var all = new ArrayList<String>();
    try (Statement statement = connection.createStatement()) {
      var tables = new ArrayList<String>();
      try (var names =
          statement.executeQuery(
              "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")) {
        while (names.next()) {
          tables.add(names.getString(1));
        }
      }
      for (String table : tables) {
        try (var rows = statement.executeQuery("SELECT * FROM " + table)) {
          int columns = rows.getMetaData().getColumnCount();
          while (rows.next()) {
            var row = new StringJoiner("|").add(table);
            for (int i = 1; i <= columns; i++) {
              Object value = rows.getObject(i);
              row.add(value instanceof byte[] bytes ? hex(bytes) : String.valueOf(value));
            }
            all.add(row.toString());
          }
        }
      }
    }
    return all;
  }

  private synchronized Connection looking(Path file) throws SQLException {
    String url = "jdbc:sqlite:" + file.toAbsolutePath();
    Connection open = looks.get(url);
    if (open == null) {
      open = Objects.requireNonNull(files.get(url)).getConnection();
      looks.put(url, open);
    }
    return open;
  }

  @Override
  public synchronized void close() throws SQLException {
    for (Connection open : looks.values()) {
      open.close();
    }
    looks.clear();
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private DataSource between(DataSource source) {
    synchronized (this) {
      files.put(((SQLiteDataSource) source).getUrl(), source);
    }
    return proxy(
        DataSource.class,
        source,
        (call, result) -> result instanceof Connection made ? connection(made) : result);
  }

  /** Leaves room for so many more pages of 4 KiB in what is open: really, by SQLite itself. */
  public synchronized void leaveRoom(int pages) throws SQLException {
    for (Connection each : made) {
      if (each.isClosed()) {
        continue;
      }
      try (Statement statement = each.createStatement()) {
        int taken;
        try (var now = statement.executeQuery("PRAGMA page_count")) {
          now.next();
          taken = now.getInt(1);
        }
        statement.execute("PRAGMA max_page_count = " + (taken + pages));
      }
    }
  }

  private Connection connection(Connection connection) {
    synchronized (this) {
      made.add(connection);
    }
    return proxy(
        Connection.class,
        connection,
        (call, result) ->
            switch (result) {
              case PreparedStatement made -> statement(PreparedStatement.class, made, call.sql());
              case Statement made -> statement(Statement.class, made, "");
              case null, default -> result;
            });
  }

  private <S extends Statement> S statement(Class<S> type, S statement, String sql) {
    InvocationHandler handler =
        (self, method, arguments) -> {
          if (method.getName().startsWith("execute")) {
            String text = arguments == null ? sql : String.valueOf(arguments[0]);
            passOrFail(statement.getConnection(), text);
          }
          return call(statement, method, arguments);
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private synchronized void passOrFail(Connection connection, String sql) throws SQLException {
    if (Thread.currentThread() != whose || left-- > 0) {
      return;
    }
    if (how == How.FOR_GOOD || !broke) {
      if (last.size() < REMEMBERED) {
        last.add(sql);
      }
      if (how == How.KILLED) {
        Runtime.getRuntime().halt(KILLED);
      }
      if (!broke && how == How.GIVING_UP) {
        giveUp(connection);
      }
      broke = true;
      throw new SQLiteException("the disk broke", SQLiteErrorCode.SQLITE_IOERR_WRITE);
    }
  }

  private static void giveUp(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException noTransaction) {
      // then there was nothing to give up
      return;
    }
  }

  private record Called(String sql) {}

  private interface Wrapping {
    @Nullable Object wrap(Called call, @Nullable Object result);
  }

  private static <T> T proxy(Class<T> type, T target, Wrapping wrapping) {
    InvocationHandler handler =
        (self, method, arguments) -> {
          String sql = arguments != null && arguments[0] instanceof String text ? text : "";
          return wrapping.wrap(new Called(sql), call(target, method, arguments));
        };
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}

package app.coffer.server.blob;

import app.coffer.server.vault.Herald;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * News by PostgreSQL's LISTEN and NOTIFY, on two connections of its own. Pushes do not wait for it:
 * within a transaction, NOTIFY would make all of them commit one after the other. Where a
 * connection breaks it is made anew, and whoever listens is told that news may be lost.
 */
final class PostgresHerald implements Herald {
  private static final Logger LOG = Logger.getLogger(PostgresHerald.class.getName());
  private static final String CHANNEL = "coffer";
  private static final int WAIT_MILLIS = 500;
  private static final long AGAIN_MILLIS = 1_000;

  /** More than this waiting is forgotten: the listeners look by themselves sooner or later. */
  private static final int WAITING = 10_000;

  private final PostgresServer database;
  private final String copy;
  private final Set<String> waiting = new LinkedHashSet<>();
  private final Thread teller;
  private volatile Thread listener;
  private volatile boolean closed;

  /**
   * @param copy a word of this copy's own, by which it knows its own news
   */
  PostgresHerald(PostgresServer database, String copy) {
    this.database = database;
    this.copy = copy;
    teller = Thread.ofPlatform().name("coffer-herald").daemon().start(this::tellAll);
  }

  @Override
  public void tell(String news) {
    synchronized (waiting) {
      if (waiting.size() < WAITING) {
        waiting.add(news);
        waiting.notifyAll();
      }
    }
  }

  private void tellAll() {
    while (!closed) {
      try (Connection connection = database.connect();
          var notify = connection.prepareStatement("select pg_notify(?, ?)")) {
        while (!closed) {
          for (String news : next()) {
            notify.setString(1, CHANNEL);
            notify.setString(2, copy + " " + news);
            notify.execute();
          }
        }
      } catch (SQLException e) {
        broken(e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private Set<String> next() throws InterruptedException {
    synchronized (waiting) {
      while (waiting.isEmpty()) {
        waiting.wait();
      }
      var news = new LinkedHashSet<>(waiting);
      waiting.clear();
      return news;
    }
  }

  @Override
  public void listen(Consumer<String> others, Runnable missed) {
    listener =
        Thread.ofPlatform()
            .name("coffer-hearing")
            .daemon()
            .start(() -> {
              while (!closed) {
                hear(others, missed);
              }
            });
  }

  private void hear(Consumer<String> others, Runnable missed) {
    try (Connection connection = database.connect();
        var listen = connection.createStatement()) {
      listen.execute("listen " + CHANNEL);
      missed.run();
      PGConnection postgres = connection.unwrap(PGConnection.class);
      while (!closed) {
        for (PGNotification one : postgres.getNotifications(WAIT_MILLIS)) {
          int gap = one.getParameter().indexOf(' ');
          if (gap > 0 && !one.getParameter().substring(0, gap).equals(copy)) {
            others.accept(one.getParameter().substring(gap + 1));
          }
        }
      }
    } catch (SQLException e) {
      broken(e);
    }
  }

  private void broken(SQLException e) {
    if (closed) {
      return;
    }
    LOG.log(
        Level.WARNING,
        "no news from other copies, state {0}; connecting again",
        String.valueOf(e.getSQLState()));
    try {
      TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed = true;
    teller.interrupt();
    Thread hearing = listener;
    if (hearing != null) {
      try {
        hearing.join(2L * WAIT_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}

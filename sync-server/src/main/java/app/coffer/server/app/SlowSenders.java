package app.coffer.server.app;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Closes connections on which a request comes so slowly that it can only be meant to hold them: the
 * container sees each byte as a sign of life. Who sends nothing, because it waits for its answer or
 * listens to events, is no concern of this.
 */
final class SlowSenders implements Connection.Listener {
  /** How often each connection is looked at. */
  static final Duration USUAL = Duration.ofSeconds(10);

  private static final long ENOUGH_BYTES = 2_048;
  private static final int LOOKS = 3;

  private final ServerConnector connector;
  private final Duration every;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final Map<Connection, Seen> open = new ConcurrentHashMap<>();

  /**
   * @param slow at how many looks something had come, but little of it
   */
  private record Seen(long bytes, long requests, int slow) {}

  SlowSenders(ServerConnector connector, Duration every) {
    this.connector = connector;
    this.every = every;
  }

  @Override
  public void onOpened(Connection connection) {
    if (!(connection instanceof SslConnection)) { // which does not know what a request is
      open.put(connection, new Seen(0, 0, 0));
      if (!looking.getAndSet(true)) {
        lookLater();
      }
    }
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
  }

  private void lookLater() {
    connector.getScheduler().schedule(this::look, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    open.replaceAll((connection, seen) -> {
      long bytes = connection.getBytesIn();
      long requests = connection.getMessagesIn();
      long came = bytes - seen.bytes;
      boolean progress = requests != seen.requests || came >= ENOUGH_BYTES;
      return new Seen(bytes, requests, progress ? 0 : seen.slow + (came > 0 ? 1 : 0));
    });
    open.forEach((connection, seen) -> {
      if (seen.slow >= LOOKS) {
        connection.getEndPoint().close();
      }
    });
    lookLater();
  }
}

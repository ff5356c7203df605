package app.coffer.server.app;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Closes connections that are only held: on which a request comes very slowly or never ends, or
 * that do not get as far as to be encrypted. The container sees each byte as a sign of life. Who
 * sends nothing, because it waits for its answer or listens to events, is no concern of this.
 */
final class SlowSenders implements Connection.Listener {
  /** How often each connection is looked at. */
  static final Duration USUAL = Duration.ofSeconds(10);

  private static final long ENOUGH_BYTES = 2_048;
  private static final int LOOKS = 3;

  /** Six minutes; an app gives a request up after five. */
  private static final int LOOKS_IN_ALL = 36;

  /** What a session says that is not agreed upon yet, by the contract of {@code SSLEngine}. */
  private static final String NOT_ENCRYPTED = "SSL_NULL_WITH_NULL_NULL";

  private final ServerConnector connector;
  private final Duration every;
  private final AtomicBoolean looking = new AtomicBoolean();
  private final Map<Connection, Seen> open = new ConcurrentHashMap<>();

  /**
   * How a connection was at the last look.
   *
   * @param slow at how many looks something had come, but little of it
   * @param late how many looks ago something came after the head of the last request
   * @param handshake how many looks ago it was opened, until it is encrypted
   */
  private record Seen(long requests, long bytes, int slow, int late, int handshake) {
    private static final Seen NOTHING = new Seen(0, 0, 0, 0, 0);

    Seen next(Connection connection) {
      // in this order: what comes in between belongs to a request that is not counted yet
      long requestsNow = request(connection).getMessagesIn();
      long bytesNow = connection.getBytesIn();
      int waiting = encrypted(connection) ? 0 : handshake + 1;
      if (requestsNow != requests) {
        return new Seen(requestsNow, bytesNow, 0, 0, waiting);
      }
      long came = bytesNow - bytes;
      int slowNow = came >= ENOUGH_BYTES ? 0 : slow + (came > 0 ? 1 : 0);
      int lateNow = late > 0 || came > 0 ? late + 1 : 0;
      return new Seen(requestsNow, bytesNow, slowNow, lateNow, waiting);
    }

    boolean tooLong() {
      return slow >= LOOKS || late >= LOOKS_IN_ALL || handshake >= LOOKS;
    }
  }

  SlowSenders(ServerConnector connector, Duration every) {
    this.connector = connector;
    this.every = every;
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection.getEndPoint() instanceof SslConnection.SslEndPoint) {
      return; // inside a connection that is looked at, where bytes count before they are readable
    }
    open.put(connection, Seen.NOTHING);
    if (!looking.getAndSet(true)) {
      lookLater();
    }
  }

  @Override
  public void onClosed(Connection connection) {
    open.remove(connection);
  }

  /** The connection that knows what a request is. */
  private static Connection request(Connection connection) {
    return connection instanceof SslConnection tls
        ? tls.getSslEndPoint().getConnection()
        : connection;
  }

  /** A session is agreed upon before the client has proved that it is there. */
  private static boolean encrypted(Connection connection) {
    return !(connection instanceof SslConnection tls)
        || !tls.getSSLEngine().getSession().getCipherSuite().equals(NOT_ENCRYPTED)
            && tls.getSSLEngine().getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
  }

  private void lookLater() {
    connector.getScheduler().schedule(this::look, every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    open.replaceAll((connection, seen) -> seen.next(connection));
    open.forEach((connection, seen) -> {
      if (seen.tooLong()) {
        connection.getEndPoint().close();
      }
    });
    lookLater();
  }
}

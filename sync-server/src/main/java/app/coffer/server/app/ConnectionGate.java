package app.coffer.server.app;

import app.coffer.server.limit.AtOnce;
import app.coffer.server.resource.CallerAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.ssl.SslConnection;

/**
 * Closes connections of an address that has more of them open than it could use. A trusted proxy
 * has those of everybody.
 */
final class ConnectionGate implements Connection.Listener {
  private final AtOnce open;

  /** With their addresses, which a closed connection no longer knows. */
  private final Map<Connection, String> counted = new ConcurrentHashMap<>();

  private final Predicate<SocketAddress> exempt;

  ConnectionGate(int most, Predicate<SocketAddress> exempt) {
    open = new AtOnce(most);
    this.exempt = exempt;
  }

  @Override
  public void onOpened(Connection connection) {
    if (connection.getEndPoint() instanceof SslConnection.SslEndPoint) {
      return; // inside a connection that is counted
    }
    if (exempt.test(connection.getEndPoint().getRemoteSocketAddress())) {
      return;
    }
    String address = address(connection);
    if (open.enter(address)) {
      counted.put(connection, address);
    } else {
      connection.close();
    }
  }

  @Override
  public void onClosed(Connection connection) {
    String address = counted.remove(connection);
    if (address != null) {
      open.leave(address);
    }
  }

  private static String address(Connection connection) {
    return caller(connection.getEndPoint().getRemoteSocketAddress());
  }

  /** Whose connection it is; the same for connections as for requests. */
  static String caller(SocketAddress end) {
    return end instanceof InetSocketAddress from
        ? CallerAddress.of(from.getAddress().getHostAddress())
        : "";
  }
}

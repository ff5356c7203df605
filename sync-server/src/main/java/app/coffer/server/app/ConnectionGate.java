package app.coffer.server.app;

import app.coffer.server.limit.AtOnce;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;

/** Closes connections of an address that has more of them open than it could use. */
final class ConnectionGate implements Connection.Listener {
  private final AtOnce open;

  /** With their addresses, which a closed connection no longer knows. */
  private final Map<Connection, String> counted = new ConcurrentHashMap<>();

  ConnectionGate(int most) {
    open = new AtOnce(most);
  }

  @Override
  public void onOpened(Connection connection) {
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
    return connection.getEndPoint().getRemoteSocketAddress() instanceof InetSocketAddress from
        ? from.getAddress().getHostAddress()
        : "";
  }
}

package app.coffer.server.app;

import app.coffer.server.front.ForwardedCaller;
import app.coffer.server.front.ReloadingTls;
import app.coffer.server.limit.Rates;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;

/** Where connections come in, and how long they may say how little. */
final class Entrance {
  private static final long IDLE_MILLIS = 60_000;
  private static final long IDLE_MILLIS_WHEN_STOPPING = 200;

  private Entrance() {}

  /**
   * A connector that is not open yet.
   *
   * @param look how often each connection is looked at
   */
  static ServerConnector of(
      Server http, Network network, Rates rates, Optional<ReloadingTls> tls, Duration look) {
    var protocol = new HttpConfiguration();
    protocol.setSendServerVersion(false);
    protocol.setSendDateHeader(true);
    var forwarded = new ForwardedCaller(network.proxies());
    protocol.addCustomizer(forwarded);
    ServerConnector connector = spoken(http, protocol, tls);
    connector.setHost(network.listen().getHostString());
    connector.setPort(network.listen().getPort());
    connector.setIdleTimeout(IDLE_MILLIS);
    connector.setShutdownIdleTimeout(IDLE_MILLIS_WHEN_STOPPING);
    connector.addBean(new ConnectionGate(rates.atOnce() + rates.streams(), forwarded::trusts));
    connector.addBean(new SlowSenders(connector, look));
    return connector;
  }

  private static ServerConnector spoken(
      Server http, HttpConfiguration protocol, Optional<ReloadingTls> tls) {
    var plain = new HttpConnectionFactory(protocol);
    if (tls.isEmpty()) {
      return new ServerConnector(http, 1, 1, plain);
    }
    protocol.addCustomizer(new SecureRequestCustomizer(false));
    var encrypted = new SslConnectionFactory(tls.get().context(), plain.getProtocol());
    return new ServerConnector(http, 1, 1, encrypted, plain);
  }
}

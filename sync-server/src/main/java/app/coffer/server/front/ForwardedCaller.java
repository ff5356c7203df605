package app.coffer.server.front;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;

/**
 * Finds out who asks through a proxy. Only {@code X-Forwarded-For} is read, only where a trusted
 * proxy is at the other end, and from its end on: what stands before the last trusted proxy's own
 * entry was written by the client and means nothing. Neither host nor scheme are ever taken from a
 * header; where they matter they are configured.
 */
public final class ForwardedCaller implements HttpConfiguration.Customizer {
  private static final String LITERAL = "[0-9A-Fa-f:.]+";

  private final TrustedProxies proxies;

  public ForwardedCaller(TrustedProxies proxies) {
    this.proxies = proxies;
  }

  /** Whether this end of a connection is a proxy that is trusted. */
  public boolean trusts(SocketAddress peer) {
    return peer instanceof InetSocketAddress from
        && from.getAddress() != null
        && proxies.contains(from.getAddress());
  }

  @Override
  public Request customize(Request request, HttpFields.Mutable responseHeaders) {
    SocketAddress peer = request.getConnectionMetaData().getRemoteSocketAddress();
    if (!trusts(peer)) {
      return request;
    }
    InetAddress caller = caller((InetSocketAddress) peer, request.getHeaders());
    var connection =
        new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
          @Override
          public SocketAddress getRemoteSocketAddress() {
            return new InetSocketAddress(caller, 0);
          }
        };
    return new Request.Wrapper(request) {
      @Override
      public ConnectionMetaData getConnectionMetaData() {
        return connection;
      }
    };
  }

  private InetAddress caller(InetSocketAddress peer, HttpFields headers) {
    List<String> chain = headers.getCSV(HttpHeader.X_FORWARDED_FOR, false);
    InetAddress nearest = peer.getAddress();
    for (String hop : chain.reversed()) {
      if (!hop.matches(LITERAL)) {
        return nearest;
      }
      try {
        nearest = InetAddress.ofLiteral(hop);
      } catch (IllegalArgumentException e) {
        return nearest;
      }
      if (!proxies.contains(nearest)) {
        return nearest;
      }
    }
    return nearest;
  }
}

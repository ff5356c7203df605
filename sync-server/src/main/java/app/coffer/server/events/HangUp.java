package app.coffer.server.events;

import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.Request;

/** Ends connections whose other end holds more than it may. */
public final class HangUp {
  private HangUp() {}

  /** Ends a request's connection at once: what is on its way is not waited for. */
  public static void on(Request request) {
    EndPoint end = request.getConnectionMetaData().getConnection().getEndPoint();
    // a farewell by TLS would have to be read
    EndPoint outermost =
        end instanceof SslConnection.SslEndPoint tls ? tls.getSslConnection().getEndPoint() : end;
    outermost.close();
  }
}

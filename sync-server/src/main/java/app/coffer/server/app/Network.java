package app.coffer.server.app;

import app.coffer.server.front.TlsFiles;
import app.coffer.server.front.TrustedProxies;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;

/**
 * How a server is reached.
 *
 * @param listen address and port; port 0 takes a free one
 * @param publicUrl where clients reach it, where that differs from what it listens on
 * @param proxies who may say for whom it asks
 * @param tls the certificate, where this server itself speaks TLS
 */
public record Network(
    InetSocketAddress listen,
    Optional<URI> publicUrl,
    TrustedProxies proxies,
    Optional<TlsFiles> tls) {

  /** What holds where nothing else is said. */
  public static final Network USUAL =
      new Network(
          new InetSocketAddress("127.0.0.1", 8470),
          Optional.empty(),
          TrustedProxies.NONE,
          Optional.empty());

  /** The same on another address. */
  public Network listening(String host, int port) {
    return new Network(new InetSocketAddress(host, port), publicUrl, proxies, tls);
  }

  /** Whether clients speak TLS with this server or with what stands before it. */
  boolean encrypted() {
    return tls.isPresent() || publicUrl.filter(url -> url.getScheme().equals("https")).isPresent();
  }
}

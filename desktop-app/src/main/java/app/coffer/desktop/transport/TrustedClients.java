package app.coffer.desktop.transport;

import java.net.URI;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import okhttp3.OkHttpClient;
import okhttp3.internal.tls.OkHostnameVerifier;

/** Clients that trust, at each address, what a person compared there. They share connections. */
public final class TrustedClients {
  private final OkHttpClient usual;
  private final Function<URI, Optional<String>> pins;
  private final Map<String, OkHttpClient> pinned = new ConcurrentHashMap<>();

  /**
   * @param pins the fingerprint that was compared at an address, if any
   */
  public TrustedClients(OkHttpClient usual, Function<URI, Optional<String>> pins) {
    this.usual = usual;
    this.pins = pins;
  }

  /** For addresses at which nothing was compared yet. */
  public static TrustedClients usual(OkHttpClient usual) {
    return new TrustedClients(usual, server -> Optional.empty());
  }

  public OkHttpClient to(URI server) {
    return pins.apply(server)
        .map(pin ->
            pinned.computeIfAbsent(
                pin, one -> with(usual.newBuilder(), new PinnedTrust(Optional.of(one))).build()))
        .orElse(usual);
  }

  static OkHttpClient.Builder with(OkHttpClient.Builder client, PinnedTrust trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return client
          .sslSocketFactory(context.getSocketFactory(), trust)
          .hostnameVerifier(new PinnedOrNamed(trust));
    } catch (NoSuchAlgorithmException | KeyManagementException e) {
      throw new IllegalStateException("no TLS", e);
    }
  }

  /** A certificate that was compared may stand under any name: home servers have numbers. */
  private record PinnedOrNamed(PinnedTrust trust) implements HostnameVerifier {
    @Override
    public boolean verify(String host, SSLSession session) {
      try {
        Certificate[] chain = session.getPeerCertificates();
        return chain.length > 0 && trust.isPinned(chain[0])
            || OkHostnameVerifier.INSTANCE.verify(host, session);
      } catch (SSLPeerUnverifiedException e) {
        return false;
      }
    }
  }
}

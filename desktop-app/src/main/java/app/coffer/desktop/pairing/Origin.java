package app.coffer.desktop.pairing;

import app.coffer.desktop.pairing.PairingRefused.Reason;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/** A server's address in the one spelling that both sides bind into the exchange. */
final class Origin {
  private static final int LONGEST = 1000;

  private Origin() {}

  /**
   * Of an address that is in use: small letters, no default port, no slash at the end.
   *
   * @throws PairingRefused MALFORMED_SERVER where it is no address of a web server
   */
  static URI of(URI server) throws PairingRefused {
    String scheme = lower(server.getScheme());
    boolean web = scheme.equals("https") || scheme.equals("http");
    if (!web
        || server.getHost() == null
        || server.getRawUserInfo() != null
        || server.getRawQuery() != null
        || server.getRawFragment() != null
        || server.toString().length() > LONGEST) {
      throw new PairingRefused(Reason.MALFORMED_SERVER);
    }
    int usual = scheme.equals("https") ? 443 : 80;
    String port = server.getPort() < 0 || server.getPort() == usual ? "" : ":" + server.getPort();
    String path = server.getRawPath() == null ? "" : server.getRawPath().replaceFirst("/+$", "");
    return URI.create(scheme + "://" + lower(server.getHost()) + port + path);
  }

  /** Of what somebody typed; without a scheme it is https. */
  static URI typed(String text) throws PairingRefused {
    String stripped = text.strip();
    try {
      return of(new URI(stripped.contains("://") ? stripped : "https://" + stripped));
    } catch (URISyntaxException e) {
      throw new PairingRefused(Reason.MALFORMED_SERVER);
    }
  }

  private static String lower(String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}

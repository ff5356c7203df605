package app.coffer.desktop.transport;

import app.coffer.desktop.sync.SyncFault;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import okhttp3.HttpUrl;

/**
 * A server's address: https, or http where the host is this computer or in a private network. A
 * path before {@code /api/v1} is kept, for servers behind a proxy.
 *
 * @param base without query or fragment; its path ends with a slash
 */
record ServerAddress(HttpUrl base) {
  static ServerAddress of(URI server) throws SyncFault {
    HttpUrl url = HttpUrl.parse(server.toString());
    if (url == null) {
      throw new SyncFault.NotACofferServer("not the address of a web server");
    }
    if (!url.isHttps() && !isPrivate(url.host())) {
      throw new SyncFault.InTheClear();
    }
    String path = url.encodedPath();
    return new ServerAddress(
        url.newBuilder()
            .username("")
            .password("")
            .query(null)
            .fragment(null)
            .encodedPath(path.endsWith("/") ? path : path + "/")
            .build());
  }

  boolean encrypted() {
    return base.isHttps();
  }

  /** The address of a call; {@code path} begins after {@code /api/v1/}. */
  HttpUrl call(String path) {
    return Objects.requireNonNull(base.resolve("api/v1/" + path));
  }

  /** Names with a dot that are nobody's but a home network's, and addresses never routed. */
  static boolean isPrivate(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    if (!name.contains(":") && !name.matches("[0-9.]+")) {
      return !name.contains(".")
          || name.endsWith(".localhost")
          || name.endsWith(".local")
          || name.endsWith(".lan")
          || name.endsWith(".home.arpa")
          || name.endsWith(".internal");
    }
    try {
      // a literal: no name is looked up
      InetAddress address = InetAddress.getByName(name);
      byte[] bytes = address.getAddress();
      boolean carrierGrade = bytes.length == 4 && bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
      boolean uniqueLocal = bytes.length == 16 && (bytes[0] & 0xfe) == 0xfc;
      return address.isLoopbackAddress()
          || address.isSiteLocalAddress()
          || address.isLinkLocalAddress()
          || carrierGrade
          || uniqueLocal;
    } catch (UnknownHostException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return base.toString();
  }
}

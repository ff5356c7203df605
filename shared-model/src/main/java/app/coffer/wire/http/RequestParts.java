package app.coffer.wire.http;

import java.net.URI;
import java.util.Locale;

/**
 * What a signature covers of a request.
 *
 * @param method in upper case
 * @param authority host and, where it is not the scheme's own, port; lower case
 * @param path the path as it is sent, percent-encoded; {@code /} where there is none
 * @param query the query as it is sent with its question mark; {@code ?} where there is none (RFC
 *     9421 section 2.2.7)
 * @param contentType the Content-Type header as it is sent; empty where there is no body
 * @param body the bytes as they are sent; empty where there is no body
 */
public record RequestParts(
    String method, String authority, String path, String query, String contentType, byte[] body) {

  /** The parts of a request without body. */
  public static RequestParts of(String method, URI uri) {
    return of(method, uri, "", new byte[0]);
  }

  /** The parts of a request with a body. */
  public static RequestParts of(String method, URI uri, String contentType, byte[] body) {
    String path = uri.getRawPath();
    String query = uri.getRawQuery();
    return new RequestParts(
        method,
        authority(uri.getScheme(), uri.getRawAuthority()),
        path == null || path.isEmpty() ? "/" : path,
        query == null ? "?" : "?" + query,
        contentType,
        body);
  }

  /**
   * The {@code @authority} of a Host header or a URI's authority (RFC 9421 section 2.2.3): lower
   * case, without the scheme's own port.
   */
  public static String authority(String scheme, String hostAndPort) {
    String lower = hostAndPort.toLowerCase(Locale.ROOT);
    String ownPort = scheme.equalsIgnoreCase("https") ? ":443" : ":80";
    return lower.endsWith(ownPort) && !lower.endsWith(":" + ownPort)
        ? lower.substring(0, lower.length() - ownPort.length())
        : lower;
  }

  boolean hasBody() {
    return body.length > 0;
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}

package app.coffer.server.operate;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/**
 * Who sees what is for the operator. Where there is no token, everybody else is told that there is
 * nothing.
 */
public final class OperatorAccess {
  private static final String HERE = "(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?";

  /** What a proxy adds. A proxy on this machine asks from here, too, for the whole world. */
  private static final List<String> FORWARDED =
      List.of(
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Real-IP",
          "Via");

  private final boolean loopback;
  private final Optional<byte[]> token;

  /**
   * @param loopback whether who asks from this machine, and not through a proxy, needs no token
   */
  public OperatorAccess(boolean loopback, Optional<String> token) {
    this.loopback = loopback;
    this.token = token.map(text -> text.getBytes(StandardCharsets.UTF_8));
  }

  /** The answer for whoever may not; empty for who may. */
  Optional<Response> refusal(Request request) {
    if (loopback && direct(request) || known(request.getHeaders())) {
      return Optional.empty();
    }
    if (token.isEmpty()) {
      throw new NotFoundException();
    }
    return Optional.of(
        Response.status(Response.Status.UNAUTHORIZED)
            .header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"coffer-server\"")
            .type(MediaType.TEXT_PLAIN)
            .entity("This page is for the operator of this server.\n")
            .build());
  }

  private static boolean direct(Request request) {
    HttpFields headers = request.getHeaders();
    List<String> hosts = headers.getValuesList(HttpHeader.HOST);
    return request.getConnectionMetaData().getRemoteSocketAddress()
            instanceof InetSocketAddress from
        && from.getAddress() != null
        && from.getAddress().isLoopbackAddress()
        && hosts.size() == 1
        && hosts.getFirst().matches(HERE)
        && FORWARDED.stream().noneMatch(headers::contains);
  }

  private boolean known(HttpFields headers) {
    List<String> given = headers.getValuesList(HttpHeader.AUTHORIZATION);
    return token.isPresent()
        && given.size() == 1
        && MessageDigest.isEqual(
            token.get(), presented(given.getFirst()).getBytes(StandardCharsets.UTF_8));
  }

  /** The token in it; a browser sends it as the password of anybody. */
  private static String presented(String header) {
    if (header.regionMatches(true, 0, "Bearer ", 0, 7)) {
      return header.substring(7).strip();
    }
    if (!header.regionMatches(true, 0, "Basic ", 0, 6)) {
      return "";
    }
    try {
      String pair =
          new String(
              Base64.getDecoder().decode(header.substring(6).strip()), StandardCharsets.UTF_8);
      return pair.substring(pair.indexOf(':') + 1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Without the token. */
  @Override
  public String toString() {
    return "OperatorAccess[loopback=" + loopback + "]";
  }
}

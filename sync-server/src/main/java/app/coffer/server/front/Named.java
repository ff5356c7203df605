package app.coffer.server.front;

import app.coffer.wire.crypto.Randomness;
import java.util.HexFormat;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/**
 * Gives every request a name, which its answer and all its lines in the log carry, and every answer
 * the headers that forbid a browser whatever this server does not need.
 */
public final class Named extends Handler.Wrapper {
  /** The header of the answer. */
  public static final String HEADER = "Request-Id";

  /** The log's word for it. */
  public static final String LOGGED_AS = "request";

  private static final int ID_BYTES = 8;

  private final Randomness randomness;
  private final boolean encrypted;

  /**
   * @param encrypted whether clients come by TLS
   */
  public Named(Handler handler, Randomness randomness, boolean encrypted) {
    super(handler);
    this.randomness = randomness;
    this.encrypted = encrypted;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String name = name(response.getHeaders());
    MDC.put(LOGGED_AS, name);
    try {
      return super.handle(request, response, callback);
    } finally {
      MDC.remove(LOGGED_AS);
    }
  }

  /** Names the answer and adds the headers; for what the container answers by itself, too. */
  public String name(HttpFields.Mutable headers) {
    String name = HexFormat.of().formatHex(randomness.bytes(ID_BYTES));
    headers.put(HEADER, name);
    headers.put(HttpHeader.CACHE_CONTROL, "no-store");
    headers.put(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none';"
            + " frame-ancestors 'none'");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "DENY");
    headers.put("Referrer-Policy", "no-referrer");
    headers.put("Cross-Origin-Resource-Policy", "same-origin");
    if (encrypted) {
      headers.put("Strict-Transport-Security", "max-age=31536000");
    }
    return name;
  }
}

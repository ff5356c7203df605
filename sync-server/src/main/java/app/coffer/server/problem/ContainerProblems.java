package app.coffer.server.problem;

import app.coffer.wire.Problem;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Problems for what the HTTP container refuses before any resource is asked. */
public final class ContainerProblems implements Request.Handler {

  /** Refuses a request unread. */
  public static void tooMany(Response response, Callback callback, long retryAfterSeconds) {
    response.setStatus(429);
    response.getHeaders().put(HttpHeader.RETRY_AFTER, retryAfterSeconds);
    write(response, callback, Problem.Code.TOO_MANY_REQUESTS, "Too many requests; wait a moment.");
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Problem.Code code =
        switch (status) {
          case 404 -> Problem.Code.NOT_FOUND;
          case 429 -> Problem.Code.TOO_MANY_REQUESTS;
          case 413 -> Problem.Code.TOO_LARGE;
          default -> status < 500 ? Problem.Code.MALFORMED : Problem.Code.INTERNAL;
        };
    write(response, callback, code, "The request cannot be answered.");
    return true;
  }

  private static void write(
      Response response, Callback callback, Problem.Code code, String detail) {
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.TYPE);
    // the container closes the connection after most of what it refuses; a client that is not told
    // reuses it and loses its next request
    response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    response.write(
        true, ByteBuffer.wrap(Problems.json(code, detail, response.getStatus())), callback);
  }
}

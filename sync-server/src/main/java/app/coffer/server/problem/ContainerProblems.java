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

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Problem.Code code =
        switch (status) {
          case 404 -> Problem.Code.NOT_FOUND;
          case 413 -> Problem.Code.TOO_LARGE;
          default -> status < 500 ? Problem.Code.MALFORMED : Problem.Code.INTERNAL;
        };
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.TYPE);
    // The container closes the connection after most of what it refuses; a client that is not told
    // reuses it and loses
    // its next request.
    response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    response.write(
        true,
        ByteBuffer.wrap(Problems.json(code, "The request cannot be answered.", status)),
        callback);
    return true;
  }
}

package app.coffer.server.app;

import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Knows every path in one spelling only. No path of the API needs an escape, a parameter or a slash
 * at its end, and with one of them it would reach its resource past whoever counts or guards by the
 * path as it was sent.
 */
final class PlainPaths extends Handler.Wrapper {
  private static final int NOT_FOUND = 404;

  PlainPaths(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String path = request.getHttpURI().getPath();
    if (path == null
        || path.indexOf(';') >= 0
        || path.indexOf('%') >= 0
        || path.length() > 1 && path.endsWith("/")
        || path.contains("/.")) {
      Response.writeError(request, response, callback, NOT_FOUND);
      return true;
    }
    return super.handle(request, response, callback);
  }
}

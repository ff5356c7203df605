package app.coffer.server.app;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses questions that bring a body. None needs one, and who sends it slowly would hold what is
 * set aside for the answer.
 */
final class BodyOnlyWhereRead extends Handler.Wrapper {
  private static final int BAD_REQUEST = 400;

  BodyOnlyWhereRead(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    boolean question =
        HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
    if (question
        && (request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)
            || request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > 0)) {
      Response.writeError(request, response, callback, BAD_REQUEST);
      return true;
    }
    return super.handle(request, response, callback);
  }
}

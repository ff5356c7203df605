package app.coffer.server.app;

import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Ends a request whose answer can no longer be written. The adapter between Jersey and Jetty does
 * not, when the other end of an event stream is gone, and the request would count as being served
 * for ever.
 */
final class CompleteOnWriteFailure extends Handler.Wrapper {
  CompleteOnWriteFailure(Handler handler) {
    super(handler);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var watched =
        new Response.Wrapper(request, response) {
          @Override
          public void write(boolean last, ByteBuffer content, Callback written) {
            super.write(
                last,
                content,
                Callback.from(
                    written::succeeded,
                    failure -> {
                      written.failed(failure);
                      callback.failed(failure);
                    }));
          }
        };
    return super.handle(request, watched, callback);
  }
}

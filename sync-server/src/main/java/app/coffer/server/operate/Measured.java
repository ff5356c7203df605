package app.coffer.server.operate;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Counts every request when its answer is complete, and writes a line about it if wished. */
public final class Measured extends Handler.Wrapper {
  private static final Logger LOG = LoggerFactory.getLogger("app.coffer.server.requests");

  private final Metrics metrics;
  private final boolean logged;
  private final String nameHeader;
  private final String nameInLog;

  /**
   * @param nameHeader the header of the answer that names the request
   * @param nameInLog the log's word for it
   */
  public Measured(
      Handler handler, Metrics metrics, boolean logged, String nameHeader, String nameInLog) {
    super(handler);
    this.metrics = metrics;
    this.logged = logged;
    this.nameHeader = nameHeader;
    this.nameInLog = nameInLog;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    metrics.begun();
    Request.addCompletionListener(request, failure -> ended(request, response));
    return super.handle(request, response, callback);
  }

  private void ended(Request request, Response response) {
    long nanos = System.nanoTime() - request.getHeadersNanoTime();
    long length = request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
    var answer =
        new Metrics.Answer(
            request.getMethod(),
            Route.ofPath(request.getHttpURI().getPath()),
            response.getStatus(),
            nanos / 1e9,
            Math.max(length, Math.max(0, Request.getContentBytesRead(request))),
            Math.max(0, Response.getContentBytesWritten(response)));
    metrics.ended(answer);
    if (logged) {
      log(answer, TimeUnit.NANOSECONDS.toMillis(nanos), response.getHeaders().get(nameHeader));
    }
  }

  private void log(Metrics.Answer answer, long millis, String name) {
    try (var _ = MDC.putCloseable(nameInLog, name);
        var _ = MDC.putCloseable("status", Integer.toString(answer.status()));
        var _ = MDC.putCloseable("millis", Long.toString(millis));
        var _ = MDC.putCloseable("bytes", Long.toString(answer.sentBytes()))) {
      LOG.info("{} {} {} in {} ms", answer.method(), answer.route(), answer.status(), millis);
    }
  }
}

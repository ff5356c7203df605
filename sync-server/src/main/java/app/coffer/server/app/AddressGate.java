package app.coffer.server.app;

import app.coffer.server.limit.AtOnce;
import app.coffer.server.limit.RateLimit;
import app.coffer.server.limit.Rates;
import app.coffer.server.limit.TooManyRequests;
import app.coffer.server.problem.ContainerProblems;
import app.coffer.server.resource.CallerAddress;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Counts what an address asks before anything is read of it: requests a minute, and requests and
 * event streams that are being answered.
 */
final class AddressGate extends Handler.Wrapper {
  private static final int BUSY_SECONDS = 1;
  private static final int STREAM_SECONDS = 60;

  private final RateLimit rate;
  private final AtOnce requests;
  private final AtOnce streams;

  AddressGate(Handler handler, RateLimit rate, Rates rates) {
    super(handler);
    this.rate = rate;
    this.requests = new AtOnce(rates.atOnce());
    this.streams = new AtOnce(rates.streams());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String address = CallerAddress.of(request);
    boolean stream = request.getHttpURI().getPath().endsWith("/sync/events");
    AtOnce places = stream ? streams : requests;
    try {
      rate.take(address);
    } catch (TooManyRequests many) {
      ContainerProblems.tooMany(response, callback, many.retryAfterSeconds());
      return true;
    }
    if (!places.enter(address)) {
      ContainerProblems.tooMany(response, callback, stream ? STREAM_SECONDS : BUSY_SECONDS);
      return true;
    }
    Request.addCompletionListener(request, failure -> places.leave(address));
    return super.handle(request, response, callback);
  }
}

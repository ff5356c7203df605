package app.coffer.server.app;

import app.coffer.server.events.HangUp;
import app.coffer.server.limit.TooManyRequests;
import app.coffer.server.problem.ContainerProblems;
import app.coffer.server.resource.CallerAddress;
import app.coffer.wire.Limits;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Keeps what large requests and answers hold in memory within a part of the heap, whoever makes
 * them: bodies are read before anybody is known. One address gets half of that part at most. What
 * does not fit waits a while and is then told to come again. The beginning of a body is free, so
 * that small requests never wait for large ones.
 */
final class HeapGate extends Handler.Wrapper {
  /** How long somebody may take to read an answer; an app gives up after five minutes. */
  static final Duration PATIENCE = Duration.ofMinutes(6);

  /** A body is held as it came, decoded, and on its way into the database. */
  private static final int PART_FOR_BODIES = 6;

  private static final int PART_FOR_ANSWERS = 5;
  private static final int FREE_BYTES = 64 << 10;
  private static final int FEWEST_PAGES = 2;

  private final FairRoom bodies;
  private final FairRoom answers;
  private final Duration patience;

  /**
   * @param heap bytes that this process may use
   * @param patience how long a large answer may be under way
   */
  HeapGate(Handler handler, long heap, Duration patience) {
    super(handler);
    this.patience = patience;
    bodies = FairRoom.forBodies(heap / PART_FOR_BODIES);
    int most = FEWEST_PAGES * Limits.PULL_PAGE_BYTES;
    answers =
        new FairRoom(
            Math.clamp(heap / PART_FOR_ANSWERS, most, Integer.MAX_VALUE), Limits.PULL_PAGE_BYTES);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String address = CallerAddress.of(request);
    int answer = largest(request);
    if (answer > 0) {
      FairRoom.Place place = answers.enter(address);
      Request.addCompletionListener(request, failure -> place.leave());
      if (!place.take(answer)) {
        ContainerProblems.tooMany(response, callback, FairRoom.WAIT_SECONDS);
        return true;
      }
      Scheduler.Task impatience = cutOffLater(request);
      Request.addCompletionListener(request, failure -> impatience.cancel());
      return super.handle(request, response, callback);
    }
    FairRoom.Place place = bodies.enter(address);
    Request.addCompletionListener(request, failure -> place.leave());
    return super.handle(new Counted(request, place), response, callback);
  }

  /** How large an answer can be that is made in memory; 0 for those that are small. */
  private static int largest(Request request) {
    String method = request.getMethod();
    // what is asked for without its body is made all the same
    if (!HttpMethod.GET.is(method) && !HttpMethod.HEAD.is(method)) {
      return 0;
    }
    String path = request.getHttpURI().getPath();
    if (path.endsWith("/sync/pull")) {
      return Limits.PULL_PAGE_BYTES;
    }
    return path.contains("/attachments/") || path.endsWith("/root-log")
        ? Limits.PULL_PAGE_BYTES / 2
        : 0;
  }

  /** Who reads slowly holds what it is given: each byte is a sign of life to the container. */
  private Scheduler.Task cutOffLater(Request request) {
    return request
        .getComponents()
        .getScheduler()
        .schedule(() -> HangUp.on(request), patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** A request whose body is counted as it comes, and from a refusal on thrown away. */
  private static final class Counted extends Request.Wrapper {
    private final FairRoom.Place place;
    private long come;
    private boolean refused;

    Counted(Request request, FairRoom.Place place) {
      super(request);
      this.place = place;
    }

    @Override
    public Content.Chunk read() {
      Content.Chunk chunk = super.read();
      while (chunk != null && !Content.Chunk.isFailure(chunk)) {
        refused |= !fits(chunk.remaining());
        if (!refused) {
          return chunk;
        }
        chunk.release();
        if (chunk.isLast()) {
          return Content.Chunk.from(new TooManyRequests(FairRoom.WAIT_SECONDS));
        }
        chunk = super.read();
      }
      return chunk;
    }

    private boolean fits(int bytes) {
      come += bytes;
      int more = Math.clamp(come - FREE_BYTES, 0, Limits.REQUEST_BYTES) - place.held();
      return !refused && (more <= 0 || place.take(more));
    }
  }
}

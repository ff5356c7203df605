package app.coffer.server.app;

import app.coffer.server.limit.TooManyRequests;
import app.coffer.server.problem.ContainerProblems;
import app.coffer.wire.Limits;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Keeps what large requests and answers hold in memory within a part of the heap, whoever makes
 * them: bodies are read before anybody is known. What does not fit waits a while and is then told
 * to come again. The beginning of a body is free, so that small requests never wait for large ones.
 */
final class HeapGate extends Handler.Wrapper {
  /** A body is held as it came, decoded, and on its way into the database. */
  private static final int PART_FOR_BODIES = 6;

  private static final int PART_FOR_PAGES = 5;
  private static final int FREE_BYTES = 64 << 10;
  private static final int WAIT_SECONDS = 3;

  private final Semaphore bodies;
  private final Semaphore pages;

  /**
   * @param heap bytes that this process may use
   */
  HeapGate(Handler handler, long heap) {
    super(handler);
    long most = Math.clamp(heap / PART_FOR_BODIES, Limits.REQUEST_BYTES, Integer.MAX_VALUE);
    bodies = new Semaphore((int) most, true);
    pages =
        new Semaphore(
            Math.clamp(heap / PART_FOR_PAGES / Limits.PULL_PAGE_BYTES, 2, Integer.MAX_VALUE), true);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (HttpMethod.GET.is(request.getMethod())
        && request.getHttpURI().getPath().endsWith("/sync/pull")) {
      if (!taken(pages, 1)) {
        ContainerProblems.tooMany(response, callback, WAIT_SECONDS);
        return true;
      }
      Request.addCompletionListener(request, failure -> pages.release());
      return super.handle(request, response, callback);
    }
    var counted = new Counted(request);
    Request.addCompletionListener(request, failure -> bodies.release(counted.held));
    return super.handle(counted, response, callback);
  }

  private static boolean taken(Semaphore room, int permits) {
    try {
      return room.tryAcquire(permits, WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** A request whose body is counted as it comes, and from a refusal on thrown away. */
  private final class Counted extends Request.Wrapper {
    private long come;
    private volatile int held;
    private boolean refused;

    Counted(Request request) {
      super(request);
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
          return Content.Chunk.from(new TooManyRequests(WAIT_SECONDS));
        }
        chunk = super.read();
      }
      return chunk;
    }

    private boolean fits(int bytes) {
      come += bytes;
      int more = Math.clamp(come - FREE_BYTES, 0, Limits.REQUEST_BYTES) - held;
      if (refused || more > 0 && !taken(bodies, more)) {
        return false;
      }
      held += more;
      return true;
    }
  }
}

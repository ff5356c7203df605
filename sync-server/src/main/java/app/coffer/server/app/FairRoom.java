package app.coffer.server.app;

import app.coffer.wire.Limits;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Room that is shared by all and of which one caller gets a part only, so that nobody can take it
 * from everybody else. Remembers only callers that are here.
 */
final class FairRoom {
  /** How long somebody waits for room before being told to come again. */
  static final int WAIT_SECONDS = 3;

  private final Semaphore all;
  private final int each;
  private final Map<String, Caller> callers = new ConcurrentHashMap<>();

  private record Caller(Semaphore share, int requests) {
    Caller with(int more) {
      return new Caller(share, requests + more);
    }
  }

  /**
   * @param most what there is
   * @param least what one caller must be able to get, however little there is
   */
  FairRoom(int most, int least) {
    all = new Semaphore(most, true);
    each = Math.max(least, most / 2);
  }

  /** For what is sent to a server with so much memory, in bytes. */
  static FairRoom forBodies(long memory) {
    int most = Math.clamp(memory, Limits.REQUEST_BYTES, Integer.MAX_VALUE);
    return new FairRoom(most, Limits.REQUEST_BYTES);
  }

  /** One request of a caller's; it has to leave. */
  Place enter(String caller) {
    Caller now =
        callers.compute(
            caller,
            (name, before) ->
                (before == null ? new Caller(new Semaphore(each, true), 0) : before).with(1));
    return new Place(caller, now.share);
  }

  /** What one request holds. */
  final class Place {
    private final String caller;
    private final Semaphore share;
    private int held;

    private Place(String caller, Semaphore share) {
      this.caller = caller;
      this.share = share;
    }

    /** Takes so much more; false where that was not to be had within some seconds. */
    boolean take(int more) {
      if (!taken(share, more)) {
        return false;
      }
      if (!taken(all, more)) {
        share.release(more);
        return false;
      }
      synchronized (this) {
        held += more;
      }
      return true;
    }

    private static boolean taken(Semaphore room, int permits) {
      try {
        return room.tryAcquire(permits, WAIT_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    synchronized int held() {
      return held;
    }

    void leave() {
      int back = held();
      all.release(back);
      share.release(back);
      callers.computeIfPresent(caller, (name, now) -> now.requests == 1 ? null : now.with(-1));
    }
  }
}

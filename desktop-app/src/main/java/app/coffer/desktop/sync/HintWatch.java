package app.coffer.desktop.sync;

import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one stream of hints open to the server that is followed, on a thread of its own named
 * {@code sync-hints} that exists only while one is followed. A stream that ends or fails is opened
 * again, later each time. Polling goes on beside it, so no fault of a stream is ever told.
 */
final class HintWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HintWatch.class);
  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration HOPELESS = Duration.ofMinutes(5);
  private static final long END_MILLIS = 5_000;

  private final Servers servers;
  private final Hints.Listener listener;
  private final Randomness randomness;
  private @Nullable Following following;

  HintWatch(Servers servers, Hints.Listener listener, Randomness randomness) {
    this.servers = servers;
    this.listener = listener;
    this.randomness = randomness;
  }

  /** Follows this server and no other; null for none. */
  synchronized void follow(@Nullable URI server) {
    if (following != null) {
      if (following.server.equals(server)) {
        return;
      }
      following.end();
      following = null;
    }
    if (server != null) {
      following = new Following(server);
      following.thread.start();
    }
  }

  /** Returns when the thread has ended. */
  @Override
  public void close() {
    Following last;
    synchronized (this) {
      last = following;
      follow(null);
    }
    if (last != null) {
      last.await();
    }
  }

  private final class Following implements Runnable {
    private final URI server;
    private final Thread thread;
    private final Backoff backoff = new Backoff(randomness, FIRST);
    private @Nullable Hints open;
    private boolean ended;

    Following(URI server) {
      this.server = server;
      this.thread = new Thread(this, "sync-hints");
      thread.setDaemon(true);
    }

    @Override
    public void run() {
      try {
        for (Hints hints = next(); hints != null; hints = next()) {
          Thread.sleep(listen(hints));
        }
      } catch (InterruptedException ended) {
        LOG.debug("no more hints are wanted");
      }
    }

    private synchronized @Nullable Hints next() {
      open = ended ? null : servers.hints(server);
      return open;
    }

    /** How long to wait before the next. */
    private Duration listen(Hints hints) {
      try (hints) {
        hints.listen(new Passing());
        return wait(new SyncFault.Offline("the stream ended", new IllegalStateException()));
      } catch (SyncFault fault) {
        LOG.debug("no hints for now: {}", fault.getClass().getSimpleName());
        return wait(fault);
      }
    }

    private Duration wait(SyncFault fault) {
      return backoff.failed(fault).orElse(HOPELESS);
    }

    private synchronized void end() {
      ended = true;
      if (open != null) {
        open.close();
      }
      thread.interrupt();
    }

    private synchronized boolean isEnded() {
      return ended;
    }

    private void await() {
      try {
        thread.join(END_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    /** What comes after the end is for nobody. */
    private final class Passing implements Hints.Listener {
      @Override
      public void opened() {
        if (!isEnded()) {
          backoff.succeeded();
          listener.opened();
        }
      }

      @Override
      public void advanced(Cursor to) {
        if (!isEnded()) {
          listener.advanced(to);
        }
      }

      @Override
      public void presence(DeviceId device, boolean online) {
        if (!isEnded()) {
          listener.presence(device, online);
        }
      }
    }
  }
}

package app.coffer.desktop.sync;

import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;

/**
 * What the server tells between two syncs. A hint only wakes the thread: however many come
 * meanwhile, they make one sync, and not at once, since all devices heard the same.
 */
final class HintedPull implements Hints.Listener {
  private static final int JITTER_MILLIS = 500;

  private final SyncThread thread;
  private final Randomness randomness;
  private final LongPredicate behind;
  private final Runnable sync;
  private final Runnable news;
  private final AtomicBoolean hinted = new AtomicBoolean();
  private final AtomicLong hintedTo = new AtomicLong();

  /**
   * @param behind whether this device lacks something up to a position of the server's
   * @param news told where somebody came or went
   */
  HintedPull(
      SyncThread thread,
      Randomness randomness,
      LongPredicate behind,
      Runnable sync,
      Runnable news) {
    this.thread = thread;
    this.randomness = randomness;
    this.behind = behind;
    this.sync = sync;
    this.news = news;
  }

  @Override
  public void opened() {
    // what happened while nobody listened
    hint(Long.MAX_VALUE);
  }

  @Override
  public void advanced(Cursor to) {
    hint(to.position());
  }

  @Override
  public void presence(DeviceId device, boolean online) {
    news.run();
  }

  private void hint(long position) {
    hintedTo.accumulateAndGet(position, Math::max);
    if (hinted.compareAndSet(false, true)) {
      int dice = Byte.toUnsignedInt(randomness.bytes(1)[0]);
      thread.after(Duration.ofMillis(JITTER_MILLIS * dice / 256), this::pull);
    }
  }

  private void pull() {
    hinted.set(false);
    if (behind.test(hintedTo.getAndSet(0))) {
      sync.run();
    }
  }
}

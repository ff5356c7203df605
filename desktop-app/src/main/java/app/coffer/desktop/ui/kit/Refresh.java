package app.coffer.desktop.ui.kit;

import app.coffer.desktop.change.ChangeFeed;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Hears a bell on any thread and reads again on the window's thread, once for however many rings
 * came meanwhile.
 */
public final class Refresh implements AutoCloseable {
  private final AtomicBoolean due = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final ChangeFeed.Subscription subscription;

  public Refresh(ChangeFeed bell, Background background, Runnable read) {
    subscription =
        bell.listen(() -> {
          if (due.compareAndSet(false, true)) {
            background.onWindow(() -> {
              due.set(false);
              if (!closed.get()) {
                read.run();
              }
            });
          }
        });
  }

  @Override
  public void close() {
    closed.set(true);
    subscription.close();
  }
}

package app.coffer.server.app;

import app.coffer.server.vault.Refusal;
import app.coffer.server.vault.StoreFault;
import app.coffer.server.vault.Upkeep;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every hour whether upkeep is due; the first time soon after the start. */
final class UpkeepThread implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(UpkeepThread.class);
  private static final long FIRST_MINUTES = 2;
  private static final long EVERY_MINUTES = 60;

  private final Upkeep upkeep;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("coffer-upkeep").daemon().factory());

  UpkeepThread(Upkeep upkeep) {
    this.upkeep = upkeep;
    thread.scheduleWithFixedDelay(this::look, FIRST_MINUTES, EVERY_MINUTES, TimeUnit.MINUTES);
  }

  private void look() {
    try {
      upkeep
          .ifDue()
          .ifPresent(done ->
              LOG.info(
                  "upkeep: {} bodies and {} attachments dropped",
                  done.bodies(),
                  done.attachments()));
    } catch (StoreFault | Refusal e) {
      LOG.warn("upkeep did not end: {}; it is tried again", e.getMessage());
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      thread.awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

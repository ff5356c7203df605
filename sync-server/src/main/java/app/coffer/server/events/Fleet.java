package app.coffer.server.events;

import app.coffer.server.vault.BlobStore;
import app.coffer.server.vault.Herald;
import app.coffer.server.vault.StoreFault;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the listeners of several copies of a server one audience. What happens here is told to the
 * other copies by the herald; who listens here is written down, for a minute at a time, so that
 * nobody stays present whose copy died. News may be lost, so every few seconds this copy also looks
 * how far the vaults are that somebody listens to here.
 */
public final class Fleet implements EventHub.Neighbours, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);
  private static final Duration PRESENT = Duration.ofMinutes(1);
  private static final long LOOK_SECONDS = 5;
  private static final long STILL_HERE_SECONDS = 20;

  private final BlobStore store;
  private final Herald herald;
  private final InstantSource clock;
  private final byte[] copy;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("coffer-fleet").daemon().factory());

  /**
   * @param copy names this copy among the others
   */
  public Fleet(BlobStore store, Herald herald, InstantSource clock, byte[] copy) {
    this.store = store;
    this.herald = herald;
    this.clock = clock;
    this.copy = copy.clone();
  }

  /**
   * Begins to hear the others.
   *
   * @param mail something changed in a mailbox at another copy
   */
  public void join(EventHub hub, Runnable mail) {
    herald.listen(news -> hear(news, hub, mail), () -> soon(() -> look(hub)));
    thread.scheduleWithFixedDelay(
        calmly(() -> look(hub)), LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    thread.scheduleWithFixedDelay(
        calmly(this::stillHere), STILL_HERE_SECONDS, STILL_HERE_SECONDS, TimeUnit.SECONDS);
  }

  /** Tells the others that something changed in a mailbox. */
  public void mailChanged() {
    herald.tell("mail");
  }

  @Override
  public void advanced(VaultId vault, Cursor cursor) {
    herald.tell("advanced " + vault.hex() + " " + cursor.position());
  }

  @Override
  public void removed(VaultId vault, DeviceId device) {
    herald.tell("removed " + vault.hex() + " " + device.hex());
  }

  /** Written by a thread of its own: whoever begins to listen does not wait for the database. */
  @Override
  public void presence(VaultId vault, DeviceId device, boolean here) {
    soon(() -> {
      store.write(rows -> {
        if (here) {
          rows.fleet().listens(copy, vault, device, clock.instant().plus(PRESENT));
        } else {
          rows.fleet().listensNoMore(copy, vault, device);
        }
        return true;
      });
      herald.tell("presence " + vault.hex() + " " + device.hex() + " " + here);
    });
  }

  @Override
  public Set<DeviceId> online(VaultId vault) {
    return store.read(rows -> rows.fleet().listening(vault, clock.instant()));
  }

  private void hear(String news, EventHub hub, Runnable mail) {
    List<String> words = List.of(news.split(" "));
    try {
      switch (words.getFirst()) {
        case "mail" -> mail.run();
        case "advanced" ->
            hub.heardAdvanced(
                VaultId.ofHex(words.get(1)), new Cursor(Long.parseLong(words.get(2))));
        case "removed" ->
            hub.heardRemoved(VaultId.ofHex(words.get(1)), DeviceId.ofHex(words.get(2)));
        case "presence" ->
            hub.heardPresence(
                VaultId.ofHex(words.get(1)),
                DeviceId.ofHex(words.get(2)),
                Boolean.parseBoolean(words.get(3)));
        default -> LOG.debug("news of a kind that a newer copy tells");
      }
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      LOG.debug("news that cannot be read");
    }
  }

  private void look(EventHub hub) {
    Set<VaultId> vaults = hub.vaults();
    if (!vaults.isEmpty()) {
      Map<VaultId, Cursor> heads = store.read(rows -> rows.fleet().heads(vaults));
      heads.forEach(hub::heardAdvanced);
    }
  }

  private void stillHere() {
    store.write(rows -> {
      rows.fleet().stillHere(copy, clock.instant().plus(PRESENT));
      rows.fleet().dropEnded(clock.instant());
      return true;
    });
  }

  private void soon(Runnable work) {
    try {
      thread.execute(calmly(work));
    } catch (RejectedExecutionException e) {
      LOG.debug("this copy stops");
    }
  }

  /** A fault of the database ends no schedule: it is tried again. */
  private static Runnable calmly(Runnable work) {
    return () -> {
      try {
        work.run();
      } catch (StoreFault e) {
        LOG.warn("other copies could not be told: {}; it is tried again", e.getMessage());
      }
    };
  }

  /** Nobody listens here any more. */
  @Override
  public void close() {
    soon(() ->
        store.write(rows -> {
          rows.fleet().stillHere(copy, clock.instant());
          return true;
        }));
    thread.shutdown();
    try {
      thread.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    herald.close();
  }
}

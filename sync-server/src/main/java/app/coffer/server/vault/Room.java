package app.coffer.server.vault;

import app.coffer.wire.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Whether the database may still grow. Looked at every few seconds: what is stored in between is
 * little against what is kept free.
 */
public final class Room {
  /** For the write-ahead log, and so that an operator can still work on the machine. */
  private static final long KEPT_FREE = 64L << 20;

  private static final Duration RESOLUTION = Duration.ofSeconds(5);

  private final BlobStore store;
  private final InstantSource clock;
  private final long most;
  private Instant looked = Instant.MIN;
  private boolean left;

  public Room(BlobStore store, InstantSource clock, Allowance allowance) {
    this.store = store;
    this.clock = clock;
    this.most = allowance.databaseBytes();
  }

  /** Refuses where nothing more is stored. Reading goes on. */
  public void check() {
    if (!isLeft()) {
      throw new Refusal(
          Problem.Code.STORAGE_FULL, "This server's storage is full; reading still works.");
    }
  }

  /** Whether more is stored. */
  public synchronized boolean isLeft() {
    Instant now = clock.instant();
    if (now.isAfter(looked.equals(Instant.MIN) ? Instant.MIN : looked.plus(RESOLUTION))) {
      left = store.size() < most && store.free() >= KEPT_FREE;
      looked = now;
    }
    return left;
  }
}

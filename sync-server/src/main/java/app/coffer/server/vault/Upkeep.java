package app.coffer.server.vault;

import app.coffer.server.vault.BlobStore.VaultRow;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Drops what was superseded or released long ago, in small steps between which others write. Of
 * several copies of a server on one database, one does it for all.
 */
public final class Upkeep {
  private static final Duration EVERY = Duration.ofHours(6);
  private static final String LEASE = "upkeep";
  private static final int AT_ONCE = 200;

  private final BlobStore store;
  private final InstantSource clock;
  private final Duration retention;
  private final byte[] holder;

  /**
   * @param retention how long what nobody needs any more is kept
   * @param holder names this copy among the others
   */
  public Upkeep(BlobStore store, InstantSource clock, Duration retention, byte[] holder) {
    this.store = store;
    this.clock = clock;
    this.retention = retention;
    this.holder = holder.clone();
  }

  /**
   * What was dropped.
   *
   * @param bodies of superseded revisions
   */
  public record Dropped(int bodies, int attachments) {}

  /** Does the work if it is due; empty where it was done within the last hours. */
  public Optional<Dropped> ifDue() {
    Instant now = clock.instant();
    boolean due = store.write(rows -> rows.lease(LEASE, holder, now, now.plus(EVERY)));
    return due ? Optional.of(now()) : Optional.empty();
  }

  /** Does the work. */
  public Dropped now() {
    Instant before = clock.instant().minus(retention);
    int bodies = 0;
    for (VaultRow vault : store.read(BlobStore.Reader::vaults)) {
      int dropped;
      do {
        dropped = store.write(rows -> rows.dropSuperseded(vault.id(), before, AT_ONCE));
        bodies += dropped;
      } while (dropped == AT_ONCE);
    }
    int attachments = store.write(rows -> rows.chunks().dropReleased(before));
    store.giveBack();
    return new Dropped(bodies, attachments);
  }
}

package app.coffer.server.operate;

import app.coffer.server.vault.BlobStore;
import app.coffer.server.vault.StoreFault;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How the database is; asked again after a moment only, however often somebody looks. */
public final class StoreFigures {
  private static final Duration RESOLUTION = Duration.ofSeconds(2);

  /**
   * What was found.
   *
   * @param answers whether the database does; the rest is then what it last said
   * @param free bytes left on its disk, as far as this program can know
   */
  public record Figures(boolean answers, long vaults, long bytes, long free) {}

  private final BlobStore store;
  private final InstantSource clock;
  private Figures last = new Figures(false, 0, 0, 0);
  private Instant until = Instant.MIN;

  public StoreFigures(BlobStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  public synchronized Figures now() {
    Instant now = clock.instant();
    if (now.isAfter(until)) {
      last = look();
      until = now.plus(RESOLUTION);
    }
    return last;
  }

  private Figures look() {
    try {
      long vaults = store.read(BlobStore.Reader::vaultCount);
      return new Figures(true, vaults, store.size(), store.free());
    } catch (StoreFault e) {
      return new Figures(false, last.vaults, last.bytes, last.free);
    }
  }
}

package app.coffer.desktop.vault;

import app.coffer.desktop.seal.KeyRing;
import app.coffer.desktop.store.KeyRingTable;
import app.coffer.desktop.store.VaultDatabase;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The key ring as it lies in the vault's database. Keys that a statement brought are in the root
 * log for good; the stored ring is only quicker. So a crash between the two loses nothing: opening
 * the vault reads the root log again.
 */
final class StoredRing {
  private final KeyRing ring;
  private final VaultDatabase database;
  private final AtomicBoolean behind = new AtomicBoolean();

  StoredRing(KeyRing ring, VaultDatabase database) {
    this.ring = ring;
    this.database = database;
  }

  /** A flag only: keys arrive within a transaction, and the ring is stored in one of its own. */
  void learned() {
    behind.set(true);
  }

  /** Writes the ring where it has learned keys since. */
  void keep() {
    if (behind.getAndSet(false)) {
      byte[] bytes = ring.encode();
      new KeyRingTable(database).write(bytes);
      Arrays.fill(bytes, (byte) 0);
    }
  }
}

package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.sync.SyncControl;
import java.time.Instant;
import java.util.Optional;

/**
 * What an empty list can say of itself.
 *
 * @param devices members of the vault, this one counted
 * @param lastSync when the last sync completed
 */
record Checked(int devices, Optional<Instant> lastSync) {

  static Checked read(SyncControl sync) {
    return new Checked(sync.devices().size(), sync.state().lastSync());
  }
}

package app.coffer.server.vault;

import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import java.util.Set;

/** Who waits for news of a vault. */
public interface Watchers {

  /** Tells them that there is something to pull; called after the commit. */
  void advanced(VaultId vault, Cursor cursor);

  /** A device is no member any more; called after the commit. */
  void removed(VaultId vault, DeviceId device);

  /** The devices that are waiting now. */
  Set<DeviceId> online(VaultId vault);
}

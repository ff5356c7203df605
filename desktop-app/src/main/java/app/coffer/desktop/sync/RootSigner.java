package app.coffer.desktop.sync;

import app.coffer.wire.Position;
import app.coffer.wire.RootState;
import app.coffer.wire.Signed;
import app.coffer.wire.id.DeviceId;
import java.time.Instant;
import java.util.Optional;

/** Signs statements of the root log that change who may read; holds the root key where it may. */
public interface RootSigner {

  /** Whether this device holds the key that signs next. */
  boolean signs(RootState state);

  /**
   * Ends a membership and begins an epoch without it.
   *
   * @param cut the last of its parcels that counts, where any does
   */
  Signed revoke(RootState state, DeviceId device, Optional<Position> cut, Instant at);

  /** Begins an epoch. */
  Signed rotate(RootState state);

  /**
   * Makes a new root key.
   *
   * @param primary the one device that is to hold it; empty for all
   */
  Signed movePrimary(RootState state, Optional<DeviceId> primary);

  /** The order to delete a server's copy of the vault; no statement of the root log. */
  Signed deletion();
}

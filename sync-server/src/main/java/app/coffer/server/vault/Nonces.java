package app.coffer.server.vault;

import app.coffer.wire.id.DeviceId;

/** Remembers which requests were made, so that none is accepted twice. */
@FunctionalInterface
public interface Nonces {

  /** Whether the device uses this nonce for the first time within the window. */
  boolean first(DeviceId device, String nonce);
}

package app.coffer.server.vault;

import app.coffer.wire.Limits;
import app.coffer.wire.id.DeviceId;
import java.time.InstantSource;

/** Nonces in the database, so that a request made at one copy of the server is known at all. */
public final class StoredNonces implements Nonces {
  private final BlobStore store;
  private final InstantSource clock;

  public StoredNonces(BlobStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public boolean first(DeviceId device, String nonce) {
    return store.write(rows ->
        rows.fleet().firstUse(device, nonce, clock.instant().plusSeconds(Limits.NONCE_SECONDS)));
  }
}

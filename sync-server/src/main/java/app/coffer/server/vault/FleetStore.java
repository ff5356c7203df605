package app.coffer.server.vault;

import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** What copies of a server on one database tell each other by it; a part of {@link BlobStore}. */
public final class FleetStore {
  private FleetStore() {}

  public interface Reader {

    /** The devices that listen at any copy that was alive lately. */
    Set<DeviceId> listening(VaultId vault, Instant now);

    /** The newest cursors of these vaults, of those that are here. */
    Map<VaultId, Cursor> heads(Collection<VaultId> vaults);
  }

  /** As {@link Reader}, and changes. */
  public interface Writer extends Reader {

    /**
     * Notes a nonce, of which no more is kept than that it was used.
     *
     * @return whether the device uses it for the first time
     */
    boolean firstUse(DeviceId device, String nonce, Instant until);

    /** A device listens at this copy. */
    void listens(byte[] copy, VaultId vault, DeviceId device, Instant until);

    void listensNoMore(byte[] copy, VaultId vault, DeviceId device);

    /** All that listens at this copy goes on until then. */
    void stillHere(byte[] copy, Instant until);

    /** Drops what ended before this moment. */
    void dropEnded(Instant now);
  }
}

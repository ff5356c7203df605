package app.coffer.desktop.pairing;

import app.coffer.desktop.sync.SyncFault;
import java.net.URI;
import java.time.Instant;
import java.util.function.Predicate;

/** The side that has the data: shows an invitation, sees who came, confirms. */
public interface Pairing {

  /** Opens a mailbox on the sync server and makes a link for it; valid once, for ten minutes. */
  Invitation invite() throws SyncFault;

  /** An invitation being shown. Closing it before it is used makes the link worthless. */
  interface Invitation extends AutoCloseable {

    /** {@code coffer://join#v1.<origin>.<mailbox>.<secret>}: to be shown, never logged. */
    URI link();

    Instant expires();

    /**
     * Waits for a joiner, asks {@code confirm} with what both screens show, and on yes authorizes
     * it and hands over the vault.
     */
    Joined await(Predicate<Joiner> confirm) throws SyncFault, PairingRefused;

    @Override
    void close();
  }

  /**
   * Who wants to join.
   *
   * @param digits six digits that must be the same on both screens
   */
  record Joiner(String name, String platform, String digits) {}

  /** The new member. */
  record Joined(app.coffer.wire.id.DeviceId device, String name) {}
}

package app.coffer.desktop.pairing;

import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.id.DeviceId;
import java.net.URI;
import java.time.Instant;
import java.util.function.Predicate;

/** The side that has the data: shows an invitation, sees who came, confirms. */
public interface Pairing {

  /**
   * Opens a mailbox on the sync server and makes a code and a link for it; valid once, for ten
   * minutes. An invitation that was shown before is worthless from now on.
   *
   * @throws PairingRefused CANNOT_ADD where this device may not make members
   */
  Invitation invite() throws SyncFault, PairingRefused;

  /**
   * An invitation being shown. Closing it before it is used makes code and link worthless, and
   * tells whoever is joining; it may be closed while another thread waits in {@link #await}.
   */
  interface Invitation extends AutoCloseable {

    /** {@code MMMM-SSSS-SSSS-SSSC}, to be typed: to be shown, never logged. */
    String code();

    /** {@code coffer://join#v1.<origin>.<mailbox>.<secret>}: to be shown, never logged. */
    URI link();

    /** The server's address, which whoever types the code types, too. */
    URI server();

    Instant expires();

    /**
     * Waits for a joiner, asks {@code confirm} with what both screens show, and on yes authorizes
     * it and hands over the vault. From the moment it is a member nothing is thrown any more: what
     * happens then is told by {@link Joined#finished}.
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

  /**
   * The new member.
   *
   * @param finished whether it said that it has the whole vault; without, it may still be fetching,
   *     or may have given up: then it stays in the list of devices until it is removed
   */
  record Joined(DeviceId device, String name, boolean finished) {}
}

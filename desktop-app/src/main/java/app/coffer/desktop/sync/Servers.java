package app.coffer.desktop.sync;

import app.coffer.wire.api.CreateVault;
import app.coffer.wire.api.RootLog;
import app.coffer.wire.api.VaultCreated;
import java.net.URI;
import java.util.Optional;

/** The way to servers by address; implemented by the transport. */
public interface Servers {

  /** Looks at an address without changing anything and without naming a vault. */
  SyncControl.ServerCheck check(URI server) throws SyncFault;

  /**
   * Creates the vault's copy there, or finds it: asking again changes nothing.
   *
   * @param registrationToken what the server's operator gave, where it asks for one
   */
  VaultCreated create(URI server, CreateVault vault, Optional<String> registrationToken)
      throws SyncFault;

  /**
   * Creates the vault's copy there from its root log, or continues it where the server remembers
   * less: asking again changes nothing. For every member, not the first device alone.
   *
   * @param log from the genesis on, to where this device is a member
   */
  VaultCreated bring(URI server, RootLog log, Optional<String> registrationToken) throws SyncFault;

  /** The replica at an address, for this device and vault; opens no connection yet. */
  Replica replica(URI server);

  /** The hints of a server about this vault; opens no connection yet. */
  Hints hints(URI server);
}

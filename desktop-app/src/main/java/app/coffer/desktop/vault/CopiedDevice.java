package app.coffer.desktop.vault;

import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.sync.SyncFault;
import java.net.URI;
import java.util.function.Predicate;

/**
 * The way out where the files of this device were copied, or a disk was put back to an older state,
 * and another copy goes on under the same name: this copy becomes a device of its own. What only
 * this copy has is written anew under its own name; the other copy stays what it was.
 *
 * <p>The vault that comes back is the same under its new identity; the one this was taken from is
 * closed. Where a call throws, nothing has changed and the vault stays open.
 */
public interface CopiedDevice {

  /** Whether this copy may let itself in; if not, another device has to invite it. */
  boolean managesDevices();

  /**
   * Lets this copy in as a new device.
   *
   * @param name of the new device
   */
  OpenVault becomeNew(String name) throws VaultRefused, SyncFault;

  /**
   * The same by another device's invitation.
   *
   * @param link as the other device shows it; never logged
   * @param confirm asked with six digits that must be the same on both screens
   */
  OpenVault becomeNew(String name, URI link, Predicate<String> confirm)
      throws VaultRefused, SyncFault, PairingRefused;
}

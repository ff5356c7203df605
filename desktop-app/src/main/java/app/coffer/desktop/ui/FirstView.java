package app.coffer.desktop.ui;

import app.coffer.desktop.ui.start.VaultDoor.DoorShut;
import app.coffer.desktop.ui.start.VaultDoor.KnownVault;
import app.coffer.desktop.vault.OpenVault;

/** What the window shows first. */
public sealed interface FirstView {
  /** The vaults of this computer, and ways to new ones. */
  record Home() implements FirstView {}

  /** A vault that is open already. */
  record Inside(OpenVault vault) implements FirstView {}

  /** The question for a vault's passphrase. */
  record Locked(KnownVault vault) implements FirstView {}

  /** Why the vault that was to be shown cannot be. */
  record Shut(DoorShut why) implements FirstView {}
}

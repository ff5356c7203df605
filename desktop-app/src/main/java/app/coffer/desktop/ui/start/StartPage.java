package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.start.VaultDoor.KnownVault;
import java.nio.file.Path;
import java.util.Optional;

/** What the start window shows. */
sealed interface StartPage {
  /** The choices, and the vaults there are. */
  record Home() implements StartPage {}

  /** The steps to a new vault. */
  record Create() implements StartPage {}

  /**
   * Joining another device's vault.
   *
   * @param link that was opened outside of the window; empty where one is to be given
   */
  record Join(String link) implements StartPage {
    @Override
    public String toString() {
      return "Join[redacted]";
    }
  }

  /**
   * Putting a backup back.
   *
   * @param file chosen already; empty where one is to be chosen
   */
  record Restore(Optional<Path> file) implements StartPage {}

  /** The recovery sheet: of a vault here, or to get one back from a server. */
  record Sheet(Optional<KnownVault> vault) implements StartPage {}

  /** The passphrase of a vault. */
  record Unlock(KnownVault vault) implements StartPage {}
}

package app.coffer.desktop.cli;

import app.coffer.desktop.attachment.AttachmentRefused;
import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.VaultRefused;
import java.io.IOException;
import java.util.concurrent.Callable;

/** A command that works on an open vault, which is closed again whatever happens. */
abstract class VaultCommand implements Callable<Integer> {
  private final Coffer coffer;

  VaultCommand(Coffer coffer) {
    this.coffer = coffer;
  }

  final Coffer coffer() {
    return coffer;
  }

  @Override
  public final Integer call()
      throws VaultRefused,
          SyncFault,
          PairingRefused,
          BankImport.UnreadableFile,
          AttachmentRefused,
          IOException {
    try (OpenVault vault = coffer.open()) {
      return run(vault).code();
    }
  }

  abstract Exit run(OpenVault vault)
      throws VaultRefused,
          SyncFault,
          PairingRefused,
          BankImport.UnreadableFile,
          AttachmentRefused,
          IOException;
}

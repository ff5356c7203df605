package app.coffer.desktop.vault;

import app.coffer.desktop.secret.Passphrase;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to get a vault back that no device of one's own has any more.
 *
 * @param folder for the copy here: does not exist yet, or is empty
 * @param sheet stays the caller's to close
 * @param server the one that the vault was synced with
 * @param passphrase protects the copy here; empty for none; stays the caller's to close
 */
public record RestoreVault(
    Path folder,
    RecoverySheet sheet,
    URI server,
    String deviceName,
    Optional<Passphrase> passphrase) {
  @Override
  public String toString() {
    return "RestoreVault[redacted]";
  }
}

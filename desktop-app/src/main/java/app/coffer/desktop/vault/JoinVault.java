package app.coffer.desktop.vault;

import app.coffer.desktop.pairing.Ticket;
import app.coffer.desktop.secret.Passphrase;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How to join another device's vault.
 *
 * @param folder for the copy here: does not exist yet, or is empty
 * @param ticket what the other device showed; never logged
 * @param passphrase protects the copy here; empty for none; stays the caller's to close
 */
public record JoinVault(
    Path folder, Ticket ticket, String deviceName, Optional<Passphrase> passphrase) {

  /** By a link. */
  public JoinVault(Path folder, URI link, String deviceName, Optional<Passphrase> passphrase) {
    this(folder, new Ticket.Link(link), deviceName, passphrase);
  }

  @Override
  public String toString() {
    return "JoinVault[redacted]";
  }
}

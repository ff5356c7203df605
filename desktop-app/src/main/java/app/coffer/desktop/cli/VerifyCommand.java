package app.coffer.desktop.cli;

import app.coffer.desktop.vault.OpenVault;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code coffer verify}. */
@Command(
    name = "verify",
    description = "Check the whole vault: database, feeds, signatures, hashes, sums, search.")
final class VerifyCommand extends VaultCommand {
  VerifyCommand(Coffer coffer) {
    super(coffer);
  }

  /** What {@code --json} prints. */
  record View(boolean ok, List<String> findings) {}

  @Override
  Exit run(OpenVault vault) {
    List<String> findings = vault.verify();
    var view = new View(findings.isEmpty(), findings);
    coffer()
        .print(
            view,
            () ->
                findings.isEmpty()
                    ? "All is well."
                    : String.join(System.lineSeparator(), findings));
    return findings.isEmpty() ? Exit.DONE : Exit.REFUSED;
  }
}

package app.coffer.desktop.cli;

import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.VaultRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coffer restore-backup}. */
@Command(
    name = "restore-backup",
    description =
        "Put a backup back as a vault of its own. Nothing there is overwritten, and it syncs only as a new device.")
final class RestoreBackupCommand implements Callable<Integer> {
  private final Coffer coffer;

  @Parameters(paramLabel = "FILE", description = "The backup.")
  Path file = Path.of("");

  @Option(
      names = "--into",
      required = true,
      paramLabel = "DIR",
      description = "The folder for the vault; it does not exist yet, or is empty.")
  Path into = Path.of("");

  RestoreBackupCommand(Coffer coffer) {
    this.coffer = coffer;
  }

  /** What {@code --json} prints. */
  record View(String vault, String name, String folder, int accounts, int transactions) {}

  @Override
  public Integer call() throws VaultRefused {
    if (!Files.isRegularFile(file)) {
      throw new Refusal(Exit.NOT_FOUND, "no-file", "There is no such file.", "");
    }
    try (OpenVault vault =
        coffer.vaults().restore(file, into, () -> coffer.passphrase("Passphrase: "))) {
      var reader = vault.ledger().read();
      var view =
          new View(
              vault.identity().vault().hex(),
              vault.identity().name(),
              into.toAbsolutePath().normalize().toString(),
              reader.accounts().size(),
              reader.count(RegisterFilter.all()));
      coffer.print(
          view,
          () ->
              view.name()
                  + " is back in "
                  + view.folder()
                  + ", with "
                  + view.transactions()
                  + " transactions. Before it syncs: coffer sync new-identity");
      return Exit.DONE.code();
    }
  }
}

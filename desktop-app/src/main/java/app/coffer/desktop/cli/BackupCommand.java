package app.coffer.desktop.cli;

import app.coffer.desktop.vault.Backup;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.VaultRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code coffer backup}. */
@Command(
    name = "backup",
    description =
        "Copy the whole vault into one encrypted file, and open it for a test. The passphrase or the recovery sheet of now opens it.")
final class BackupCommand extends VaultCommand {
  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The file to write; it must not be there yet.")
  Path out = Path.of("");

  BackupCommand(Coffer coffer) {
    super(coffer);
  }

  /**
   * What {@code --json} prints.
   *
   * @param tested always true: a backup that does not pass its test is none
   */
  record View(
      String file,
      String made,
      long bytes,
      int accounts,
      int transactions,
      int categories,
      boolean tested) {}

  @Override
  Exit run(OpenVault vault) throws VaultRefused {
    if (Files.exists(out)) {
      throw new Refusal(
          Exit.REFUSED,
          "file-exists",
          "That file is there already. Nothing was changed.",
          "Name another with --out FILE.");
    }
    Backup done = vault.safekeeping().backUp(out);
    var content = done.content().orElseThrow();
    var view =
        new View(
            done.file().toAbsolutePath().normalize().toString(),
            done.made().toString(),
            done.size(),
            content.accounts(),
            content.transactions(),
            content.categories(),
            true);
    coffer()
        .print(
            view,
            () ->
                "Backed up "
                    + view.transactions()
                    + " transactions in "
                    + view.accounts()
                    + " accounts to "
                    + view.file()
                    + " ("
                    + view.bytes()
                    + " bytes), and opened it for a test.");
    return Exit.DONE;
  }
}

package app.coffer.desktop.cli;

import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.banking.out.Exports;
import app.coffer.desktop.vault.OpenVault;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code coffer import-from}. */
@Command(
    name = "import-from",
    description = {
      "Put everything that a program exported into an empty vault.",
      "From Coffer: the file that coffer export --format json wrote. Make the vault with --starter none."
    })
final class ImportFromCommand extends VaultCommand {
  /** Programs whose files are read. */
  enum Product {
    COFFER
  }

  @Parameters(index = "0", paramLabel = "PRODUCT", description = "One of ${COMPLETION-CANDIDATES}.")
  Product product = Product.COFFER;

  @Parameters(index = "1", paramLabel = "FILE", description = "What it exported.")
  Path file = Path.of("");

  ImportFromCommand(Coffer coffer) {
    super(coffer);
  }

  /** What {@code --json} prints. */
  record View(int accounts, int transactions) {}

  @Override
  Exit run(OpenVault vault) throws BankImport.UnreadableFile {
    if (!Files.isRegularFile(file)) {
      throw Refusal.notFound("file", file.getFileName().toString());
    }
    Exports exports = vault.books().exports();
    if (!exports.mayTakeIn()) {
      throw new Refusal(
          Exit.REFUSED,
          "not-empty",
          "This vault is not empty. Nothing was changed.",
          "Make one with: coffer vault create --starter none, and name it with --vault.");
    }
    int transactions = exports.takeIn(file);
    var view = new View(vault.ledger().read().accounts().size(), transactions);
    coffer()
        .print(
            view,
            () ->
                "Added "
                    + view.transactions()
                    + " transactions in "
                    + view.accounts()
                    + " accounts.");
    return Exit.DONE;
  }
}

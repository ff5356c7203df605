package app.coffer.desktop.cli;

import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.banking.Finding.Code;
import app.coffer.desktop.banking.bring.Bring.Choices;
import app.coffer.desktop.banking.bring.Bring.DayOrder;
import app.coffer.desktop.banking.bring.BringReport;
import app.coffer.desktop.banking.bring.Brought;
import app.coffer.desktop.banking.bring.Product;
import app.coffer.desktop.banking.out.Exports;
import app.coffer.desktop.banking.out.Written;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.vault.OpenVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coffer import-from}. */
@Command(
    name = "import-from",
    description = {
      "Put everything that a program exported into an empty vault.",
      "From Coffer: the file that coffer export --format json wrote. Make the vault with --starter"
          + " none.",
      "From another program: see docs/moving.md for what to export there, and what comes over."
    })
final class ImportFromCommand extends VaultCommand {
  /** Programs whose files are read. */
  enum From {
    COFFER,
    GNUCASH,
    YNAB,
    ACTUAL,
    HOMEBANK,
    FIREFLY,
    MMEX
  }

  @Parameters(index = "0", paramLabel = "PRODUCT", description = "One of ${COMPLETION-CANDIDATES}.")
  From product = From.COFFER;

  @Parameters(index = "1", paramLabel = "FILE", description = "What it exported.")
  Path file = Path.of("");

  @Option(names = "--dry-run", description = "Only say what would come over.")
  boolean dryRun;

  @Option(
      names = "--currency",
      paramLabel = "CODE",
      description = "Of files that name none; default the vault's.")
  @Nullable String currency;

  @Option(
      names = "--days",
      paramLabel = "ORDER",
      description = "Of dates that can be read either way: ${COMPLETION-CANDIDATES}.")
  DayOrder days = DayOrder.BY_FILE;

  ImportFromCommand(Coffer coffer) {
    super(coffer);
  }

  /** What {@code --json} prints. */
  record View(int accounts, int transactions, int files, int missingFiles) {}

  @Override
  Exit run(OpenVault vault) throws BankImport.UnreadableFile, IOException {
    if (!Files.isRegularFile(file)) {
      throw Refusal.notFound("file", file.getFileName().toString());
    }
    return product == From.COFFER ? own(vault) : other(vault, Product.valueOf(product.name()));
  }

  private Exit own(OpenVault vault) throws BankImport.UnreadableFile, IOException {
    if (dryRun) {
      throw Refusal.usage("--dry-run is for files of other programs.", "");
    }
    Exports exports = vault.books().exports();
    if (!exports.mayTakeIn()) {
      throw notEmpty();
    }
    Written taken = exports.takeIn(file);
    var view =
        new View(
            vault.ledger().read().accounts().size(), taken.rows(), taken.files(), taken.missing());
    coffer().print(view, () -> text(view));
    return Exit.DONE;
  }

  private static String text(View view) {
    String files = view.files() > 0 ? " and " + view.files() + " attached files" : "";
    String missing =
        view.missingFiles() > 0
            ? " Of " + view.missingFiles() + " attached files the content is not in the file."
            : "";
    return "Added "
        + view.transactions()
        + " transactions in "
        + view.accounts()
        + " accounts"
        + files
        + "."
        + missing;
  }

  private Exit other(OpenVault vault, Product from) throws BankImport.UnreadableFile {
    var bring = vault.books().bring();
    if (!dryRun && !bring.mayBring()) {
      throw notEmpty();
    }
    Brought brought = bring.read(from, file, new Choices(currency(vault), days));
    if (brought.undecided()) {
      throw new BankImport.UnreadableFile(Code.DAYS_UNDECIDED);
    }
    BringReport report =
        dryRun
            ? bring.report(brought)
            : switch (bring.into(brought, BankImport.Progress.UNSEEN)) {
              case Outcome.Done<BringReport>(BringReport done) -> done;
              case Outcome.Refused<BringReport> refused ->
                  throw new Refusal(
                      Exit.REFUSED,
                      "refused",
                      "A record of this file cannot be in a vault. Nothing was changed.",
                      "");
            };
    coffer().print(BringView.of(report, dryRun), () -> BringView.text(report, dryRun));
    return Exit.DONE;
  }

  private Currency currency(OpenVault vault) {
    if (currency == null) {
      return vault.identity().currency();
    }
    try {
      return Currency.getInstance(currency);
    } catch (IllegalArgumentException e) {
      throw Refusal.usage("There is no currency \"" + currency + "\".", "Such as EUR or USD.");
    }
  }

  private static Refusal notEmpty() {
    return new Refusal(
        Exit.REFUSED,
        "not-empty",
        "This vault is not empty. Nothing was changed.",
        "Make one with: coffer vault create --starter none, and name it with --vault.");
  }
}

package app.coffer.desktop.cli;

import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.banking.BankImport.Applied;
import app.coffer.desktop.banking.BankImport.Format;
import app.coffer.desktop.banking.BankImport.Options;
import app.coffer.desktop.banking.BankImport.Review;
import app.coffer.desktop.banking.BankImport.Verdict;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.vault.OpenVault;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coffer import}. */
@Command(
    name = "import",
    description = {
      "Bring a bank file (OFX, QFX, QIF, CSV, CAMT, MT940) into an account. The same file twice adds nothing.",
      "Lines that may be a transaction you typed are counted as \"maybe\" and left for the window to decide."
    })
final class ImportCommand extends VaultCommand {
  @Parameters(paramLabel = "FILE", description = "The file from your bank.")
  Path file = Path.of("");

  @Option(
      names = "--account",
      required = true,
      paramLabel = "ACCOUNT",
      description = "Into this one.")
  String account = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES}; default auto.")
  Format format = Format.AUTO;

  @Option(names = "--dry-run", description = "Only say what would happen.")
  boolean dryRun;

  ImportCommand(Coffer coffer) {
    super(coffer);
  }

  /**
   * What {@code --json} prints.
   *
   * @param maybe lines that were not written, because a person has to say what they are
   * @param removed lines imported before and removed since; not written either
   */
  record View(
      boolean dryRun,
      @JsonProperty("new") long added,
      long matched,
      long already,
      long maybe,
      long removed,
      List<ProblemView> problems,
      List<String> warnings,
      BalanceView balance) {}

  /** A row that could not be read. */
  record ProblemView(int line, String reason, String text) {}

  /**
   * @param file what the file says, or null
   * @param ledger the account's balance with what was new
   */
  record BalanceView(@Nullable String file, String ledger, String currency) {}

  @Override
  Exit run(OpenVault vault) throws BankImport.UnreadableFile {
    Account into = new Lookup(vault.ledger().read()).account(account);
    if (!Files.isRegularFile(file)) {
      throw Refusal.notFound("file", file.getFileName().toString());
    }
    Review review = vault.bankImport().review(file, into.id(), new Options(format, null));
    View view;
    if (dryRun) {
      view =
          view(
              review,
              review.count(Verdict.NEW),
              review.count(Verdict.MATCH),
              review.count(Verdict.ALREADY));
    } else {
      Applied applied = vault.bankImport().apply(review);
      view = view(review, applied.added(), applied.matched(), applied.already());
    }
    coffer().print(view, () -> text(view));
    return Exit.DONE;
  }

  private View view(Review review, long added, long matched, long already) {
    return new View(
        dryRun,
        added,
        matched,
        already,
        review.count(Verdict.MAYBE),
        review.count(Verdict.REMOVED_BY_YOU),
        review.problems().stream()
            .map(problem -> new ProblemView(problem.lineNumber(), problem.reason(), problem.text()))
            .toList(),
        review.warnings(),
        new BalanceView(
            review.statementBalance().map(Money::decimal).orElse(null),
            review.ledgerBalance().decimal(),
            review.ledgerBalance().currency().getCurrencyCode()));
  }

  private static String text(View view) {
    var text = new StringBuilder();
    text.append(view.dryRun() ? "Would add " : "Added ").append(view.added());
    text.append(", matched ").append(view.matched());
    text.append(", there already ").append(view.already());
    text.append(", left for you ").append(view.maybe() + view.removed()).append('.');
    view.warnings()
        .forEach(warning -> text.append(System.lineSeparator()).append("Note: ").append(warning));
    for (ProblemView problem : view.problems()) {
      text.append(System.lineSeparator())
          .append("Line ")
          .append(problem.line())
          .append(" could not be read: ")
          .append(problem.reason());
    }
    String file = view.balance().file();
    text.append(System.lineSeparator())
        .append("Balance ")
        .append(view.balance().ledger())
        .append(' ')
        .append(view.balance().currency());
    if (file != null) {
      text.append("; the file says ").append(file);
    }
    return text.append('.').toString();
  }
}

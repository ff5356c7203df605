package app.coffer.desktop.cli;

import app.coffer.desktop.banking.BankImport.Applied;
import app.coffer.desktop.banking.BankImport.CsvColumns;
import app.coffer.desktop.banking.BankImport.Format;
import app.coffer.desktop.banking.BankImport.Found;
import app.coffer.desktop.banking.BankImport.Opened;
import app.coffer.desktop.banking.BankImport.Options;
import app.coffer.desktop.banking.BankImport.Review;
import app.coffer.desktop.banking.BankImport.RowProblem;
import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.BankImport.Verdict;
import app.coffer.desktop.banking.CsvProfile;
import app.coffer.desktop.banking.Finding;
import app.coffer.desktop.banking.OwnTransfers;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coffer import}. */
@Command(
    name = "import",
    description = {
      "Bring bank files (OFX, QFX, QIF, CSV, CAMT, MT940) into accounts. The same file twice adds"
          + " nothing.",
      "All files are read before anything is written; where one cannot be read, nothing is.",
      "Lines that may be a transaction you typed are counted as \"maybe\" and left for the window"
          + " to decide."
    })
final class ImportCommand extends VaultCommand {
  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files from your bank.")
  List<Path> files = List.of();

  @Option(
      names = "--account",
      paramLabel = "ACCOUNT",
      description =
          "Into this one; without, into the one the files tell, or the only one there is.")
  @Nullable String account;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES}; default auto.")
  Format format = Format.AUTO;

  @Option(
      names = "--profile",
      paramLabel = "PROFILE",
      description = "How the columns of a CSV are read: a profile's name, or its file.")
  @Nullable String profile;

  @Option(names = "--dry-run", description = "Only say what would happen.")
  boolean dryRun;

  ImportCommand(Coffer coffer) {
    super(coffer);
  }

  /**
   * What {@code --json} prints; of several an array of these.
   *
   * @param maybe lines that were not written, because a person has to say what they are
   * @param removed lines imported before and removed since; not written either
   * @param notes the warnings, each with its code
   * @param batch to undo it by; null where nothing was written
   * @param transfers how many may be transfers between own accounts
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
      List<FindingView> notes,
      BalanceView balance,
      String file,
      String account,
      @Nullable String batch,
      int transfers) {}

  /**
   * A row that could not be read.
   *
   * @param reason why, in English; the code and the arguments say the same
   */
  record ProblemView(int line, String reason, String text, String code, List<Object> arguments) {
    static ProblemView of(RowProblem problem) {
      Finding why = problem.why();
      return new ProblemView(
          problem.lineNumber(),
          why.english(),
          problem.text(),
          why.code().name(),
          FindingView.arguments(why));
    }
  }

  /**
   * @param file what the file says, or null
   * @param ledger the account's balance with what was new
   */
  record BalanceView(@Nullable String file, String ledger, String currency) {}

  private record Part(Path file, Account into, Review review) {}

  @Override
  Exit run(OpenVault vault) throws UnreadableFile {
    List<Part> parts = new ArrayList<>();
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw Refusal.notFound("file", file.getFileName().toString());
      }
      parts.addAll(account == null ? guessed(vault, file) : named(vault, file, account));
    }
    List<View> views = new ArrayList<>();
    for (Part part : parts) {
      views.add(dryRun ? foreseen(part) : written(vault, part));
    }
    coffer()
        .print(
            views.size() == 1 ? views.getFirst() : views,
            () ->
                views.stream()
                    .map(view -> (views.size() > 1 ? said(view) : "") + text(view))
                    .collect(Collectors.joining(System.lineSeparator())));
    return Exit.DONE;
  }

  private List<Part> named(OpenVault vault, Path file, String into) throws UnreadableFile {
    Account found = new Lookup(vault.ledger().read()).account(into);
    Options options = new Options(format, columns(vault, file));
    return List.of(new Part(file, found, vault.bankImport().review(file, found.id(), options)));
  }

  /** Each account of the file where the like of it went before, or where it can only go. */
  private List<Part> guessed(OpenVault vault, Path file) throws UnreadableFile {
    Opened opened = vault.bankImport().open(file);
    List<Part> parts = new ArrayList<>();
    for (Found each : opened.accounts()) {
      Optional<Account> into = each.guess().flatMap(vault.ledger().read()::account);
      if (into.isEmpty()) {
        throw new Refusal(
            Exit.REFUSED,
            "which-account",
            "Nothing tells into which account "
                + file.getFileName()
                + (each.name().isEmpty() ? "" : " (" + each.name() + ")")
                + " goes. Nothing was changed.",
            "Name it with --account.");
      }
      Options options =
          new Options(
              format, columns(vault, file), opened.accounts().size() > 1 ? each.name() : null);
      parts.add(
          new Part(file, into.get(), vault.bankImport().review(file, into.get().id(), options)));
    }
    return parts;
  }

  /** Null without a profile: then the reader finds out. */
  private @Nullable CsvColumns columns(OpenVault vault, Path file) throws UnreadableFile {
    if (profile == null) {
      return null;
    }
    Path passed = Path.of(profile);
    CsvProfile chosen =
        Files.isRegularFile(passed)
            ? vault.books().profiles().read(passed)
            : vault
                .books()
                .profiles()
                .named(profile)
                .orElseThrow(() -> Refusal.notFound("profile", profile));
    return vault.bankImport().columns(file, chosen);
  }

  private View foreseen(Part part) {
    Review review = part.review();
    return view(
        part,
        review.count(Verdict.NEW),
        review.count(Verdict.MATCH),
        review.count(Verdict.ALREADY),
        null,
        0);
  }

  private View written(OpenVault vault, Part part) {
    Applied applied = vault.bankImport().apply(part.review());
    List<OwnTransfers.Pair> transfers =
        vault.books().transfers().among(applied.batch().stream().toList());
    return view(
        part,
        applied.added(),
        applied.matched(),
        applied.already(),
        applied.batch().map(RecordId::hex).orElse(null),
        transfers.size());
  }

  private View view(
      Part part, long added, long matched, long already, @Nullable String batch, int transfers) {
    Review review = part.review();
    return new View(
        dryRun,
        added,
        matched,
        already,
        review.count(Verdict.MAYBE),
        review.count(Verdict.REMOVED_BY_YOU),
        review.problems().stream().map(ProblemView::of).toList(),
        review.warnings(),
        review.notes().stream().map(FindingView::of).toList(),
        new BalanceView(
            review.statementBalance().map(Money::decimal).orElse(null),
            review.ledgerBalance().decimal(),
            review.ledgerBalance().currency().getCurrencyCode()),
        part.file().getFileName().toString(),
        part.into().name(),
        batch,
        transfers);
  }

  private static String said(View view) {
    return view.file() + " into " + view.account() + ": ";
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
    text.append('.');
    if (view.transfers() > 0) {
      text.append(System.lineSeparator())
          .append(view.transfers())
          .append(" may be transfers between your accounts; the window joins them.");
    }
    return text.toString();
  }
}

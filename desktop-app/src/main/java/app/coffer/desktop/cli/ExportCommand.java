package app.coffer.desktop.cli;

import app.coffer.desktop.banking.out.ExportFormat;
import app.coffer.desktop.banking.out.Written;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code coffer export}. */
@Command(
    name = "export",
    description = {
      "Write accounts and transactions to a file. It is not encrypted.",
      "JSON holds everything but the history and can be put into an empty vault with: coffer"
          + " import-from coffer FILE"
    })
final class ExportCommand extends VaultCommand {
  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "One of ${COMPLETION-CANDIDATES}.")
  ExportFormat format = ExportFormat.JSON;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "Into this file.")
  Path out = Path.of("");

  @Option(names = "--account", paramLabel = "ACCOUNT", description = "Only this one.")
  @Nullable String account;

  @Option(names = "--search", paramLabel = "TEXT", description = "Only what has all these words.")
  String search = "";

  @Option(names = "--from", paramLabel = "DATE", description = "Only from this day.")
  @Nullable String from;

  @Option(names = "--to", paramLabel = "DATE", description = "Only up to this day.")
  @Nullable String to;

  @Option(
      names = "--without-files",
      description = "JSON only names attached files, and does not hold what is in them.")
  boolean withoutFiles;

  ExportCommand(Coffer coffer) {
    super(coffer);
  }

  /** What {@code --json} prints. */
  record View(String format, int rows, int files, int missingFiles, long bytes) {}

  @Override
  Exit run(OpenVault vault) throws IOException {
    @Nullable RecordId only =
        account == null ? null : new Lookup(vault.ledger().read()).account(account).id();
    @Nullable LocalDate first = from == null ? null : Typed.date(from);
    @Nullable LocalDate last = to == null ? null : Typed.date(to);
    var filter = new RegisterFilter(only, search, first, last);
    Written written = vault.books().exports().write(format, filter, !withoutFiles, out);
    var view =
        new View(
            format.name().toLowerCase(Locale.ROOT),
            written.rows(),
            written.files(),
            written.missing(),
            Files.size(out));
    coffer().print(view, () -> text(view));
    return Exit.DONE;
  }

  private String text(View view) {
    String files = view.files() > 0 ? " and " + view.files() + " attached files" : "";
    String missing =
        view.missingFiles() > 0 && !withoutFiles
            ? " " + view.missingFiles() + " attached files are not on this computer and not in it."
            : "";
    return "Wrote " + view.rows() + " rows" + files + ", not encrypted." + missing;
  }
}

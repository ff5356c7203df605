package app.coffer.desktop.cli;

import app.coffer.desktop.banking.BankImport.UnreadableFile;
import app.coffer.desktop.banking.CsvProfile;
import app.coffer.desktop.banking.ImportBatch;
import app.coffer.desktop.banking.ImportHistory.TakenBack;
import app.coffer.desktop.ledger.AccountBalance;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code coffer imports}. */
@Command(
    name = "imports",
    description = "What was imported, and how the columns of banks are read.")
final class ImportsCommands {
  private ImportsCommands() {}

  static Object top() {
    return new ImportsCommands();
  }

  static Object[] of(Coffer coffer) {
    return new Object[] {
      new ListAll(coffer),
      new Undo(coffer),
      new Profiles(coffer),
      new SaveProfile(coffer),
      new LoadProfile(coffer)
    };
  }

  /** An import as {@code --json} prints it. */
  record View(
      String id,
      String at,
      String file,
      String account,
      String device,
      int added,
      int matched,
      int already,
      int leftOut,
      int unreadable,
      @Nullable String first,
      @Nullable String last,
      boolean undone) {}

  /** {@code coffer imports list}. */
  @Command(name = "list", description = "List imports, the newest first.")
  static final class ListAll extends VaultCommand {
    ListAll(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      Map<RecordId, String> names =
          vault.ledger().read().accounts().stream()
              .map(AccountBalance::account)
              .collect(Collectors.toMap(each -> each.id(), each -> each.name()));
      List<View> views =
          vault.books().imports().all().stream().map(batch -> view(batch, names)).toList();
      coffer().print(views, () -> table(views));
      return Exit.DONE;
    }

    private static View view(ImportBatch batch, Map<RecordId, String> names) {
      return new View(
          batch.id().hex(),
          batch.at().toString(),
          batch.file(),
          names.getOrDefault(batch.account(), ""),
          batch.device().hex(),
          batch.counts().added(),
          batch.counts().matched(),
          batch.counts().already(),
          batch.counts().leftOut(),
          batch.counts().unreadable(),
          batch.first() == null ? null : batch.first().toString(),
          batch.last() == null ? null : batch.last().toString(),
          batch.undone());
    }

    private static String table(List<View> views) {
      var table = new Table("WHEN", "FILE", "ACCOUNT", "ADDED", "MATCHED", "ID");
      views.forEach(view ->
          table.row(
              view.at().substring(0, 16),
              view.file(),
              view.account(),
              view.undone() ? "undone" : Integer.toString(view.added()),
              Integer.toString(view.matched()),
              view.id().substring(0, 8)));
      return table.text("Nothing was imported yet.");
    }
  }

  /** {@code coffer imports undo}. */
  @Command(
      name = "undo",
      description = {
        "Take an import back as a whole; what is in a statement stays.",
        "Stopped before it is done (Ctrl+C), it changes nothing."
      })
  static final class Undo extends VaultCommand {
    @Parameters(paramLabel = "ID", description = "As list prints it.")
    String id = "";

    @Option(names = "--edited-too", description = "Also remove what was changed since.")
    boolean editedToo;

    Undo(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      ImportBatch batch =
          Lookup.one(
              "import", id, vault.books().imports().all(), ImportBatch::id, ImportBatch::file);
      TakenBack done =
          vault.books().imports().undo(Set.of(batch.id()), editedToo, new Percents(coffer()));
      coffer()
          .print(
              done,
              () ->
                  "Removed "
                      + done.removed()
                      + ", uncleared "
                      + done.released()
                      + ", left "
                      + (done.edited() + done.reconciled())
                      + " as changed or reconciled since.");
      return Exit.DONE;
    }
  }

  /** A profile as {@code --json} prints it. */
  record ProfileView(String name, String country, List<String> columns, boolean own) {}

  /** {@code coffer imports profiles}. */
  @Command(name = "profiles", description = "List how the CSV files of banks are read.")
  static final class Profiles extends VaultCommand {
    Profiles(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      List<CsvProfile> own = vault.books().profiles().own();
      List<ProfileView> views =
          vault.books().profiles().all().stream()
              .map(each ->
                  new ProfileView(
                      each.name(),
                      each.country(),
                      each.columns().stream().map(CsvProfile.Column::name).toList(),
                      own.contains(each)))
              .toList();
      coffer()
          .print(
              views,
              () -> {
                var table = new Table("NAME", "COUNTRY", "FROM");
                views.forEach(view ->
                    table.row(view.name(), view.country(), view.own() ? "this vault" : "Coffer"));
                return table.text("No profiles.");
              });
      return Exit.DONE;
    }
  }

  /** {@code coffer imports save-profile}. */
  @Command(name = "save-profile", description = "Write a profile as a file to pass on.")
  static final class SaveProfile extends VaultCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "As profiles prints it.")
    String name = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "Where to.")
    Path file = Path.of("");

    SaveProfile(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) throws IOException {
      CsvProfile profile =
          vault.books().profiles().named(name).orElseThrow(() -> Refusal.notFound("profile", name));
      vault.books().profiles().write(profile, file);
      coffer().print(Map.of("name", profile.name()), () -> "Wrote " + file.getFileName() + ".");
      return Exit.DONE;
    }
  }

  /** {@code coffer imports load-profile}. */
  @Command(name = "load-profile", description = "Remember a profile that somebody passed on.")
  static final class LoadProfile extends VaultCommand {
    @Parameters(paramLabel = "FILE", description = "The profile.")
    Path file = Path.of("");

    LoadProfile(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) throws UnreadableFile {
      if (!Files.isRegularFile(file)) {
        throw Refusal.notFound("file", file.getFileName().toString());
      }
      CsvProfile profile = vault.books().profiles().take(file);
      coffer().print(Map.of("name", profile.name()), () -> "Remembered " + profile.name() + ".");
      return Exit.DONE;
    }
  }
}

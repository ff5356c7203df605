package app.coffer.desktop.cli;

import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.RecoverySheet;
import app.coffer.desktop.vault.RecoverySheet.Reading;
import app.coffer.desktop.vault.RestoreDeclined;
import app.coffer.desktop.vault.RestoreVault;
import app.coffer.desktop.vault.VaultRefused;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code coffer vault recover}. */
@Command(
    name = "recover",
    description =
        "With the recovery sheet: open a vault whose passphrase is forgotten, or get one back from its server.")
final class RecoverCommand implements Callable<Integer> {
  /** Longer than any sheet, with numbers and spaces between the words. */
  private static final int SHEET_BYTES = 4096;

  private final Coffer coffer;

  @Option(
      names = "--sheet",
      required = true,
      paramLabel = "FILE",
      description = "The 24 words in a text file; - reads them from standard input.")
  String sheet = "";

  @Option(
      names = "--new-passphrase-file",
      paramLabel = "FILE",
      description = "Read the new passphrase from the first line of FILE instead of asking.")
  @Nullable Path newPassphraseFile;

  @Option(
      names = "--no-passphrase",
      description = "Protect it by none: anyone using this login can read the vault.")
  boolean noPassphrase;

  @Option(
      names = "--server",
      paramLabel = "URL",
      description = "Get the whole vault back from this server, where no device of yours has it.")
  @Nullable URI server;

  @Option(
      names = "--into",
      paramLabel = "DIR",
      description = "With --server: the folder for it, which does not exist yet.")
  @Nullable Path into;

  @Option(
      names = "--device",
      paramLabel = "NAME",
      description = "With --server: this computer's name.")
  String device = VaultCommands.computerName();

  RecoverCommand(Coffer coffer) {
    this.coffer = coffer;
  }

  /** What {@code --json} prints. */
  record Recovered(boolean passphrase, String folder) {}

  @Override
  public Integer call() throws VaultRefused, SyncFault, RestoreDeclined {
    if (server != null) {
      return restore(server);
    }
    if (into != null) {
      throw Refusal.usage("--into goes with --server.", "Name the server that has the vault.");
    }
    Path folder = coffer.folder();
    try (RecoverySheet read = sheet()) {
      Optional<Passphrase> next = noPassphrase ? Optional.empty() : Optional.of(newPassphrase());
      try {
        coffer.vaults().recover(folder, read, next);
      } finally {
        next.ifPresent(Passphrase::close);
      }
    }
    coffer.print(
        new Recovered(!noPassphrase, folder.toAbsolutePath().normalize().toString()),
        () ->
            noPassphrase
                ? "The vault opens without a passphrase from now on."
                : "The vault has its new passphrase.");
    return Exit.DONE.code();
  }

  private Integer restore(URI from) throws VaultRefused, SyncFault, RestoreDeclined {
    if (from.getScheme() == null || from.getHost() == null) {
      throw Refusal.usage("That is not an address.", "Write it like http://127.0.0.1:8470.");
    }
    Path folder = into == null ? coffer.folderFor("Restored") : into;
    try (RecoverySheet read = sheet()) {
      Optional<Passphrase> next = noPassphrase ? Optional.empty() : Optional.of(newPassphrase());
      try (OpenVault vault =
          coffer
              .vaults()
              .restore(new RestoreVault(folder, read, from, device, next), found -> true)) {
        var view = VaultCommands.View.of(vault.identity(), folder);
        coffer.print(
            view,
            () ->
                "The vault is back, and this computer is its only device. Other computers that had"
                    + " it have to join anew."
                    + System.lineSeparator()
                    + System.lineSeparator()
                    + view.text());
      } finally {
        next.ifPresent(Passphrase::close);
      }
    }
    return Exit.DONE.code();
  }

  private Passphrase newPassphrase() {
    return newPassphraseFile == null
        ? coffer.newPassphrase()
        : Coffer.notEmpty(Coffer.passphraseIn(newPassphraseFile));
  }

  /** What is wrong with the words is said before anything is tried with them. */
  private RecoverySheet sheet() {
    return switch (RecoverySheet.read(text())) {
      case Reading.Right(RecoverySheet right) -> right;
      case Reading.WrongCount(int found) ->
          throw wrong(
              "A recovery sheet has " + RecoverySheet.WORDS + " words; here are " + found + ".",
              "Write all of them, in their order.");
      case Reading.Unknown(List<RecoverySheet.Typo> typos) ->
          throw wrong(
              typos.stream()
                  .map(typo -> "Word " + typo.place() + " is on no recovery sheet.")
                  .collect(Collectors.joining(" ")),
              typos.stream()
                  .map(typo -> "Compare word " + typo.place() + " with the paper.")
                  .collect(Collectors.joining(" ")));
      case Reading.WrongChecksum() ->
          throw wrong(
              "The words do not belong together: one is another than on paper, or the order is.",
              "Compare them with the paper, word by word.");
    };
  }

  private static Refusal wrong(String message, String hint) {
    return new Refusal(Exit.USAGE, "bad-sheet", message + " Nothing was tried.", hint);
  }

  private String text() {
    try {
      return sheet.equals("-") ? coffer.typedText(SHEET_BYTES) : textOf(Path.of(sheet));
    } catch (NoSuchFileException e) {
      throw Refusal.notFound("sheet", Path.of(sheet).getFileName().toString());
    } catch (IOException e) {
      throw new Refusal(
          Exit.OTHER, "unreadable", "The sheet cannot be read.", "Check its permissions.", e);
    }
  }

  private static String textOf(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(SHEET_BYTES), StandardCharsets.UTF_8);
    }
  }
}

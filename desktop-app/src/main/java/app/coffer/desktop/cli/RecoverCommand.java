package app.coffer.desktop.cli;

import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.vault.RecoverySheet;
import app.coffer.desktop.vault.RecoverySheet.Reading;
import app.coffer.desktop.vault.VaultRefused;
import java.io.IOException;
import java.io.InputStream;
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
    description = "Open a vault whose passphrase is forgotten, with its recovery sheet.")
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

  RecoverCommand(Coffer coffer) {
    this.coffer = coffer;
  }

  /** What {@code --json} prints. */
  record Recovered(boolean passphrase, String folder) {}

  @Override
  public Integer call() throws VaultRefused {
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

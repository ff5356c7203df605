package app.coffer.desktop.cli;

import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.settings.UserFolders;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.VaultRefused;
import app.coffer.desktop.vault.VaultShelf;
import app.coffer.desktop.vault.Vaults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The top command: the options that every command takes, and what they mean. */
@Command(
    name = "coffer",
    description = "Personal finance whose owner keeps the keys.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    scope = ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    usageHelpAutoWidth = true,
    footer = {
      "",
      "Exit codes: 0 done, 2 wrong usage, 3 not found, 4 refused and nothing changed, 5 sync could not",
      "complete (local data safe), 6 a conflict needs a decision, 7 vault locked or in use, 1 anything else."
    })
final class Coffer {
  /** Longer than any passphrase that could be meant. */
  private static final int PASSPHRASE_BYTES = 4096;

  private final Terminal terminal;
  private final Vaults vaults;

  @Option(
      names = "--vault",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description =
          "The folder that holds the vault (or COFFER_VAULT). Default: the one in your data folder.")
  @Nullable Path vault;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Print one JSON object or array, and errors as JSON.")
  boolean json;

  @Option(
      names = "--passphrase-file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description =
          "Read the passphrase from the first line of FILE (or COFFER_PASSPHRASE_FILE) instead of asking.")
  @Nullable Path passphraseFile;

  Coffer(Terminal terminal, Vaults vaults) {
    this.terminal = terminal;
    this.vaults = vaults;
  }

  Vaults vaults() {
    return vaults;
  }

  /** Opens the vault that is meant, asking for its passphrase only where it has one. */
  OpenVault open() throws VaultRefused {
    return vaults.open(folder(), () -> passphrase("Passphrase: "));
  }

  /** The folder that is meant. */
  Path folder() {
    Optional<Path> named = named();
    if (named.isPresent()) {
      return named.get();
    }
    VaultShelf shelf = shelf();
    List<Path> found = shelf.vaults();
    if (found.size() > 1) {
      throw Refusal.usage(
          "There are several vaults in your data folder.",
          "Say which: --vault DIR, or COFFER_VAULT.");
    }
    if (found.isEmpty()) {
      throw new Refusal(
          Exit.NOT_FOUND,
          "no-vault",
          "There is no vault in your data folder.",
          "Make one with: coffer vault create, or name its folder with --vault DIR.");
    }
    return found.getFirst();
  }

  /** The folder for a vault that is to be made. */
  Path folderFor(String vaultName) {
    return named().orElseGet(() -> shelf().placeFor(vaultName));
  }

  private Optional<Path> named() {
    return Optional.ofNullable(vault)
        .or(() ->
            Optional.ofNullable(terminal.environment().get("COFFER_VAULT"))
                .filter(set -> !set.isBlank())
                .map(Path::of));
  }

  private static VaultShelf shelf() {
    return new VaultShelf(UserFolders.ofThisUser().data());
  }

  /** From the file that was named, or from the keyboard; empty where there is neither. */
  Optional<Passphrase> passphrase(String prompt) {
    Optional<Path> file = passphraseFileNamed();
    return file.isPresent()
        ? Optional.of(passphraseIn(file.get()))
        : terminal.secrets().apply(prompt).map(Passphrase::owning);
  }

  /** For a vault that is to be made: from the file that was named, or typed twice. */
  Passphrase newPassphrase() {
    return notEmpty(
        passphraseFileNamed()
            .map(Coffer::passphraseIn)
            .or(() -> typedTwice("New passphrase: "))
            .orElseThrow(() ->
                Refusal.usage(
                    "A passphrase is needed.",
                    "Give --passphrase-file FILE, or --no-passphrase.")));
  }

  /** Asks twice, unechoed; empty where nobody sits at a keyboard. */
  Optional<Passphrase> typedTwice(String prompt) {
    Optional<char[]> first = terminal.secrets().apply(prompt);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    char[] again = terminal.secrets().apply("Once more: ").orElseGet(() -> new char[0]);
    boolean same = Arrays.equals(first.get(), again);
    Arrays.fill(again, '\0');
    if (!same) {
      Arrays.fill(first.get(), '\0');
      throw Refusal.usage("The two were not the same.", "Try again.");
    }
    return first.map(Passphrase::owning);
  }

  static Passphrase notEmpty(Passphrase passphrase) {
    if (passphrase.isEmpty()) {
      throw Refusal.usage(
          "An empty passphrase protects nothing.", "Give one, or say --no-passphrase.");
    }
    return passphrase;
  }

  private Optional<Path> passphraseFileNamed() {
    return Optional.ofNullable(passphraseFile)
        .or(() ->
            Optional.ofNullable(terminal.environment().get("COFFER_PASSPHRASE_FILE"))
                .filter(set -> !set.isBlank())
                .map(Path::of));
  }

  /** The first line of a file. */
  static Passphrase passphraseIn(Path file) {
    try (var in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(PASSPHRASE_BYTES);
      char[] all = StandardCharsets.UTF_8.decode(java.nio.ByteBuffer.wrap(bytes)).array();
      int end = 0;
      while (end < all.length && all[end] != '\n' && all[end] != '\r' && all[end] != '\0') {
        end++;
      }
      char[] line = Arrays.copyOf(all, end);
      Arrays.fill(all, '\0');
      Arrays.fill(bytes, (byte) 0);
      return Passphrase.owning(line);
    } catch (NoSuchFileException e) {
      throw Refusal.notFound("passphrase file", file.getFileName().toString());
    } catch (IOException e) {
      throw new Refusal(
          Exit.OTHER,
          "unreadable",
          "The passphrase file cannot be read.",
          "Check its permissions.",
          e);
    }
  }

  /**
   * Writes the result.
   *
   * @param result what {@code --json} prints, one line
   * @param people what people read
   */
  void print(Object result, Supplier<String> people) {
    terminal.out().println(json ? Json.of(result) : people.get());
    terminal.out().flush();
  }

  /** Progress, for people; never part of the result. */
  void say(String text) {
    terminal.err().println(text);
    terminal.err().flush();
  }

  /** What comes in on standard input, up to so many characters. */
  String typedText(int most) throws IOException {
    char[] typed = new char[most];
    int length = 0;
    for (int read = 0; read >= 0 && length < most; ) {
      read = terminal.in().read(typed, length, most - length);
      length += Math.max(0, read);
    }
    String text = new String(typed, 0, length);
    Arrays.fill(typed, '\0');
    return text;
  }

  /** Asks a yes or no question; no answer is a no. */
  boolean confirm(String question) {
    terminal.err().print(question + " [y/N] ");
    terminal.err().flush();
    try {
      String answer = terminal.in().readLine();
      return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
    } catch (IOException e) {
      return false;
    }
  }
}

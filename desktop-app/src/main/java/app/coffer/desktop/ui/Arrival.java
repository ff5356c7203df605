package app.coffer.desktop.ui;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What somebody brought from outside the window: a file opened in the file manager, an invitation
 * opened in a browser, an entry of the program's menu. It may come from a stranger, so nothing of
 * it is done before the person has seen what it is.
 */
public sealed interface Arrival {
  /** Longer than any invitation this program makes. */
  int LONGEST_LINK = 2048;

  /** The program was started again. */
  record Show() implements Arrival {}

  /** A statement of a bank, or what is said to be one. */
  record BankFile(Path file) implements Arrival {}

  record BackupFile(Path file) implements Arrival {}

  /** A folder with a vault. */
  record VaultFolder(Path folder) implements Arrival {}

  /** An invitation; whoever has it can try to join, so it is never logged. */
  record Invitation(String link) implements Arrival {
    @Override
    public String toString() {
      return "Invitation[redacted]";
    }
  }

  record NewTransaction() implements Arrival {}

  record Lock() implements Arrival {}

  /**
   * Reads the arguments of a start. Options it does not know and links that are no invitations are
   * left out; what is left of nothing is {@link Show}.
   *
   * @param from the folder that relative files belong to
   */
  static List<Arrival> of(List<String> arguments, Path from) {
    var arrived = new ArrayList<Arrival>();
    for (String argument : arguments) {
      one(argument, from).ifPresent(arrived::add);
    }
    return arrived.isEmpty() ? List.of(new Show()) : List.copyOf(arrived);
  }

  private static Optional<Arrival> one(String argument, Path from) {
    if (argument.equals("--new-transaction")) {
      return Optional.of(new NewTransaction());
    }
    if (argument.equals("--lock")) {
      return Optional.of(new Lock());
    }
    if (argument.isBlank() || argument.startsWith("-")) {
      return Optional.empty();
    }
    if (argument.toLowerCase(Locale.ROOT).startsWith("coffer:")) {
      return invitation(argument);
    }
    try {
      return file(from.resolve(withoutScheme(argument)).normalize());
    } catch (IllegalArgumentException notOfThisSystem) {
      return Optional.empty();
    }
  }

  private static Optional<Arrival> invitation(String link) {
    boolean fits = link.length() <= LONGEST_LINK && link.startsWith("coffer://join#");
    return fits ? Optional.of(new Invitation(link)) : Optional.empty();
  }

  /** A desktop may hand over a file as an address. */
  private static Path withoutScheme(String argument) {
    return argument.startsWith("file://")
        ? Path.of(java.net.URI.create(argument))
        : Path.of(argument);
  }

  private static Optional<Arrival> file(Path file) {
    if (Files.isDirectory(file)) {
      return Optional.of(new VaultFolder(file));
    }
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    boolean backup = file.toString().toLowerCase(Locale.ROOT).endsWith(".coffer-backup");
    return Optional.of(backup ? new BackupFile(file) : new BankFile(file));
  }
}

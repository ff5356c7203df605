package app.coffer.desktop.cli;

import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.vault.CreatedVault;
import app.coffer.desktop.vault.NewVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.VaultRefused;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code coffer vault}. */
@Command(name = "vault", description = "Make a vault and look at it.")
final class VaultCommands {
  private VaultCommands() {}

  static Object top() {
    return new VaultCommands();
  }

  static Object[] of(Coffer coffer) {
    return new Object[] {
      new Create(coffer), new Info(coffer), new Protect(coffer), new RecoverCommand(coffer)
    };
  }

  /**
   * A vault as {@code --json} prints it.
   *
   * @param device this device's id
   */
  record View(
      String vault,
      String name,
      String currency,
      String device,
      String deviceName,
      boolean passphrase,
      String folder) {
    static View of(OpenVault.Identity identity, Path folder) {
      return new View(
          identity.vault().hex(),
          identity.name(),
          identity.currency().getCurrencyCode(),
          identity.device().hex(),
          identity.deviceName(),
          identity.passphrase(),
          folder.toAbsolutePath().normalize().toString());
    }

    String text() {
      return String.join(
          System.lineSeparator(),
          "Vault       " + name,
          "Currency    " + currency,
          "Device      " + deviceName + " (" + device.substring(0, 8) + ")",
          "Passphrase  " + (passphrase ? "yes" : "no"),
          "Folder      " + folder,
          "Id          " + vault);
    }
  }

  /**
   * A new vault as {@code --json} prints it.
   *
   * @param recoveryWords null where they were not to be printed
   */
  record CreatedView(
      String vault,
      String device,
      String name,
      String folder,
      @Nullable List<String> recoveryWords) {}

  /** What this computer calls itself. */
  static String computerName() {
    try {
      String name = InetAddress.getLocalHost().getHostName();
      return name.substring(0, Math.min(40, name.length()));
    } catch (UnknownHostException e) {
      return "This computer";
    }
  }

  /** {@code coffer vault create}. */
  @Command(name = "create", description = "Make a vault.")
  static final class Create implements Callable<Integer> {
    private final Coffer coffer;

    @Option(names = "--name", required = true, paramLabel = "NAME", description = "Its name.")
    String name = "";

    @Option(
        names = "--currency",
        paramLabel = "CODE",
        description = "The base currency; default ${DEFAULT-VALUE}.")
    String currency = "EUR";

    @Option(names = "--device", paramLabel = "NAME", description = "This computer's name.")
    String device = computerName();

    @Option(names = "--no-passphrase", description = "Anyone using this login can read the vault.")
    boolean noPassphrase;

    @Option(
        names = "--starter",
        paramLabel = "SET",
        description = "Categories to begin with: ${COMPLETION-CANDIDATES}; default none.")
    StarterCategories starter = StarterCategories.NONE;

    @Option(
        names = "--no-recovery-print",
        description = "Do not print the recovery words. They exist nowhere else.")
    boolean noRecoveryPrint;

    Create(Coffer coffer) {
      this.coffer = coffer;
    }

    @Override
    public Integer call() throws VaultRefused {
      Optional<Passphrase> passphrase =
          noPassphrase ? Optional.empty() : Optional.of(coffer.newPassphrase());
      Path folder = coffer.folderFor(name);
      try {
        var draft =
            new NewVault(folder, name, Typed.currency(currency), starter, device, passphrase);
        CreatedVault created = coffer.vaults().create(draft);
        try (OpenVault vault = created.vault()) {
          OpenVault.Identity identity = vault.identity();
          var view =
              new CreatedView(
                  identity.vault().hex(),
                  identity.device().hex(),
                  identity.name(),
                  folder.toAbsolutePath().normalize().toString(),
                  noRecoveryPrint ? null : created.recoveryWords());
          coffer.print(view, () -> text(view));
        }
        return Exit.DONE.code();
      } finally {
        passphrase.ifPresent(Passphrase::close);
      }
    }

    private static String text(CreatedView view) {
      var text =
          new StringBuilder("Made ").append(view.name()).append(" in ").append(view.folder());
      List<String> words = Optional.ofNullable(view.recoveryWords()).orElse(List.of());
      if (!words.isEmpty()) {
        text.append(System.lineSeparator())
            .append(System.lineSeparator())
            .append("Recovery words: write them on paper. They exist nowhere else.")
            .append(System.lineSeparator());
        for (int i = 0; i < words.size(); i++) {
          text.append(i % 6 == 0 ? System.lineSeparator() : " ").append(words.get(i));
        }
      }
      return text.toString();
    }
  }

  /** {@code coffer vault info}. */
  @Command(name = "info", description = "Which vault this is.")
  static final class Info extends VaultCommand {
    Info(Coffer coffer) {
      super(coffer);
    }

    @Override
    Exit run(OpenVault vault) {
      var view = View.of(vault.identity(), coffer().folder());
      coffer().print(view, view::text);
      return Exit.DONE;
    }
  }

  /** {@code coffer vault passphrase}. */
  @Command(
      name = "passphrase",
      description = "Put a passphrase on the vault, change it, or take it away.")
  static final class Protect implements Callable<Integer> {
    private final Coffer coffer;

    @Option(
        names = "--new-passphrase-file",
        paramLabel = "FILE",
        description = "Read the new one from the first line of FILE instead of asking.")
    @Nullable Path newPassphraseFile;

    @Option(
        names = "--no-passphrase",
        description = "Take it away: anyone using this login can read the vault.")
    boolean noPassphrase;

    Protect(Coffer coffer) {
      this.coffer = coffer;
    }

    /** What {@code --json} prints. */
    record Changed(boolean passphrase) {}

    @Override
    public Integer call() throws VaultRefused {
      Path folder = coffer.folder();
      Optional<Passphrase> next = noPassphrase ? Optional.empty() : Optional.of(asked());
      try {
        coffer.vaults().changePassphrase(folder, () -> coffer.passphrase("Passphrase now: "), next);
      } finally {
        next.ifPresent(Passphrase::close);
      }
      coffer.print(
          new Changed(!noPassphrase),
          () -> noPassphrase ? "The passphrase is gone." : "The passphrase is changed.");
      return Exit.DONE.code();
    }

    private Passphrase asked() {
      Passphrase next =
          Optional.ofNullable(newPassphraseFile)
              .map(Coffer::passphraseIn)
              .or(() -> coffer.typedTwice("New passphrase: "))
              .orElseThrow(() ->
                  Refusal.usage(
                      "A new passphrase is needed.",
                      "Give --new-passphrase-file FILE, or --no-passphrase."));
      return Coffer.notEmpty(next);
    }
  }
}

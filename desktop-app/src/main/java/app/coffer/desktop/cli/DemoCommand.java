package app.coffer.desktop.cli;

import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.VaultRefused;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code coffer demo}. */
@Command(
    name = "demo",
    description = "Fill an empty vault with believable data. The same options give the same data.")
final class DemoCommand extends VaultCommand {
  private static final int MOST = 5_000_000;

  @Option(
      names = "--transactions",
      paramLabel = "N",
      description = "How many; default ${DEFAULT-VALUE}.")
  int transactions = 1_200;

  @Option(names = "--seed", paramLabel = "S", description = "Any number; default ${DEFAULT-VALUE}.")
  long seed = 1;

  @Option(names = "--until", paramLabel = "DATE", description = "The newest day; default today.")
  @Nullable String until;

  @Option(
      names = "--language",
      paramLabel = "en|de",
      description = "What the household speaks; default ${DEFAULT-VALUE}.")
  String language = "en";

  DemoCommand(Coffer coffer) {
    super(coffer);
  }

  /** What {@code --json} prints. */
  record View(int transactions, int accounts) {}

  @Override
  Exit run(OpenVault vault) throws VaultRefused {
    if (transactions < 0 || transactions > MOST) {
      throw Refusal.usage("That number of transactions is out of range.", "0 to " + MOST + ".");
    }
    if (!List.of("en", "de").contains(language)) {
      throw Refusal.usage("The demo does not speak that language.", "en or de.");
    }
    LocalDate last = Optional.ofNullable(until).map(Typed::date).orElseGet(LocalDate::now);
    vault.fillWithDemo(transactions, seed, last, Locale.of(language));
    var view = new View(transactions, vault.ledger().read().accounts().size());
    coffer()
        .print(
            view,
            () ->
                "Added "
                    + view.transactions()
                    + " transactions in "
                    + view.accounts()
                    + " accounts.");
    return Exit.DONE;
  }
}

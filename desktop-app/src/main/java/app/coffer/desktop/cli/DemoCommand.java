package app.coffer.desktop.cli;

import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.VaultRefused;
import java.time.LocalDate;
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
    LocalDate last = Optional.ofNullable(until).map(Typed::date).orElseGet(LocalDate::now);
    vault.fillWithDemo(transactions, seed, last);
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

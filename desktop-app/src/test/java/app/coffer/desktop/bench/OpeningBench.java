package app.coffer.desktop.bench;

import app.coffer.desktop.secret.Passphrase;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.Vaults;
import java.nio.file.Path;
import java.util.Optional;

/** How long a person waits after typing the passphrase. */
final class OpeningBench {
  private static final int RUNS = 3;
  private static final String TYPED = "correct horse battery staple";

  private final Figures figures;

  OpeningBench(Figures figures) {
    this.figures = figures;
  }

  /**
   * @param large the folder of a vault of 50,000 transactions, closed
   */
  void run(Path large) throws Exception {
    Vaults vaults = Vaults.ofThisComputer(Syncing.WHEN_ASKED);
    try (Passphrase passphrase = typed()) {
      vaults.changePassphrase(large, Optional::empty, Optional.of(passphrase));
    }
    double time =
        Clocked.wall(
            RUNS,
            () -> {
              try (var vault = vaults.open(large, () -> Optional.of(typed()))) {
                return vault.ledger().read().accounts();
              }
            });
    figures.add(
        "opening a vault of 50,000 transactions with its passphrase (Argon2id included)",
        Clocked.seconds(time),
        "below 2 s");
  }

  private static Passphrase typed() {
    return Passphrase.owning(TYPED.toCharArray());
  }
}

package app.coffer.desktop.bench;

import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.pairing.Pairing;
import app.coffer.desktop.vault.JoinVault;
import app.coffer.desktop.vault.NewVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.Vaults;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Optional;
import java.util.concurrent.FutureTask;

/** Vaults for measuring: made, filled and joined the way people do it. */
final class Household {
  private static final Vaults VAULTS = Vaults.ofThisComputer(Syncing.WHEN_ASKED);

  private Household() {}

  static OpenVault vault(Path folder) throws Exception {
    return VAULTS
        .create(
            new NewVault(
                folder,
                "Household",
                Currency.getInstance("EUR"),
                StarterCategories.HOUSEHOLD,
                "Desktop",
                Optional.empty()))
        .vault();
  }

  static Account account(OpenVault vault, String name) {
    return done(vault.ledger().addAccount(name, AccountType.CHECKING, Money.of(100_000, "EUR")));
  }

  /** Reads a file and books all of it. */
  static BankImport.Applied book(OpenVault vault, Path file, RecordId account) throws Exception {
    BankImport.Review review = vault.bankImport().review(file, account, BankImport.Options.auto());
    return vault.bankImport().apply(review);
  }

  /** A second computer of the same vault. */
  static OpenVault joined(OpenVault owner, Path folder) throws Exception {
    try (Pairing.Invitation invitation = owner.pairing().invite()) {
      var waiting = new FutureTask<>(() -> invitation.await(joiner -> true));
      Thread.ofVirtual().start(waiting);
      OpenVault copy =
          VAULTS.join(
              new JoinVault(folder, invitation.link(), "Laptop", Optional.empty()), digits -> true);
      waiting.get();
      return copy;
    }
  }

  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T> refused -> throw new IllegalStateException(refused.toString());
    };
  }
}

package app.coffer.desktop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.pairing.Pairing;
import app.coffer.desktop.vault.JoinVault;
import app.coffer.desktop.vault.NewVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.Vaults;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Vaults of one household without their windows: made, joined, looked at. */
final class Household {
  static final Currency EUR = Currency.getInstance("EUR");
  private final Path folder;
  private final Vaults vaults = Vaults.ofThisComputer(Syncing.WHEN_ASKED);

  Household(Path folder) {
    this.folder = folder;
  }

  /** A new vault with one account. */
  OpenVault first() throws Exception {
    OpenVault vault =
        vaults
            .create(
                new NewVault(
                    folder.resolve("first"),
                    "Home",
                    EUR,
                    StarterCategories.NONE,
                    "First",
                    Optional.empty()))
            .vault();
    Outcome<Account> account =
        vault.ledger().addAccount("Checking", AccountType.CHECKING, new Money(10_000_00, EUR));
    assertThat(account).isInstanceOf(Outcome.Done.class);
    return vault;
  }

  /** Another computer, joined to a vault that syncs. */
  OpenVault joined(OpenVault first) throws Exception {
    return joined(first, "Second");
  }

  /**
   * The same, more than once.
   *
   * @param name of the computer, and of its folder in small letters
   */
  OpenVault joined(OpenVault first, String name) throws Exception {
    try (Pairing.Invitation invitation = first.pairing().invite()) {
      CompletableFuture<Pairing.Joined> inviting =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return invitation.await(joiner -> true);
                } catch (Exception refused) {
                  throw new CompletionException(refused);
                }
              },
              Thread.ofVirtual()::start);
      OpenVault second =
          vaults.join(
              new JoinVault(
                  folder.resolve(name.toLowerCase(Locale.ROOT)),
                  invitation.link(),
                  name,
                  Optional.empty()),
              digits -> true);
      inviting.get(20, TimeUnit.SECONDS);
      return second;
    }
  }

  /** What a vault shows: each transaction as text, newest first, then the balance. */
  static List<String> shown(OpenVault vault) {
    var shown =
        new java.util.ArrayList<>(
            vault.ledger().read().rows(RegisterFilter.all(), 0, 10_000).stream()
                .map(row ->
                    row.transaction().id()
                        + " "
                        + row.transaction().date()
                        + " "
                        + row.payee()
                        + " "
                        + row.amount().decimal())
                .toList());
    shown.add(vault.ledger().read().accounts().getFirst().balance().decimal());
    return List.copyOf(shown);
  }
}

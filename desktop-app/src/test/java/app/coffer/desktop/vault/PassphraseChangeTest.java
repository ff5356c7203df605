package app.coffer.desktop.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.secret.Passphrase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Changing, adding and removing the passphrase of a vault that is open. */
class PassphraseChangeTest {
  @TempDir private Path folder;
  private final Vaults vaults = Vaults.ofThisComputer(Syncing.WHEN_ASKED);

  private OpenVault create(Optional<Passphrase> passphrase) throws VaultRefused {
    var vault =
        vaults
            .create(
                new NewVault(
                    folder.resolve("v"),
                    "Home",
                    Currency.getInstance("EUR"),
                    StarterCategories.NONE,
                    "Desk",
                    passphrase))
            .vault();
    vault.ledger().addAccount("Checking", AccountType.CHECKING, Money.of(7, "EUR"));
    return vault;
  }

  private static Optional<Passphrase> phrase(String text) {
    return Optional.of(Passphrase.owning(text.toCharArray()));
  }

  private int accounts(Optional<Passphrase> passphrase) throws VaultRefused {
    try (OpenVault again = vaults.open(folder.resolve("v"), () -> passphrase)) {
      return again.ledger().read().accounts().size();
    }
  }

  @Test
  void onlyTheKeyFileChangesAndOnlyTheNewPassphraseOpens() throws Exception {
    byte[] database;
    try (OpenVault vault = create(phrase("old geese"))) {
      vault.sync().state();
      Path file = folder.resolve("v").resolve("vault.db");
      database = Files.readAllBytes(file);
      vault.safekeeping().changePassphrase(phrase("old geese"), phrase("new geese"));
      assertThat(Files.readAllBytes(file)).isEqualTo(database);
      assertThat(vault.identity().passphrase()).isTrue();
    }
    assertThatThrownBy(() -> accounts(phrase("old geese")))
        .isInstanceOfSatisfying(
            VaultRefused.class,
            refused ->
                assertThat(refused.reason()).isEqualTo(VaultRefused.Reason.WRONG_PASSPHRASE));
    assertThat(accounts(phrase("new geese"))).isEqualTo(1);
  }

  @Test
  void aPassphraseIsAddedAndTakenAwayAgain() throws Exception {
    try (OpenVault vault = create(Optional.empty())) {
      assertThat(vault.safekeeping().passphrase()).isFalse();
      vault.safekeeping().changePassphrase(Optional.empty(), phrase("geese"));
      assertThat(vaults.needsPassphrase(folder.resolve("v"))).isTrue();
      vault.safekeeping().changePassphrase(phrase("geese"), Optional.empty());
      assertThat(vault.safekeeping().passphrase()).isFalse();
    }
    assertThat(accounts(Optional.empty())).isEqualTo(1);
  }

  @Test
  void aWrongPassphraseChangesNothing() throws Exception {
    try (OpenVault vault = create(phrase("old geese"))) {
      assertThatThrownBy(
              () -> vault.safekeeping().changePassphrase(phrase("guess"), phrase("mine")))
          .isInstanceOf(VaultRefused.class);
    }
    assertThat(accounts(phrase("old geese"))).isEqualTo(1);
  }

  @Test
  void whatIsSealedForLaterIsReadByTheSameVaultOnly() throws Exception {
    byte[] plain = "Baker, 25.00".getBytes(StandardCharsets.UTF_8);
    byte[] sealed;
    try (OpenVault vault = create(phrase("geese"))) {
      sealed = vault.safekeeping().seal(plain);
      assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("Baker");
    }
    try (OpenVault again = vaults.open(folder.resolve("v"), () -> phrase("geese"))) {
      assertThat(again.safekeeping().unseal(sealed))
          .hasValueSatisfying(bytes -> assertThat(bytes).isEqualTo(plain));
      sealed[sealed.length - 1] ^= 1;
      assertThat(again.safekeeping().unseal(sealed)).isEmpty();
      assertThat(again.safekeeping().unseal(new byte[3])).isEmpty();
    }
  }
}

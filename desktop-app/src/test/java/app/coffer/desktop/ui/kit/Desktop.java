package app.coffer.desktop.ui.kit;

import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.vault.NewVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.VaultRefused;
import app.coffer.desktop.vault.Vaults;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** A vault and what view models are given, where everything happens at once and on one thread. */
public final class Desktop {
  public static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  private Desktop() {}

  public static UiContext context() {
    return new UiContext(
        Background.direct(),
        Words.in(Locale.ENGLISH),
        new Formats(Locale.UK, ZoneOffset.UTC),
        Clock.fixed(TODAY.atTime(11, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
  }

  /** One in euros, with nothing in it. */
  public static OpenVault vault(Path folder) throws VaultRefused {
    return Vaults.ofThisComputer(Syncing.WHEN_ASKED)
        .create(
            new NewVault(
                folder,
                "Home",
                Currency.getInstance("EUR"),
                StarterCategories.NONE,
                "Desktop",
                Optional.empty()))
        .vault();
  }

  public static OpenVault demo(Path folder, int transactions) throws VaultRefused {
    OpenVault vault = vault(folder);
    vault.fillWithDemo(transactions, 2026, TODAY);
    return vault;
  }

  public static RecordId account(OpenVault vault, String name, Money opening) {
    return done(vault.ledger().addAccount(name, AccountType.CHECKING, opening)).id();
  }

  public static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(T value) -> value;
      case Outcome.Refused<T> refused -> throw new AssertionError(refused.toString());
    };
  }
}

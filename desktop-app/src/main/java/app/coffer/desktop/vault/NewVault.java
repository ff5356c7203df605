package app.coffer.desktop.vault;

import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.secret.Passphrase;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/**
 * What a vault is to be.
 *
 * @param folder does not exist yet, or is empty
 * @param currency the base currency
 * @param firstDayOfMonth on which day a month of the budget begins, 1 to 28
 * @param language of the starter categories
 * @param deviceName what this computer is called among the devices
 * @param passphrase empty for none; stays the caller's to close
 */
public record NewVault(
    Path folder,
    String name,
    Currency currency,
    int firstDayOfMonth,
    StarterCategories starter,
    Locale language,
    String deviceName,
    Optional<Passphrase> passphrase) {

  /** With months as in the calendar, and in English. */
  public NewVault(
      Path folder,
      String name,
      Currency currency,
      StarterCategories starter,
      String deviceName,
      Optional<Passphrase> passphrase) {
    this(folder, name, currency, 1, starter, Locale.ENGLISH, deviceName, passphrase);
  }
}

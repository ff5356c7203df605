package app.coffer.desktop.ui.start;

import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.start.VaultDoor.DoorShut;
import app.coffer.desktop.ui.start.VaultDoor.NewVault;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** The form for a new vault. Nothing is made before {@link #create}. */
final class CreateViewModel {
  private static final List<String> COMMON =
      List.of(
          "EUR", "USD", "GBP", "CHF", "AUD", "CAD", "CZK", "DKK", "INR", "JPY", "NOK", "NZD", "PLN",
          "SEK");
  private final VaultDoor door;
  private final StartViewModel start;
  private final UiContext context;
  private final StringProperty name = new SimpleStringProperty("");
  private final ObjectProperty<Currency> currency;
  private final ObjectProperty<StarterCategories> starter =
      new SimpleObjectProperty<>(StarterCategories.SIMPLE);
  private final ReadOnlyStringWrapper nameProblem = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();

  CreateViewModel(VaultDoor door, StartViewModel start, UiContext context) {
    this.door = door;
    this.start = start;
    this.context = context;
    name.set(context.words().get("start.create.proposedName"));
    currency = new SimpleObjectProperty<>(currencies().getFirst());
  }

  StringProperty nameProperty() {
    return name;
  }

  ObjectProperty<Currency> currencyProperty() {
    return currency;
  }

  ObjectProperty<StarterCategories> starterProperty() {
    return starter;
  }

  ReadOnlyStringProperty nameProblemProperty() {
    return nameProblem.getReadOnlyProperty();
  }

  ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** The region's currency, the common ones, then all that are used today. */
  List<Currency> currencies() {
    String country = context.formats().region().getCountry();
    Stream<Currency> own =
        Set.of(java.util.Locale.getISOCountries()).contains(country)
            ? Stream.ofNullable(Currency.getInstance(context.formats().region()))
            : Stream.of();
    Stream<Currency> common = COMMON.stream().map(Currency::getInstance);
    Stream<Currency> all =
        Currency.getAvailableCurrencies().stream()
            .filter(each -> each.getDefaultFractionDigits() >= 0)
            .filter(each -> !each.getCurrencyCode().startsWith("X"))
            .sorted(Comparator.comparing(Currency::getCurrencyCode));
    return Stream.of(own, common, all).flatMap(each -> each).distinct().toList();
  }

  /**
   * Makes the vault.
   *
   * @param passphrase empty for none; wiped by the door
   */
  void create(char[] passphrase) {
    if (busy.get()) {
      Arrays.fill(passphrase, '\0');
      return;
    }
    nameProblem.set("");
    problem.set("");
    if (name.get().isBlank()) {
      Arrays.fill(passphrase, '\0');
      nameProblem.set(context.words().get("start.nameMissing"));
      return;
    }
    busy.set(true);
    var draft =
        new NewVault(
            name.get().strip(),
            currency.get(),
            starter.get(),
            start.deviceNameProperty().get(),
            passphrase);
    context
        .background()
        .run(() -> door.create(draft))
        .onFault(DoorShut.class, this::refused)
        .then(created -> {
          busy.set(false);
          start.show(new StartPage.Recovery(created));
        });
  }

  private void refused(DoorShut shut) {
    busy.set(false);
    var about = shut.reason() == DoorShut.Reason.NAME_TAKEN ? nameProblem : problem;
    about.set(StartWords.of(shut, context.words()));
  }
}

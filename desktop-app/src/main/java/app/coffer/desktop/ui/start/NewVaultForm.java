package app.coffer.desktop.ui.start;

import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.ui.kit.Formats;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What a person says of a vault that is to be made. */
final class NewVaultForm {
  private static final List<String> COMMON =
      List.of(
          "EUR", "USD", "GBP", "CHF", "AUD", "CAD", "CZK", "DKK", "INR", "JPY", "NOK", "NZD", "PLN",
          "SEK");
  private final StringProperty name = new SimpleStringProperty("");
  private final StringProperty parent = new SimpleStringProperty("");
  private final ObjectProperty<Currency> currency;
  private final ObjectProperty<Integer> firstDay = new SimpleObjectProperty<>(1);
  private final ObjectProperty<StarterCategories> starter =
      new SimpleObjectProperty<>(StarterCategories.SIMPLE);
  private final Formats formats;

  NewVaultForm(Formats formats) {
    this.formats = formats;
    currency = new SimpleObjectProperty<>(currencies().getFirst());
  }

  StringProperty nameProperty() {
    return name;
  }

  /** The folder in which the vault's own is made, as it was typed. */
  StringProperty parentProperty() {
    return parent;
  }

  ObjectProperty<Currency> currencyProperty() {
    return currency;
  }

  ObjectProperty<Integer> firstDayProperty() {
    return firstDay;
  }

  ObjectProperty<StarterCategories> starterProperty() {
    return starter;
  }

  /** The region's currency, the common ones, then all that are used today. */
  List<Currency> currencies() {
    Stream<Currency> own =
        Set.of(Locale.getISOCountries()).contains(formats.region().getCountry())
            ? Stream.ofNullable(Currency.getInstance(formats.region()))
            : Stream.of();
    Stream<Currency> common = COMMON.stream().map(Currency::getInstance);
    Stream<Currency> all =
        Currency.getAvailableCurrencies().stream()
            .filter(each -> each.getDefaultFractionDigits() >= 0)
            .filter(each -> !each.getCurrencyCode().startsWith("X"))
            .sorted(Comparator.comparing(Currency::getCurrencyCode));
    return Stream.of(own, common, all).flatMap(each -> each).distinct().toList();
  }
}

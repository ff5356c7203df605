package app.coffer.desktop.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.money.Money;
import java.util.Currency;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTextTest {
  private static final Currency EUR = Currency.getInstance("EUR");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12.5|1250", "12,50|1250", "1.234,56|123456", "1,234.56|123456", "1,234|123400",
        "1.234.567|123456700", "12.50*2+3|2800", "10/3|333", "-4|-400", "\u22124,20|-420",
        "4,20-|-420", "(12.50)|-1250", "(1+2)*3|900", "€ 1 204.10|120410", "EUR 5|500",
        "1\u202f204,10|120410", ".5|50"
      })
  void readsWhatPeopleType(String typed, long cents) {
    assertThat(MoneyText.parse(typed, EUR, Locale.UK)).contains(new Money(cents, EUR));
  }

  @Test
  void aSingleDotGroupsOnlyWhereTheRegionGroupsWithDots() {
    assertThat(MoneyText.parse("1.234", EUR, Locale.GERMANY)).contains(new Money(123400, EUR));
    assertThat(MoneyText.parse("1.234", EUR, Locale.UK)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", " ", "abc", "1+", "(1", "1.2.3,4,5", "12.345", "1/0", "99999999999999999999"})
  void refusesWhatIsNoAmount(String typed) {
    assertThat(MoneyText.parse(typed, EUR, Locale.UK)).isEmpty();
  }

  @Test
  void yenHaveNoDecimals() {
    Currency yen = Currency.getInstance("JPY");
    assertThat(MoneyText.parse("1200", yen, Locale.UK)).contains(new Money(1200, yen));
    assertThat(MoneyText.parse("1200.5", yen, Locale.UK)).isEmpty();
  }
}

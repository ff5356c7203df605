package app.coffer.desktop.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Currency;
import org.junit.jupiter.api.Test;

class MoneyTest {
  private static final Currency EUR = Currency.getInstance("EUR");

  @Test
  void readsAndWritesTheCurrencysDigits() {
    assertThat(Money.parse("-12.3", EUR)).isEqualTo(Money.of(-1230, "EUR"));
    assertThat(Money.of(-5, "EUR").decimal()).isEqualTo("-0.05");
    assertThat(Money.of(7, "JPY").decimal()).isEqualTo("7");
    assertThat(Money.parse("1.234", Currency.getInstance("BHD")).minor()).isEqualTo(1234);
  }

  @Test
  void neverRounds() {
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Money.parse("0.001", EUR));
  }

  @Test
  void neverMixesCurrenciesOrOverflows() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> Money.of(1, "EUR").plus(Money.of(1, "USD")));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Money.of(Long.MAX_VALUE, "EUR").plus(Money.of(1, "EUR")));
    assertThatExceptionOfType(ArithmeticException.class)
        .isThrownBy(() -> Money.of(Long.MIN_VALUE, "EUR").negated());
  }
}

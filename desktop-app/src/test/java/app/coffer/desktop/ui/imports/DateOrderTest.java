package app.coffer.desktop.ui.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateOrderTest {
  @ParameterizedTest
  @CsvSource({
    "dd.MM.uuuu, MONTH_DAY_YEAR, MM.dd.uuuu",
    "d/M/uu, YEAR_MONTH_DAY, uu/M/d",
    "uuuu-M-d, DAY_MONTH_YEAR, d-M-uuuu",
    "uuuuMMdd, DAY_MONTH_YEAR, ddMMuuuu",
    "dd.MM.uuuu., DAY_MONTH_YEAR, dd.MM.uuuu."
  })
  void aPatternIsPutInAnotherOrder(String pattern, DateOrder order, String expected) {
    assertThat(order.on(pattern)).isEqualTo(expected);
    assertThat(DateOrder.of(expected)).isEqualTo(order);
  }
}

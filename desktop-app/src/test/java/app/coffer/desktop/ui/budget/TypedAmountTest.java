package app.coffer.desktop.ui.budget;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.Formats;
import java.time.ZoneOffset;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypedAmountTest {
  private static final Formats UK = new Formats(Locale.UK, ZoneOffset.UTC);
  private static final Formats GERMANY = new Formats(Locale.GERMANY, ZoneOffset.UTC);

  @ParameterizedTest
  @CsvSource({
    "450, 45000",
    "+20, 122410",
    "-20, 118410",
    "\u221220, 118410",
    "*2, 240820",
    "/2, 60205",
    "+20*2, 124410",
    "=-20, -2000",
    "=400+50, 45000",
    "12.50*4, 5000",
    "'', 0"
  })
  void aSignInFrontWorksOnTheOldAmount(String typed, long cents) {
    assertThat(TypedAmount.read(typed, Money.of(120_410, "EUR"), UK))
        .contains(Money.of(cents, "EUR"));
  }

  @Test
  void anOldAmountBelowZeroIsHalvedToo() {
    assertThat(TypedAmount.read("/2", Money.of(-1_001, "EUR"), GERMANY))
        .contains(Money.of(-500, "EUR"));
  }

  @Test
  void theRegionsOwnSignsAreRead() {
    assertThat(TypedAmount.read("+1.000,50", Money.of(123_456, "EUR"), GERMANY))
        .contains(Money.of(223_506, "EUR"));
    assertThat(TypedAmount.read("*2", Money.of(1_234, "BHD"), GERMANY))
        .contains(Money.of(2_468, "BHD"));
    assertThat(TypedAmount.read("+1", Money.of(1_234, "JPY"), UK)).contains(Money.of(1_235, "JPY"));
  }

  @Test
  void anOldAmountThatIsHiddenIsStillWorkedOn() {
    var hidden = new Formats(Locale.UK, ZoneOffset.UTC);
    hidden.setHidden(true);
    assertThat(TypedAmount.read("+20", Money.of(120_410, "EUR"), hidden))
        .contains(Money.of(122_410, "EUR"));
  }

  @ParameterizedTest
  @CsvSource({"abc", "+", "*", "1..2.x", "/0"})
  void whatIsNoAmountIsRefused(String typed) {
    assertThat(TypedAmount.read(typed, Money.of(100, "EUR"), UK)).isEmpty();
  }
}

package app.coffer.desktop.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Currency;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AmountTextTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Currency JPY = Currency.getInstance("JPY");
  private static final Currency BHD = Currency.getInstance("BHD");

  @Test
  void takesEitherDecimalSignAndGrouping() {
    assertRead("48", 4800);
    assertRead("48.5", 4850);
    assertRead("48,50", 4850);
    assertRead(",5", 50);
    assertRead("48.", 4800);
    assertRead("1.234,56", 123456);
    assertRead("1,234.56", 123456);
    assertRead("1 234,56", 123456);
    assertRead("1\u202f234,56", 123456);
    assertRead("1'234.56", 123456);
    assertRead("1.234.567", 123456700);
    assertRead("12,34,567.89", 123456789);
    assertRead("€ 12.00", 1200);
    assertRead("12.00 EUR", 1200);
  }

  @Test
  void threeDigitsBehindOneSignAreAGroupOnlyWhereTheRegionGroupsWithIt() {
    assertThat(AmountText.parse("1.234", EUR, Locale.GERMANY)).contains(new Money(123400, EUR));
    assertThat(AmountText.parse("1,234", EUR, Locale.US)).contains(new Money(123400, EUR));
    assertThat(AmountText.parse("1.234", EUR, Locale.US)).isEmpty();
    assertThat(AmountText.parse("1.234", BHD, Locale.US)).contains(new Money(1234, BHD));
  }

  @Test
  void takesAMinusBeforeBehindOrAsParentheses() {
    assertRead("-12.50", -1250);
    assertRead("\u221212.50", -1250);
    assertRead("12.50-", -1250);
    assertRead("(12.50)", -1250);
    assertRead("+12.50", 1250);
  }

  @Test
  void calculates() {
    assertRead("12.50*2+3", 2800);
    assertRead("100/3", 3333);
    assertRead("200/3", 6667);
    assertRead("-100/8*3", -3750);
    assertRead("2*(3+4)", 1400);
    assertRead("(3+4)", 700);
    assertRead("10-2-3", 500);
  }

  @Test
  void refusesWhatIsNoAmount() {
    for (String typed :
        new String[] {
          "",
          " ",
          "abc",
          "1..2",
          "1.2.3,4,5",
          "12.345.6",
          "1/0",
          "1+",
          "*2",
          "(1",
          "1)",
          "--1-",
          "1.001",
          "99999999999999999999",
          "1e5",
          ".",
          "-",
          "()",
          "1,23,4",
          "5+2-"
        }) {
      assertThat(AmountText.parse(typed, EUR, Locale.US)).as(typed).isEmpty();
    }
    assertThat(AmountText.parse("1.5", JPY, Locale.US)).isEmpty();
    assertThat(AmountText.parse("(".repeat(99), EUR, Locale.US)).isEmpty();
  }

  @Test
  void readsWhatIsShownInEveryRegion() {
    var random = new Random(8);
    for (String tag :
        new String[] {"en-US", "de-DE", "de-CH", "fr-FR", "sv-SE", "en-IN", "pl-PL"}) {
      Locale region = Locale.forLanguageTag(tag);
      for (Currency currency : new Currency[] {EUR, JPY, BHD}) {
        for (int i = 0; i < 50; i++) {
          Money money =
              new Money(
                  random.nextLong(2_000_000_000_000L) - 1_000_000_000_000L >> i / 2, currency);
          var format = new MoneyFormat(region, random.nextBoolean());
          assertThat(AmountText.parse(format.amount(money), currency, region))
              .as("%s %s", tag, format.amount(money))
              .contains(money);
          assertThat(AmountText.parse(format.withCurrency(money), currency, region))
              .as("%s %s", tag, format.withCurrency(money))
              .contains(money);
        }
      }
    }
  }

  @Test
  void showsARealMinusAndTheCurrencysDigits() {
    assertThat(new MoneyFormat(Locale.US, false).amount(new Money(-123456, EUR)))
        .isEqualTo("\u22121,234.56");
    assertThat(new MoneyFormat(Locale.GERMANY, true).amount(new Money(-123456, EUR)))
        .isEqualTo("(1.234,56)");
    assertThat(new MoneyFormat(Locale.US, false).amount(new Money(1234, JPY))).isEqualTo("1,234");
    assertThat(new MoneyFormat(Locale.US, false).amount(new Money(1234, BHD))).isEqualTo("1.234");
  }

  private static void assertRead(String typed, long minor) {
    assertThat(AmountText.parse(typed, EUR, Locale.US)).as(typed).contains(new Money(minor, EUR));
  }
}

package app.coffer.desktop.ui.register;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterFilter.AmountRange;
import app.coffer.desktop.ledger.RegisterFilter.Chips;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterSettingsTest {
  private static final Currency EURO = Currency.getInstance("EUR");
  private final Formats formats = new Formats(Locale.UK, ZoneOffset.UTC);

  @Test
  void whatIsSavedIsReadAsItWas() {
    var ids = Set.of(RecordId.ofHex("ab".repeat(16)), RecordId.ofHex("cd".repeat(16)));
    var chips =
        new Chips(
            ids,
            ids,
            ids,
            ids,
            Set.of("two words", "a,b"),
            Set.of(Clearing.CLEARED, Clearing.RECONCILED),
            new AmountRange(Money.of(5, "EUR"), null, true),
            Set.of(Chips.Flag.UNCATEGORISED, Chips.Flag.WITH_FILES));
    var filter =
        new RegisterFilter(
            null, "lidl 48", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 2, 3), chips);
    assertThat(FilterSettings.read(FilterSettings.of(filter))).isEqualTo(filter);
    assertThat(FilterSettings.read(FilterSettings.of(RegisterFilter.all())))
        .isEqualTo(RegisterFilter.all());
  }

  @Test
  void whatAnotherVersionSavedNarrowsNothing() {
    var odd =
        Map.of(
            "statuses",
            "SOMETHING",
            "from",
            "yesterday",
            "least",
            "x",
            "accounts",
            "zz",
            "new",
            "1");
    assertThat(FilterSettings.read(odd)).isEqualTo(RegisterFilter.all());
  }

  @ParameterizedTest
  @CsvSource({
    "48, 4800, 4800, true",
    "= 48, 4800, 4800, true",
    "-48, -4800, -4800, false",
    "50 .. 10, 1000, 5000, true",
    ">=100, 10000, , true",
    "<20, , 2000, true"
  })
  void amountsAreReadAsPeopleWriteThem(String typed, Long least, Long most, boolean absolute) {
    assertThat(AmountRangeText.read(typed, EURO, formats))
        .contains(
            new AmountRange(
                least == null ? null : Money.of(least, "EUR"),
                most == null ? null : Money.of(most, "EUR"),
                absolute));
  }

  @Test
  void whatIsNoAmountIsNone() {
    assertThat(AmountRangeText.read("much", EURO, formats)).isEmpty();
    assertThat(AmountRangeText.read("> much", EURO, formats)).isEmpty();
    assertThat(AmountRangeText.read("1 .. much", EURO, formats)).isEmpty();
  }
}

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
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FilterSettingsTest {
  private static final Currency EURO = Currency.getInstance("EUR");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
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
    assertThat(FilterSettings.read(FilterSettings.of(filter, Optional.empty()), TODAY))
        .isEqualTo(filter);
    assertThat(
            FilterSettings.read(FilterSettings.of(RegisterFilter.all(), Optional.empty()), TODAY))
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
            "span",
            "NEXT_EON");
    assertThat(FilterSettings.read(odd, TODAY)).isEqualTo(RegisterFilter.all());
  }

  @Test
  void daysThatMoveAreOthersInAnotherMonthAndThoseThatStayAreNot() {
    var filter =
        RegisterFilter.all().between(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 30));
    Optional<Span> span = Span.of(filter, TODAY);
    assertThat(span).contains(Span.THIS_MONTH);
    LocalDate later = LocalDate.of(2027, 2, 3);
    assertThat(FilterSettings.read(FilterSettings.of(filter, span), later))
        .isEqualTo(
            RegisterFilter.all().between(LocalDate.of(2027, 2, 1), LocalDate.of(2027, 2, 28)));
    assertThat(FilterSettings.read(FilterSettings.of(filter, Optional.empty()), later))
        .isEqualTo(filter);
    assertThat(Span.of(filter, later)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Span.class)
  void everySpanIsKnownByItsDays(Span span) {
    var days = span.days(LocalDate.of(2028, 2, 29));
    var filter = RegisterFilter.all().between(days.from(), days.to());
    assertThat(Span.of(filter, LocalDate.of(2028, 2, 29))).contains(span);
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

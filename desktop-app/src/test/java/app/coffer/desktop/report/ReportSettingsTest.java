package app.coffer.desktop.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.report.Period.Days;
import app.coffer.desktop.report.ReportSettings.View;
import app.coffer.desktop.report.Spending.Compare;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReportSettingsTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @Test
  void whatIsSavedReadsAsItWas() {
    var settings =
        new ReportSettings(
            Period.CUSTOM,
            new Days(TODAY.minusDays(40), TODAY),
            Set.of(RecordId.ofHex("00112233445566778899aabbccddeeff")),
            Set.of(
                RecordId.ofHex("10112233445566778899aabbccddeeff"),
                RecordId.ofHex("20112233445566778899aabbccddeeff")),
            Set.of("holiday", "with blanks"),
            Currency.getInstance("USD"),
            Compare.PREVIOUS_YEAR,
            View.TABLE);
    assertThat(ReportSettings.read(settings.text(), TODAY)).isEqualTo(settings);
    ReportSettings usual = ReportSettings.usual(TODAY);
    assertThat(ReportSettings.read(usual.text(), TODAY)).isEqualTo(usual);
  }

  @Test
  void whatAnotherVersionWroteReadsAsNotChosen() {
    Map<String, String> odd =
        Map.of(
            "period", "CENTURY", "from", "soon", "accounts", "all", "currency", "XQZ", "new", "1");
    assertThat(ReportSettings.read(odd, TODAY)).isEqualTo(ReportSettings.usual(TODAY));
    assertThat(ReportSettings.read(Map.of("period", "CUSTOM"), TODAY).period())
        .isEqualTo(Period.TWELVE_MONTHS);
  }

  @Test
  void periodsAreWholeMonths() {
    assertThat(days(Period.THIS_MONTH)).isEqualTo(between("2026-11-01", "2026-11-30"));
    assertThat(days(Period.LAST_MONTH)).isEqualTo(between("2026-10-01", "2026-10-31"));
    assertThat(days(Period.TWELVE_MONTHS)).isEqualTo(between("2025-12-01", "2026-11-30"));
    assertThat(days(Period.THIS_YEAR)).isEqualTo(between("2026-01-01", "2026-11-30"));
    assertThat(days(Period.LAST_YEAR)).isEqualTo(between("2025-01-01", "2025-12-31"));
    assertThat(days(Period.ALL)).isEqualTo(between("2024-02-01", "2026-11-30"));
    assertThat(Period.ALL.days(TODAY, Optional.empty(), between("2026-01-01", "2026-01-01")))
        .isEqualTo(between("2026-11-01", "2026-11-30"));
  }

  private static Days days(Period period) {
    return period.days(
        TODAY, Optional.of(LocalDate.of(2024, 2, 29)), between("2026-01-01", "2026-01-01"));
  }

  private static Days between(String from, String to) {
    return new Days(LocalDate.parse(from), LocalDate.parse(to));
  }
}

package app.coffer.desktop.ui.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DateTextTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21); // a Saturday
  private final Formats british = new Formats(Locale.UK, ZoneId.of("UTC"));
  private final Formats american = new Formats(Locale.US, ZoneId.of("UTC"));

  @ParameterizedTest
  @CsvSource({
    "14,2026-11-14", "14.11,2026-11-14", "1411,2026-11-14", "14/2/26,2026-02-14",
    "14.02.2025,2025-02-14", "2026-03-01,2026-03-01", "141126,2026-11-14", "mo,2026-11-16",
    "sat,2026-11-21"
  })
  void readsWhatPeopleType(String typed, LocalDate date) {
    assertThat(british.readDate(typed, TODAY)).contains(date);
  }

  @Test
  void whatIsShownCanBeReadAgain() {
    assertThat(british.readDate(british.date(TODAY), TODAY)).contains(TODAY);
    assertThat(american.readDate(american.date(TODAY), TODAY)).contains(TODAY);
  }

  @Test
  void theMonthComesFirstWhereTheRegionSaysSo() {
    assertThat(american.readDate("2/14", TODAY)).contains(LocalDate.of(2026, 2, 14));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "32", "31.2", "x", "123", "1.2.3.4"})
  void refusesWhatIsNoDate(String typed) {
    assertThat(british.readDate(typed, TODAY)).isEmpty();
  }
}

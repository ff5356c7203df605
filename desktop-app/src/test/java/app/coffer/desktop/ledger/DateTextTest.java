package app.coffer.desktop.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class DateTextTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @Test
  void fillsInWhatIsLeftOut() {
    for (String typed :
        new String[] {
          "14",
          "14.",
          "14.11",
          "14.11.",
          "1411",
          "14/11",
          "14.11.26",
          "14.11.2026",
          "141126",
          "14112026",
          "2026-11-14",
          " 14 "
        }) {
      assertThat(DateText.parse(typed, TODAY, Locale.GERMANY))
          .as(typed)
          .contains(LocalDate.of(2026, 11, 14));
    }
  }

  @Test
  void takesDayAndMonthInTheRegionsOrder() {
    assertThat(DateText.parse("3/4", TODAY, Locale.US)).contains(LocalDate.of(2026, 3, 4));
    assertThat(DateText.parse("3/4", TODAY, Locale.UK)).contains(LocalDate.of(2026, 4, 3));
  }

  @Test
  void refusesDaysThatDoNotExist() {
    for (String typed :
        new String[] {"", "31", "30.2", "x", "14.11.2", "0", "2026-13-01", "1.2.3.4"}) {
      assertThat(DateText.parse(typed, TODAY, Locale.GERMANY)).as(typed).isEmpty();
    }
  }
}

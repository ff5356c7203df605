package app.coffer.desktop.ui.schedules;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.schedule.Schedule.Recurrence;
import app.coffer.desktop.schedule.Schedule.Weekend;
import app.coffer.desktop.ui.kit.StagedScreen;
import app.coffer.desktop.ui.schedules.Repeat.On;
import app.coffer.desktop.ui.schedules.Repeat.Unit;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepeatTest {
  private static final LocalDate TUESDAY = LocalDate.of(2026, 11, 10);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "FREQ=DAILY",
        "FREQ=WEEKLY;INTERVAL=2",
        "FREQ=WEEKLY;BYDAY=MO,TH",
        "FREQ=MONTHLY",
        "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=12",
        "FREQ=MONTHLY;BYDAY=2TU",
        "FREQ=MONTHLY;BYDAY=-1TU;UNTIL=20271231",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15",
        "FREQ=YEARLY",
        "FREQ=YEARLY;BYMONTH=3,6"
      })
  void aFormKeepsEveryRuleAsItIs(String rule) {
    assertThat(parts(Repeat.of(rule, TUESDAY).rule(TUESDAY))).isEqualTo(parts(rule));
  }

  private static List<String> parts(String rule) {
    return List.of(rule.split(";")).stream().sorted().toList();
  }

  @Test
  void whatAFormCannotSayIsARuleOfOnesOwn() {
    assertThat(Repeat.of("FREQ=WEEKLY;BYDAY=MO,TH", TUESDAY).unit()).isEqualTo(Unit.OTHER);
    assertThat(Repeat.of("FREQ=MONTHLY;BYDAY=3TU", TUESDAY).unit()).isEqualTo(Unit.OTHER);
  }

  @Test
  void aDayThatShortMonthsLackFallsOnTheirLast() {
    LocalDate start = LocalDate.of(2027, 1, 31);
    assertThat(ScheduleForm.next(start, Repeat.every(1, Unit.MONTHS), Weekend.STAY, start))
        .containsExactly(
            start,
            LocalDate.of(2027, 2, 28),
            LocalDate.of(2027, 3, 31),
            LocalDate.of(2027, 4, 30),
            LocalDate.of(2027, 5, 31));
  }

  @Test
  void everyTwentyNinthOfFebruaryIsTheTwentyEighthInOtherYears() {
    LocalDate start = LocalDate.of(2028, 2, 29);
    assertThat(ScheduleForm.next(start, Repeat.every(1, Unit.YEARS), Weekend.STAY, start))
        .startsWith(start, LocalDate.of(2029, 2, 28))
        .contains(LocalDate.of(2032, 2, 29));
  }

  @Test
  void theLastWorkdayIsNoWeekend() {
    var repeat = Repeat.every(1, Unit.MONTHS).on(On.LAST_WORKDAY);
    assertThat(ScheduleForm.next(TUESDAY, repeat, Weekend.STAY, TUESDAY))
        .startsWith(
            LocalDate.of(2026, 11, 30), LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 29));
  }

  @Test
  void aRuleThatNobodyCanReadHasNoNextDays() {
    var repeat = new Repeat(Unit.OTHER, 1, On.SAME_DAY, null, 0, "every full moon");
    assertThat(ScheduleForm.next(TUESDAY, repeat, Weekend.STAY, TUESDAY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FREQ=MONTHLY|every month, before weekends",
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=2TU;COUNT=6|every 2 months, 2. Tuesday, before weekends, 6"
            + " times",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;UNTIL=20270601|every month, last workday,"
            + " until 1 Jun 2027"
      })
  void aRepetitionIsSaidInWords(String rule, String said) {
    var words = new RepeatWords(StagedScreen.context(Locale.ENGLISH, Locale.UK));
    assertThat(words.of(new Recurrence(TUESDAY, rule, Weekend.BEFORE))).isEqualTo(said);
  }
}

package app.coffer.desktop.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.money.Money;
import app.coffer.desktop.schedule.Occurrences.Occurrence;
import app.coffer.desktop.schedule.Schedule.Expected;
import app.coffer.desktop.schedule.Schedule.Recurrence;
import app.coffer.desktop.schedule.Schedule.Template;
import app.coffer.desktop.schedule.Schedule.Weekend;
import app.coffer.wire.id.RecordId;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class OccurrencesTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final RecordId ANY = new RecordId(new byte[16]);

  @Test
  void rulesGiveTheirDays() {
    assertThat(days("", "2026-11-14")).containsExactly("2026-11-14");
    assertThat(days("FREQ=MONTHLY;BYMONTHDAY=-1", "2026-11-14"))
        .startsWith("2026-11-30", "2026-12-31", "2027-01-31", "2027-02-28");
    assertThat(days("FREQ=WEEKLY;INTERVAL=2", "2026-11-14"))
        .startsWith("2026-11-14", "2026-11-28", "2026-12-12");
    assertThat(days("FREQ=MONTHLY;BYDAY=2TU;COUNT=2", "2026-11-14"))
        .containsExactly("2026-12-08", "2027-01-12");
    assertThat(days("FREQ=YEARLY;UNTIL=20271231", "2026-11-14"))
        .containsExactly("2026-11-14", "2027-11-14");
    assertThat(days("FREQ=DAILY;INTERVAL=100", "2026-11-14"))
        .startsWith("2026-11-14", "2027-02-22");
  }

  @Test
  void aDayOfTheMonthThatAMonthLacksIsLeftOut() {
    assertThat(days("FREQ=MONTHLY;COUNT=2", "2027-01-31"))
        .containsExactly("2027-01-31", "2027-03-31");
  }

  @Test
  void weekendsMoveTheDueDayAndNotItsName() {
    // a Saturday
    assertThat(due("2026-11-14", Weekend.STAY)).isEqualTo("2026-11-14");
    assertThat(due("2026-11-14", Weekend.BEFORE)).isEqualTo("2026-11-13");
    assertThat(due("2026-11-14", Weekend.AFTER)).isEqualTo("2026-11-16");
    assertThat(due("2026-11-15", Weekend.BEFORE)).isEqualTo("2026-11-13");
    assertThat(due("2026-11-15", Weekend.AFTER)).isEqualTo("2026-11-16");
    assertThat(due("2026-11-16", Weekend.AFTER)).isEqualTo("2026-11-16");
  }

  @Test
  void aShiftedDayIsFoundFromTheDayItMovedTo() {
    Schedule schedule = schedule("FREQ=MONTHLY;COUNT=1", "2026-11-15", Weekend.BEFORE);
    LocalDate friday = LocalDate.of(2026, 11, 13);
    assertThat(Occurrences.between(schedule, friday, friday)).hasSize(1);
    assertThat(Occurrences.between(schedule, friday.plusDays(1), friday.plusDays(9))).isEmpty();
  }

  @Test
  void whatIsNoRuleDoesNotFallDueAndSaysSo() {
    for (String odd :
        List.of("every month", "FREQ=SECONDLY", "FREQ=HOURLY", "FREQ=MONTHLY;BYDAY=9XX")) {
      assertThat(Occurrences.readable(odd)).as(odd).isFalse();
      assertThat(days(odd, "2026-11-14")).isEmpty();
    }
    assertThat(Occurrences.readable("")).isTrue();
    assertThat(Occurrences.readable("FREQ=MONTHLY;BYMONTHDAY=1")).isTrue();
  }

  private static List<String> days(String rule, String start) {
    Schedule schedule = schedule(rule, start, Weekend.STAY);
    return Occurrences.between(schedule, LocalDate.MIN, LocalDate.of(2028, 6, 30)).stream()
        .map(occurrence -> occurrence.due().toString())
        .toList();
  }

  private static String due(String start, Weekend weekend) {
    Occurrence one =
        Occurrences.between(schedule("", start, weekend), LocalDate.MIN, LocalDate.of(2028, 1, 1))
            .getFirst();
    assertThat(one.named()).isEqualTo(start);
    return one.due().toString();
  }

  private static Schedule schedule(String rule, String start, Weekend weekend) {
    return new Schedule(
        ANY,
        "any",
        new Recurrence(LocalDate.parse(start), rule, weekend),
        Expected.fixed(new Money(-1, EUR)),
        new Template(ANY, null, null, null, List.of(), "", new TreeSet<>()),
        null,
        new TreeSet<>());
  }
}

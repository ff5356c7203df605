package app.coffer.desktop.schedule;

import app.coffer.desktop.schedule.Schedule.Recurrence;
import app.coffer.desktop.schedule.Schedule.Weekend;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/**
 * The days on which a schedule falls due. Pure. An occurrence keeps the day the rule gives as its
 * name, whatever the weekend does to it: two devices that enter it make one record.
 */
public final class Occurrences {
  /** What nobody will ever look through; a daily payment reaches it after 54 years. */
  private static final int MOST = 20_000;

  private Occurrences() {}

  /**
   * @param named the day the rule gives
   * @param due the day after the weekend was looked at
   */
  public record Occurrence(LocalDate named, LocalDate due) {}

  /** Whether a rule can be read; the empty one, for once, can. */
  public static boolean readable(String rule) {
    try {
      parsed(rule);
      return true;
    } catch (InvalidRecurrenceRuleException | IllegalArgumentException unreadable) {
      return false;
    }
  }

  /** Those due from one day to another, both included, without the skipped ones. */
  public static List<Occurrence> between(Schedule schedule, LocalDate from, LocalDate to) {
    var found = new ArrayList<Occurrence>();
    Recurrence recurrence = schedule.recurrence();
    // the weekend moves a day by at most two
    for (LocalDate day : days(recurrence, to.plusDays(2))) {
      LocalDate due = shifted(day, recurrence.weekend());
      if (!due.isBefore(from) && !due.isAfter(to) && !schedule.skipped().contains(day)) {
        found.add(new Occurrence(day, due));
      }
    }
    return found;
  }

  /** The first so many days due in a span, whatever is skipped. */
  public static List<LocalDate> between(
      Recurrence recurrence, LocalDate from, LocalDate to, int most) {
    return days(recurrence, to.plusDays(2)).stream()
        .map(day -> shifted(day, recurrence.weekend()))
        .filter(due -> !due.isBefore(from) && !due.isAfter(to))
        .limit(most)
        .toList();
  }

  private static List<LocalDate> days(Recurrence recurrence, LocalDate to) {
    LocalDate start = recurrence.start();
    if (recurrence.rule().isEmpty()) {
      return start.isAfter(to) ? List.of() : List.of(start);
    }
    var days = new ArrayList<LocalDate>();
    try {
      RecurrenceRuleIterator all =
          parsed(recurrence.rule())
              .iterator(
                  new DateTime(start.getYear(), start.getMonthValue() - 1, start.getDayOfMonth()));
      while (all.hasNext() && days.size() < MOST) {
        DateTime next = all.nextDateTime();
        LocalDate day = LocalDate.of(next.getYear(), next.getMonth() + 1, next.getDayOfMonth());
        if (day.isAfter(to)) {
          break;
        }
        if (!day.isBefore(start)) {
          days.add(day);
        }
      }
    } catch (InvalidRecurrenceRuleException | IllegalArgumentException ofNewerVersion) {
      // kept and carried; it does not fall due here
      return List.of();
    }
    return days;
  }

  private static RecurrenceRule parsed(String rule) throws InvalidRecurrenceRuleException {
    var parsed =
        new RecurrenceRule(rule.isEmpty() ? "FREQ=DAILY;COUNT=1" : rule, RfcMode.RFC5545_STRICT);
    switch (parsed.getFreq()) {
      case DAILY, WEEKLY, MONTHLY, YEARLY -> {
        return parsed;
      }
      default -> throw new InvalidRecurrenceRuleException("more often than daily");
    }
  }

  private static LocalDate shifted(LocalDate day, Weekend weekend) {
    int into = day.getDayOfWeek().getValue() - DayOfWeek.SATURDAY.getValue();
    if (into < 0) {
      return day;
    }
    return switch (weekend) {
      case STAY -> day;
      case BEFORE -> day.minusDays(into + 1L);
      case AFTER -> day.plusDays(2L - into);
    };
  }
}

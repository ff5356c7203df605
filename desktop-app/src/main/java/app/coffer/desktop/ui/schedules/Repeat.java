package app.coffer.desktop.ui.schedules;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A repetition as a form asks for it. What a form cannot say stays as it is written, in {@code
 * own}. Pure.
 *
 * @param every each so many units
 * @param on which day of a month; of use with months only
 * @param until the last day it may fall due, or null
 * @param count how often in all; 0 for without end
 * @param own the rule as written, of use with {@link Unit#OTHER} only
 */
record Repeat(Unit unit, int every, On on, @Nullable LocalDate until, int count, String own) {
  private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
  private static final int SHORTEST_MONTH = 28;
  private static final List<String> WEEK = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

  /** In what it counts. */
  enum Unit {
    ONCE(""),
    DAYS("DAILY"),
    WEEKS("WEEKLY"),
    MONTHS("MONTHLY"),
    YEARS("YEARLY"),
    OTHER("");

    private final String frequency;

    Unit(String frequency) {
      this.frequency = frequency;
    }
  }

  /** Which day of a month. */
  enum On {
    /** The day of the start; in months that are too short, their last. */
    SAME_DAY,
    LAST_DAY,
    /** Monday to Friday. */
    LAST_WORKDAY,
    /** Such as the second Tuesday, as the start is. */
    WEEKDAY,
    LAST_WEEKDAY
  }

  static Repeat every(int number, Unit unit) {
    return new Repeat(unit, number, On.SAME_DAY, null, 0, "");
  }

  Repeat on(On day) {
    return new Repeat(unit, every, day, until, count, own);
  }

  /** The rule of RFC 5545; empty for once. */
  String rule(LocalDate start) {
    if (unit == Unit.ONCE) {
      return "";
    }
    if (unit == Unit.OTHER) {
      return own.strip().toUpperCase(Locale.ROOT);
    }
    var parts = new LinkedHashMap<String, String>();
    parts.put("FREQ", unit.frequency);
    if (every > 1) {
      parts.put("INTERVAL", String.valueOf(every));
    }
    if (unit == Unit.MONTHS) {
      month(parts, start);
    } else if (unit == Unit.YEARS && start.getMonthValue() == 2 && start.getDayOfMonth() == 29) {
      parts.put("BYMONTH", "2");
      parts.put("BYMONTHDAY", "28,29");
      parts.put("BYSETPOS", "-1");
    }
    LocalDate last = until;
    if (last != null) {
      parts.put("UNTIL", DAY.format(last));
    } else if (count > 0) {
      parts.put("COUNT", String.valueOf(count));
    }
    return parts.entrySet().stream()
        .map(part -> part.getKey() + "=" + part.getValue())
        .collect(Collectors.joining(";"));
  }

  private void month(Map<String, String> parts, LocalDate start) {
    int day = start.getDayOfMonth();
    String weekday = WEEK.get(start.getDayOfWeek().getValue() - DayOfWeek.MONDAY.getValue());
    switch (on) {
      case SAME_DAY -> {
        if (day > SHORTEST_MONTH) {
          // a rule with that day alone would leave out the months that do not have it
          parts.put(
              "BYMONTHDAY",
              IntStream.rangeClosed(SHORTEST_MONTH, day)
                  .mapToObj(String::valueOf)
                  .collect(Collectors.joining(",")));
          parts.put("BYSETPOS", "-1");
        }
      }
      case LAST_DAY -> parts.put("BYMONTHDAY", "-1");
      case LAST_WORKDAY -> {
        parts.put("BYDAY", "MO,TU,WE,TH,FR");
        parts.put("BYSETPOS", "-1");
      }
      case WEEKDAY -> parts.put("BYDAY", nth(start) + weekday);
      case LAST_WEEKDAY -> parts.put("BYDAY", "-1" + weekday);
    }
  }

  /** Which of its weekday in its month a day is, from 1. */
  static int nth(LocalDate day) {
    return (day.getDayOfMonth() - 1) / 7 + 1;
  }

  /** What a form says of a rule. */
  static Repeat of(String rule, LocalDate start) {
    if (rule.isBlank()) {
      return every(1, Unit.ONCE);
    }
    Map<String, String> parts = parts(rule);
    for (Unit unit : Unit.values()) {
      for (On on : unit == Unit.MONTHS ? On.values() : new On[] {On.SAME_DAY}) {
        Repeat guess = guess(unit, on, parts, rule);
        // whatever the form leaves out would be lost
        if (!unit.frequency.isEmpty() && parts(guess.rule(start)).equals(parts)) {
          return guess;
        }
      }
    }
    return new Repeat(Unit.OTHER, 1, On.SAME_DAY, null, 0, rule);
  }

  private static Repeat guess(Unit unit, On on, Map<String, String> parts, String rule) {
    try {
      String until = parts.get("UNTIL");
      return new Repeat(
          unit,
          Integer.parseInt(parts.getOrDefault("INTERVAL", "1")),
          on,
          until == null ? null : LocalDate.parse(until, DAY),
          Integer.parseInt(parts.getOrDefault("COUNT", "0")),
          rule);
    } catch (NumberFormatException | DateTimeParseException ofAnotherKind) {
      return new Repeat(unit, 1, on, null, 0, rule);
    }
  }

  private static Map<String, String> parts(String rule) {
    return Arrays.stream(rule.strip().toUpperCase(Locale.ROOT).split(";"))
        .map(part -> part.split("=", 2))
        .collect(
            Collectors.toMap(
                part -> part[0],
                part -> part.length > 1 ? part[1] : "",
                (one, other) -> other,
                TreeMap::new));
  }
}

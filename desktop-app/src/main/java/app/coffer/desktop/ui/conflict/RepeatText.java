package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A recurrence rule of RFC 5545 in words; what it cannot read it shows as it is. */
final class RepeatText {
  private static final Pattern DAY = Pattern.compile("([+-]?\\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)");
  private static final List<String> DAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

  private final UiContext context;
  private final Words words;

  RepeatText(UiContext context) {
    this.context = context;
    this.words = context.words();
  }

  String of(String rule) {
    if (rule.isEmpty()) {
      return words.get("conflict.repeat.once");
    }
    var parts = new TreeMap<String, String>();
    for (String part : rule.toUpperCase(Locale.ROOT).split(";")) {
      String[] sides = part.split("=", 2);
      if (sides.length == 2) {
        parts.put(sides[0], sides[1]);
      }
    }
    try {
      return said(parts);
    } catch (NumberFormatException | DateTimeException ofNewerVersion) {
      return rule;
    }
  }

  private String said(Map<String, String> parts) {
    String frequency = parts.getOrDefault("FREQ", "");
    if (!List.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY").contains(frequency)) {
      throw new NumberFormatException("not one of ours");
    }
    int interval = Integer.parseInt(parts.getOrDefault("INTERVAL", "1"));
    var said = new ArrayList<String>();
    said.add(words.count("conflict.repeat." + frequency, interval));
    var on = new ArrayList<String>();
    each(parts.get("BYDAY")).forEach(day -> on.add(weekday(day)));
    each(parts.get("BYMONTHDAY")).forEach(day -> on.add(dayOfMonth(Integer.parseInt(day))));
    each(parts.get("BYMONTH")).forEach(month -> on.add(month(Integer.parseInt(month))));
    if (!on.isEmpty()) {
      said.add(words.get("conflict.repeat.on", String.join(", ", on)));
    }
    if (parts.containsKey("COUNT")) {
      said.add(words.count("conflict.repeat.times", Integer.parseInt(parts.get("COUNT"))));
    }
    if (parts.containsKey("UNTIL")) {
      String until = parts.get("UNTIL");
      LocalDate day =
          LocalDate.parse(
              until.substring(0, Math.min(8, until.length())), DateTimeFormatter.BASIC_ISO_DATE);
      said.add(words.get("conflict.repeat.until", context.formats().date(day)));
    }
    return String.join(", ", said);
  }

  private static List<String> each(@org.jspecify.annotations.Nullable String list) {
    return list == null ? List.of() : List.of(list.split(","));
  }

  private String weekday(String text) {
    Matcher day = DAY.matcher(text);
    if (!day.matches()) {
      throw new NumberFormatException("no weekday");
    }
    String name =
        DayOfWeek.of(DAYS.indexOf(day.group(2)) + 1)
            .getDisplayName(TextStyle.SHORT_STANDALONE, words.language());
    if (day.group(1) == null) {
      return name;
    }
    int place = Integer.parseInt(day.group(1));
    return place < 0
        ? words.get("conflict.repeat.last", name)
        : words.get("conflict.repeat.nth", Integer.toString(place), name);
  }

  private String dayOfMonth(int day) {
    return day < 0
        ? words.get("conflict.repeat.lastDay")
        : words.get("conflict.repeat.day", Integer.toString(day));
  }

  private String month(int month) {
    return Month.of(month).getDisplayName(TextStyle.SHORT_STANDALONE, words.language());
  }
}

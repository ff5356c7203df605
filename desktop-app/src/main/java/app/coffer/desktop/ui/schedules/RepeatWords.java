package app.coffer.desktop.ui.schedules;

import app.coffer.desktop.schedule.Schedule.Recurrence;
import app.coffer.desktop.schedule.Schedule.Weekend;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.time.LocalDate;
import java.time.format.TextStyle;

/** How often something repeats, in a few words. */
final class RepeatWords {
  private final Words words;
  private final Formats formats;

  RepeatWords(UiContext context) {
    words = context.words();
    formats = context.formats();
  }

  /** {@code every 2 months, last day, until 1 Jun 2027}. */
  String of(Recurrence recurrence) {
    Repeat repeat = Repeat.of(recurrence.rule(), recurrence.start());
    var said = new StringBuilder(unit(repeat));
    if (repeat.unit() == Repeat.Unit.MONTHS && repeat.on() != Repeat.On.SAME_DAY) {
      said.append(", ").append(on(repeat.on(), recurrence.start()));
    }
    if (recurrence.weekend() != Weekend.STAY && repeat.on() != Repeat.On.LAST_WORKDAY) {
      said.append(", ").append(words.of("schedules.weekend.short", recurrence.weekend()));
    }
    LocalDate until = repeat.until();
    if (until != null) {
      said.append(", ").append(words.get("schedules.until", formats.date(until)));
    } else if (repeat.count() > 0) {
      said.append(", ").append(words.count("schedules.times", repeat.count()));
    }
    return said.toString();
  }

  private String unit(Repeat repeat) {
    return switch (repeat.unit()) {
      case ONCE -> words.get("schedules.once");
      case OTHER -> repeat.own();
      case DAYS, WEEKS, MONTHS, YEARS ->
          words.count("schedules.every." + repeat.unit(), repeat.every());
    };
  }

  /** Which day of a month, as a start that falls on it. */
  String on(Repeat.On on, LocalDate start) {
    String weekday =
        start.getDayOfWeek().getDisplayName(TextStyle.FULL_STANDALONE, words.language());
    return switch (on) {
      case SAME_DAY -> words.get("schedules.on.SAME_DAY", start.getDayOfMonth());
      case LAST_DAY -> words.get("schedules.on.LAST_DAY");
      case LAST_WORKDAY -> words.get("schedules.on.LAST_WORKDAY");
      case WEEKDAY -> words.get("schedules.on.WEEKDAY", Repeat.nth(start), weekday);
      case LAST_WEEKDAY -> words.get("schedules.on.LAST_WEEKDAY", weekday);
    };
  }
}

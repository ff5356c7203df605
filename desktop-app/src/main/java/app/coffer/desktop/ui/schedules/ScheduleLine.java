package app.coffer.desktop.ui.schedules;

import app.coffer.desktop.schedule.Finding.Suggestion;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedules.Upcoming;
import org.jspecify.annotations.Nullable;

/** A line of the page. */
sealed interface ScheduleLine {

  /**
   * A heading.
   *
   * @param key of its words
   */
  record Title(String key) implements ScheduleLine {}

  /**
   * An occurrence that is not entered yet.
   *
   * @param due whether its day has come
   */
  record Coming(Upcoming upcoming, boolean due) implements ScheduleLine {}

  /** A payment of the past that looks as if it repeats. */
  record Found(Suggestion suggestion) implements ScheduleLine {}

  /**
   * A schedule.
   *
   * @param next when it falls due next, or null where it has ended
   */
  record Defined(Schedule schedule, @Nullable Upcoming next) implements ScheduleLine {}
}

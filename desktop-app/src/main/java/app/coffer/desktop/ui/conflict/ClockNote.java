package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.Change;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.ui.kit.Words;
import java.time.Duration;
import java.time.Instant;

/**
 * Says where a clock was wrong, as far as versions betray it: something cannot have been written
 * after it arrived, nor before what it follows.
 */
final class ClockNote {
  private static final Duration MUCH = Duration.ofMinutes(5);

  private final Conflict conflict;
  private final Words words;

  ClockNote(Conflict conflict, Words words) {
    this.conflict = conflict;
    this.words = words;
  }

  /** Of a side's clock; empty where nothing speaks against it. */
  String of(Side side) {
    Duration ahead = Duration.between(side.arrivedAt(), side.content().editedAt());
    if (!side.here() && ahead.compareTo(MUCH) > 0) {
      return words.get("conflict.clock.ahead", span(ahead));
    }
    if (beforeIsAhead()) {
      return "";
    }
    return conflict
        .base()
        .map(base -> Duration.between(side.content().editedAt(), base.editedAt()))
        .filter(behind -> behind.compareTo(MUCH) > 0)
        .map(behind -> words.get("conflict.clock.behind", span(behind)))
        .orElse("");
  }

  /** Of the clock by which the version before was written. */
  String ofBefore() {
    return beforeIsAhead()
        ? words.get("conflict.clock.ahead", span(ahead(conflict.base().orElseThrow())))
        : "";
  }

  /** What was before was here no later than whatever follows it. */
  private boolean beforeIsAhead() {
    return conflict.base().filter(base -> ahead(base).compareTo(MUCH) > 0).isPresent();
  }

  private Duration ahead(Change base) {
    Instant latest =
        conflict.sides().stream()
            .map(side -> side.here() ? conflict.foundAt() : side.arrivedAt())
            .max(Instant::compareTo)
            .orElse(conflict.foundAt());
    return Duration.between(latest, base.editedAt());
  }

  private String span(Duration span) {
    if (span.toHours() >= 48) {
      return words.count("conflict.span.days", span.toDays());
    }
    return span.toHours() >= 2
        ? words.count("conflict.span.hours", span.toHours())
        : words.count("conflict.span.minutes", span.toMinutes());
  }
}

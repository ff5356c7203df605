package app.coffer.desktop.ui.kit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What every view model is given. */
public record UiContext(Background background, Words words, Formats formats, Clock clock) {

  /** Today where the person is. */
  public LocalDate today() {
    return LocalDate.now(clock);
  }

  /** A date as a person types it, words such as {@code yesterday} included. */
  public Optional<LocalDate> readDate(String text) {
    return formats.readDate(text, today()).or(() -> word(text.strip().toLowerCase(Locale.ROOT)));
  }

  private Optional<LocalDate> word(String typed) {
    if (typed.length() < 2) {
      return Optional.empty();
    }
    for (String key : List.of("date.today", "date.yesterday", "date.tomorrow")) {
      if (words.get(key).startsWith(typed)) {
        int days = key.endsWith("yesterday") ? -1 : key.endsWith("tomorrow") ? 1 : 0;
        return Optional.of(today().plusDays(days));
      }
    }
    return Optional.empty();
  }
}

package app.coffer.desktop.ui.kit;

import java.time.Clock;

/** What every view model is given. */
public record UiContext(Background background, Words words, Formats formats, Clock clock) {

  /** Today where the person is. */
  public java.time.LocalDate today() {
    return java.time.LocalDate.now(clock);
  }
}

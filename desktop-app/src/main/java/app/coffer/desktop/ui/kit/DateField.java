package app.coffer.desktop.ui.kit;

import java.time.LocalDate;
import java.util.Optional;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A field for a date. Plus and minus step a day, Page Up and Page Down a month, and T is today; in
 * a date written with letters those keys type.
 */
public final class DateField extends TextField {
  private final UiContext context;
  private boolean untouched = true;
  private boolean writing;

  public DateField(UiContext context) {
    this.context = context;
    getStyleClass().add("date-field");
    textProperty()
        .addListener((property, before, now) -> {
          if (!writing) {
            untouched = false;
          }
        });
    addEventFilter(KeyEvent.KEY_TYPED, this::typed);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    focusedProperty()
        .addListener((property, before, now) -> {
          if (!now) {
            value().ifPresent(this::setValue);
          }
        });
  }

  /** The date typed; empty where there is none, or no readable one. */
  public Optional<LocalDate> value() {
    return context.formats().readDate(getText(), context.today());
  }

  public void setValue(LocalDate date) {
    writing = true;
    setText(context.formats().date(date));
    if (isFocused()) {
      selectAll();
    }
    writing = false;
    untouched = true;
  }

  private void typed(KeyEvent event) {
    if (!untouched) {
      return;
    }
    switch (event.getCharacter()) {
      case "+" -> step(event, 1, 0);
      case "-", "\u2212" -> step(event, -1, 0);
      case "t", "T" -> {
        setValue(context.today());
        event.consume();
      }
      default -> {
        // an ordinary character replaces the selected date
      }
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.PAGE_UP) {
      step(event, 0, -1);
    } else if (event.getCode() == KeyCode.PAGE_DOWN) {
      step(event, 0, 1);
    }
  }

  private void step(KeyEvent event, int days, int months) {
    value().ifPresent(date -> setValue(date.plusDays(days).plusMonths(months)));
    event.consume();
  }
}

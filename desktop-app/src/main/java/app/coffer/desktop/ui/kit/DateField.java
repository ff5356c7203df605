package app.coffer.desktop.ui.kit;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * A field for a date. Plus and minus step a day, Page Up and Page Down a month; T is today, M and H
 * the first and last day of the month, Y and R those of the year. A second letter that begins a
 * word with the first makes it that: {@code mo} is Monday, {@code ye} yesterday.
 */
public final class DateField extends TextField {
  private final UiContext context;
  private boolean untouched = true;
  private boolean writing;

  /** The letter that was just taken as a key; empty for none. */
  private String taken = "";

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
            taken = "";
            value().ifPresent(this::setValue);
          }
        });
  }

  /** The date typed; empty where there is none, or no readable one. */
  public Optional<LocalDate> value() {
    return context.readDate(getText());
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
    String letter = event.getCharacter();
    String before = taken;
    taken = "";
    if (!untouched) {
      return;
    }
    if (!before.isEmpty() && context.readDate(before + letter).isPresent()) {
      setText(before + letter);
      positionCaret(2);
      event.consume();
      return;
    }
    switch (letter.toLowerCase(Locale.ROOT)) {
      case "+" -> step(event, date -> date.plusDays(1));
      case "-", "\u2212" -> step(event, date -> date.minusDays(1));
      case "t" -> letter(event, date -> context.today());
      case "m" -> letter(event, date -> date.withDayOfMonth(1));
      case "h" -> letter(event, date -> date.withDayOfMonth(date.lengthOfMonth()));
      case "y" -> letter(event, date -> date.withDayOfYear(1));
      case "r" -> letter(event, date -> date.withDayOfYear(date.lengthOfYear()));
      default -> {
        // an ordinary character replaces the selected date
      }
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.PAGE_UP) {
      step(event, date -> date.minusMonths(1));
    } else if (event.getCode() == KeyCode.PAGE_DOWN) {
      step(event, date -> date.plusMonths(1));
    }
  }

  private void letter(KeyEvent event, UnaryOperator<LocalDate> to) {
    step(event, to);
    taken = event.getCharacter();
  }

  private void step(KeyEvent event, UnaryOperator<LocalDate> to) {
    value().or(() -> Optional.of(context.today())).ifPresent(date -> setValue(to.apply(date)));
    event.consume();
  }
}

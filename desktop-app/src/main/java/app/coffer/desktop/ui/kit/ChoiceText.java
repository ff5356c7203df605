package app.coffer.desktop.ui.kit;

import java.util.function.Function;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What a list to choose from shows for a value; nothing can be typed into it. */
public final class ChoiceText<T> extends StringConverter<T> {
  private final Function<T, String> text;

  public ChoiceText(Function<T, String> text) {
    this.text = text;
  }

  @Override
  public String toString(@Nullable T value) {
    return value == null ? "" : text.apply(value);
  }

  @Override
  public T fromString(String typed) {
    throw new UnsupportedOperationException("chosen, never typed");
  }
}

package app.coffer.desktop.ui.kit;

import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.text.Text;

/**
 * Shows dots in place of an amount while amounts are hidden and nobody types into the field: what
 * the field says stays what it is.
 */
public final class AmountSkin extends TextFieldSkin {
  private static final String DOT = "•";

  /** As many dots at least, so that small amounts look like large ones. */
  private static final int LEAST = 8;

  public AmountSkin(TextField field, Formats formats) {
    super(field);
    text(getChildren())
        .ifPresent(shown -> {
          shown.textProperty().unbind();
          shown
              .textProperty()
              .bind(
                  Bindings.createStringBinding(
                      () -> said(field, formats), field.textProperty(), field.focusedProperty()));
        });
  }

  private static String said(TextField field, Formats formats) {
    String text = field.getText() == null ? "" : field.getText();
    return text.isEmpty() || field.isFocused() || !formats.isHidden()
        ? text
        : DOT.repeat(Math.max(LEAST, text.length()));
  }

  /** What the field's text is drawn with; that of its prompt comes after it. */
  private static Optional<Text> text(Iterable<Node> nodes) {
    for (Node node : nodes) {
      Optional<Text> found =
          node instanceof Text text
              ? Optional.of(text)
              : node instanceof Parent parent
                  ? text(parent.getChildrenUnmodifiable())
                  : Optional.empty();
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}

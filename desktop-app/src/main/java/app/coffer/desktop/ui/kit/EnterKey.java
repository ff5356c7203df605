package app.coffer.desktop.ui.kit;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.RadioButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Enter presses the main button of a page or a dialog from its radio buttons and ticks, too. */
public final class EnterKey {
  private EnterKey() {}

  /** From now on, in a part of a window; Space goes on choosing and ticking. */
  public static void goesOnIn(Parent part) {
    // a filter, because radio buttons and ticks keep Enter to themselves
    part.addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (isPlainEnter(event) && keepsIt(event.getTarget())) {
            mainButton(part)
                .ifPresent(button -> {
                  event.consume();
                  button.fire();
                });
          }
        });
  }

  private static boolean isPlainEnter(KeyEvent event) {
    return event.getCode() == KeyCode.ENTER
        && !event.isShiftDown()
        && !event.isAltDown()
        && !event.isShortcutDown();
  }

  private static boolean keepsIt(Object target) {
    return target instanceof RadioButton || target instanceof CheckBox;
  }

  private static Optional<Button> mainButton(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return Optional.empty();
    }
    if (node instanceof Button button) {
      return Optional.of(button).filter(Button::isDefaultButton);
    }
    return node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream()
            .flatMap(child -> mainButton(child).stream())
            .findFirst()
        : Optional.empty();
  }
}

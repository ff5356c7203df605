package app.coffer.desktop.ui.shell;

import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Window;
import org.testfx.api.FxRobot;

/** All that somebody without a mouse has: keys, and eyes for where the focus is. */
final class Keyboard {
  private static final int MOST_TABS = 12;

  private final FxRobot robot;

  Keyboard(FxRobot robot) {
    this.robot = robot;
  }

  Keyboard press(KeyCode... keys) {
    for (KeyCode key : keys) {
      robot.type(key);
    }
    return this;
  }

  Keyboard write(String text) {
    robot.write(text, 0);
    return this;
  }

  Keyboard ctrl(KeyCode key) {
    robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
    return this;
  }

  Keyboard shift(KeyCode key) {
    robot.press(KeyCode.SHIFT).type(key).release(KeyCode.SHIFT);
    return this;
  }

  Keyboard ctrlShift(KeyCode key) {
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(key).release(KeyCode.SHIFT, KeyCode.CONTROL);
    return this;
  }

  /** Tab until something has the focus. */
  void tabTo(String id) {
    for (int i = 0; i < MOST_TABS && !has(id); i++) {
      press(KeyCode.TAB);
    }
    untilFocus(id);
  }

  void untilFocus(String id) {
    try {
      StagedWindow.until(() -> has(id));
    } catch (AssertionError never) {
      throw new AssertionError("#" + id + " has not got the focus, but " + focused(), never);
    }
  }

  void untilEnabled(String id) {
    StagedWindow.until(() -> robot.lookup("#" + id).tryQuery().filter(Keyboard::ready).isPresent());
  }

  /** A cell beside the names is marked, and nothing is being typed. */
  void untilCell(TableView<?> table) {
    StagedWindow.until(
        () -> table.isFocused() && table.getFocusModel().getFocusedCell().getColumn() > 0);
    StagedWindow.settle();
    StagedWindow.until(
        () -> table.isFocused() && table.getFocusModel().getFocusedCell().getColumn() > 0);
  }

  /** Whether a dialog has the focus. */
  boolean inDialog() {
    for (Node node = focused().orElse(null); node != null; node = node.getParent()) {
      if (node.getStyleClass().contains("dialog")) {
        return true;
      }
    }
    return false;
  }

  private static boolean ready(Node node) {
    return node.isVisible() && !node.isDisabled();
  }

  /** Whether something, or a part of it, has the focus. */
  boolean has(String id) {
    for (Node node = focused().orElse(null); node != null; node = node.getParent()) {
      if (id.equals(node.getId())) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Node> focused() {
    return Window.getWindows().stream()
        .filter(Window::isFocused)
        .findFirst()
        .map(window -> window.getScene().getFocusOwner());
  }
}

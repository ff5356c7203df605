package app.coffer.desktop.ui.conflict;

import javafx.scene.control.RadioButton;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/**
 * The keys of the screen. They act only while the list or the question has the focus and nothing is
 * being typed.
 */
final class ConflictKeys {

  /** What the keys do. */
  interface Actions {
    void row(int by);

    void column(int by);

    void take(int column);

    void takeAll(int column);

    void edit();

    void apply();

    void next();

    void previous();

    void later();

    void toggleBefore();

    void figures();

    void list();
  }

  private final Actions actions;

  ConflictKeys(Actions actions) {
    this.actions = actions;
  }

  /**
   * @param inQuestion whether the focus is in the question and not in the list
   */
  void pressed(KeyEvent event, boolean inQuestion) {
    boolean typing = event.getTarget() instanceof TextInputControl;
    if (act(event, inQuestion, typing)) {
      event.consume();
    }
  }

  private boolean act(KeyEvent event, boolean inQuestion, boolean typing) {
    KeyCode code = event.getCode();
    if (event.isShortcutDown() && code == KeyCode.ENTER) {
      actions.apply();
      return true;
    }
    if (event.isAltDown() && !event.isShortcutDown() && code == KeyCode.DOWN) {
      actions.next();
      return true;
    }
    if (event.isAltDown() && !event.isShortcutDown() && code == KeyCode.UP) {
      actions.previous();
      return true;
    }
    if (typing || event.isShortcutDown() || event.isAltDown() || event.isMetaDown()) {
      return false;
    }
    if (code == KeyCode.S) {
      actions.later();
      return true;
    }
    if (code == KeyCode.B) {
      actions.toggleBefore();
      return true;
    }
    return inQuestion ? question(event, code) : list(code);
  }

  private boolean list(KeyCode code) {
    if (code == KeyCode.ENTER || code == KeyCode.RIGHT) {
      actions.row(0);
      return true;
    }
    return false;
  }

  private boolean question(KeyEvent event, KeyCode code) {
    int digit = digit(code);
    if (digit >= 0) {
      if (event.isShiftDown()) {
        actions.takeAll(digit);
      } else {
        actions.take(digit);
      }
      return true;
    }
    switch (code) {
      case UP -> actions.row(-1);
      case DOWN -> actions.row(1);
      case LEFT -> actions.column(-1);
      case RIGHT -> actions.column(1);
      case F2 -> actions.edit();
      case ENTER -> {
        // elsewhere Enter presses the button that has the focus
        if (!(event.getTarget() instanceof RadioButton)) {
          return false;
        }
        actions.edit();
      }
      case F5 -> actions.figures();
      case ESCAPE -> actions.list();
      default -> {
        return false;
      }
    }
    return true;
  }

  private static int digit(KeyCode code) {
    return switch (code) {
      case DIGIT0, NUMPAD0 -> 0;
      case DIGIT1, NUMPAD1 -> 1;
      case DIGIT2, NUMPAD2 -> 2;
      case DIGIT3, NUMPAD3 -> 3;
      case DIGIT4, NUMPAD4 -> 4;
      default -> -1;
    };
  }
}

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

    /** Both changes together, where that makes sense. */
    void both();

    void edit();

    void apply();

    void next();

    void previous();

    void later();

    void undo();

    void history();

    void register();

    void toggleBefore();

    void figures();

    void list();

    /**
     * @param extend whether everything up to where it moves is ticked
     * @param by how far to move; 0 ticks or clears the row itself
     */
    void tick(boolean extend, int by);

    void tickAll();

    void tickNone();
  }

  private final Actions actions;

  ConflictKeys(Actions actions) {
    this.actions = actions;
  }

  /**
   * @param inQuestion whether the focus is in the question
   * @param inList whether it is on the list
   */
  void pressed(KeyEvent event, boolean inQuestion, boolean inList) {
    boolean typing = event.getTarget() instanceof TextInputControl;
    if (act(event, inQuestion, inList, typing)) {
      event.consume();
    }
  }

  private boolean act(KeyEvent event, boolean inQuestion, boolean inList, boolean typing) {
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
    if (typing || event.isAltDown()) {
      return false;
    }
    if (event.isShortcutDown()) {
      return withShortcut(event, code, inList);
    }
    if (!inQuestion && !inList) {
      return false;
    }
    return letter(code) || (inQuestion ? question(event, code) : list(event, code));
  }

  private boolean withShortcut(KeyEvent event, KeyCode code, boolean inList) {
    if (code == KeyCode.Z && !event.isShiftDown()) {
      actions.undo();
      return true;
    }
    if (code == KeyCode.A && inList) {
      actions.tickAll();
      return true;
    }
    return false;
  }

  private boolean letter(KeyCode code) {
    switch (code) {
      case S -> actions.later();
      case B -> actions.toggleBefore();
      case H -> actions.history();
      case G -> actions.register();
      case M -> actions.both();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean list(KeyEvent event, KeyCode code) {
    switch (code) {
      case ENTER, RIGHT -> actions.row(0);
      case SPACE -> actions.tick(false, 0);
      case ESCAPE -> actions.tickNone();
      case UP, DOWN -> {
        if (!event.isShiftDown()) {
          return false;
        }
        actions.tick(true, code == KeyCode.UP ? -1 : 1);
      }
      default -> {
        return false;
      }
    }
    return true;
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

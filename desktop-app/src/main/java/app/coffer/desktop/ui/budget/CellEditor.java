package app.coffer.desktop.ui.budget;

import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;

/**
 * The field that lies over a cell while somebody types. It is no part of the table, so that
 * whatever the table does, what was typed stays until it was taken or left with Escape.
 */
final class CellEditor extends TextField {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private final Pane place;
  private final Leaving leaving;
  private boolean taking;

  /** Where to after typing. */
  enum Way {
    STAY,
    DOWN,
    UP,
    RIGHT,
    LEFT
  }

  /** What becomes of what was typed. */
  interface Leaving {
    void take(String text, Way way);

    void forget();
  }

  CellEditor(Pane place, Leaving leaving) {
    this.place = place;
    this.leaving = leaving;
    setId("budget-editor");
    setManaged(false);
    setVisible(false);
    setAlignment(Pos.CENTER_RIGHT);
    getStyleClass().add("budget-editor");
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    textProperty().addListener((property, before, now) -> pseudoClassStateChanged(WRONG, false));
    focusedProperty()
        .addListener((property, before, now) -> {
          if (!now && isOpen() && !taking) {
            take(Way.STAY);
          }
        });
  }

  boolean isOpen() {
    return isVisible();
  }

  /**
   * Lies itself over a cell.
   *
   * @param whole whether typing replaces the text
   */
  void open(Node over, String said, String text, boolean whole) {
    taking = false;
    setAccessibleText(said);
    setText(text);
    setVisible(true);
    follow(over);
    requestFocus();
    if (whole) {
      selectAll();
    } else {
      positionCaret(text.length());
    }
  }

  void close() {
    taking = false;
    setVisible(false);
    pseudoClassStateChanged(WRONG, false);
  }

  /** What was typed stays, marked as wrong. */
  void reject(String why) {
    taking = false;
    pseudoClassStateChanged(WRONG, true);
    setAccessibleHelp(why);
  }

  /** Lies over the cell, wherever it is now. */
  void follow(Node cell) {
    Bounds there = place.sceneToLocal(cell.localToScene(cell.getLayoutBounds()));
    resizeRelocate(
        Math.round(there.getMinX()),
        Math.round(there.getMinY()),
        Math.round(there.getWidth()),
        Math.round(there.getHeight()));
  }

  private void take(Way way) {
    if (!taking) {
      taking = true;
      leaving.take(getText(), way);
    }
  }

  private void pressed(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> take(event.isShiftDown() ? Way.UP : Way.DOWN);
      case TAB -> take(event.isShiftDown() ? Way.LEFT : Way.RIGHT);
      case UP -> take(Way.UP);
      case DOWN -> take(Way.DOWN);
      case ESCAPE -> {
        taking = true;
        leaving.forget();
      }
      default -> {
        return;
      }
    }
    event.consume();
  }
}

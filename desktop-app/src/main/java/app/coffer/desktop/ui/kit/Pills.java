package app.coffer.desktop.ui.kit;

import java.util.List;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;

/**
 * Buttons of which one is pressed. Tab comes to that one, arrows to the others; by themselves those
 * would only look pressed, for nobody would hear of it.
 */
public final class Pills {
  private Pills() {}

  /** Lets arrows press the buttons of a group as a click does. */
  public static void pressByArrows(ToggleGroup group) {
    List<ToggleButton> all =
        group.getToggles().stream()
            .filter(ToggleButton.class::isInstance)
            .map(ToggleButton.class::cast)
            .toList();
    for (int i = 0; i < all.size(); i++) {
      int at = i;
      all.get(i).addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, all, at));
    }
  }

  private static void pressed(KeyEvent event, List<ToggleButton> all, int at) {
    int to =
        switch (event.getCode()) {
          case LEFT, UP -> at - 1;
          case RIGHT, DOWN -> at + 1;
          default -> at;
        };
    if (to == at || event.isAltDown() || event.isShortcutDown()) {
      return;
    }
    if (to >= 0 && to < all.size() && !all.get(to).isDisabled()) {
      all.get(to).requestFocus();
      all.get(to).fire();
    }
    event.consume();
  }
}

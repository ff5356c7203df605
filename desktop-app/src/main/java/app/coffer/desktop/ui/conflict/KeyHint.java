package app.coffer.desktop.ui.conflict;

import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The key of a button, beside its text where there is room for both. */
final class KeyHint {
  private static final double ROOM = 680;

  private KeyHint() {}

  /**
   * @param among whose width says whether there is room
   */
  static void on(Button button, String key, Region among) {
    var hint = new Label(key);
    hint.getStyleClass().add("key-hint");
    hint.setMinWidth(Region.USE_PREF_SIZE);
    button.setContentDisplay(ContentDisplay.RIGHT);
    among
        .widthProperty()
        .subscribe(width -> button.setGraphic(width.doubleValue() < ROOM ? null : hint));
  }
}

package app.coffer.desktop.ui.shell;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** A quiet line under the menus: a sentence, and what can be done about it. */
final class NoticeBar extends HBox {

  NoticeBar(String sentence, Button... ways) {
    super(10);
    getStyleClass().add("notice-bar");
    setAlignment(Pos.CENTER_LEFT);
    var text = new Label(sentence);
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(text, Priority.ALWAYS);
    getChildren().add(text);
    getChildren().addAll(ways);
  }

  static Button way(String id, String text, Runnable action) {
    var button = new Button(text);
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }
}

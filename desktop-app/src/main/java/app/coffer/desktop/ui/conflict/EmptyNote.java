package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.ui.kit.Icons;
import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.kordamp.ikonli.feather.Feather;

/** What stands where there is nothing to show: why, and what one can do. */
final class EmptyNote extends VBox {

  EmptyNote(Feather picture, String title, String said, Node... more) {
    super(10);
    var icon = Icons.of(picture);
    icon.getStyleClass().add("empty-icon");
    var heading = new Label(title);
    heading.getStyleClass().add(Styles.TITLE_3);
    var text = new Label(said);
    text.getStyleClass().add("muted");
    text.setWrapText(true);
    text.setTextAlignment(TextAlignment.CENTER);
    getChildren().addAll(icon, heading, text);
    getChildren().addAll(more);
    setAlignment(Pos.CENTER);
    getStyleClass().add("empty");
    setFocusTraversable(true);
    setAccessibleText(title + ". " + said);
  }
}

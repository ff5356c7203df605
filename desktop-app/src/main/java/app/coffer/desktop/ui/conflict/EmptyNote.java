package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.UiContext;
import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
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

  /** Nothing to decide: since when, or why there never can be. */
  static EmptyNote of(Checked checked, UiContext context, Runnable seeMerged) {
    var words = context.words();
    if (checked.devices() < 2) {
      return new EmptyNote(
          Feather.CHECK_CIRCLE,
          words.get("conflict.empty.title"),
          words.get("conflict.empty.alone"));
    }
    String said =
        checked
            .lastSync()
            .map(at ->
                words.get(
                    "conflict.empty.together",
                    checked.devices(),
                    context.formats().moment(at, context.clock().instant())))
            .orElseGet(() -> words.get("conflict.empty.unchecked", checked.devices()));
    var link = new Hyperlink(words.get("conflict.empty.merged"));
    link.setOnAction(event -> seeMerged.run());
    return new EmptyNote(Feather.CHECK_CIRCLE, words.get("conflict.empty.title"), said, link);
  }
}

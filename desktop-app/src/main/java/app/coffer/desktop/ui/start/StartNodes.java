package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.EnterKey;
import app.coffer.desktop.ui.kit.Icons;
import atlantafx.base.theme.Styles;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Pieces that the pages of the start window have in common. */
public final class StartNodes {
  private StartNodes() {}

  public static FontIcon icon(Feather icon) {
    return Icons.of(icon);
  }

  /** A page: a heading, a sentence under it, and what follows, in a column. */
  public static VBox page(String title, String hint, Node... content) {
    var heading = new Label(title);
    heading.getStyleClass().add(Styles.TITLE_2);
    heading.setWrapText(true);
    var page = new VBox(18, new VBox(6, heading, text(hint, "muted")));
    page.getStyleClass().add("start-page");
    page.setMaxHeight(Region.USE_PREF_SIZE);
    page.getChildren().addAll(content);
    EnterKey.goesOnIn(page);
    return page;
  }

  public static Label text(String text, String style) {
    var label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }

  /** A sentence about what went wrong; takes no room while there is none. */
  public static Node problem(ReadOnlyStringProperty sentence) {
    var label = text("", "problem-text");
    label.setId("problem");
    label.textProperty().bind(sentence);
    FontIcon sign = icon(Feather.ALERT_TRIANGLE);
    var bar = new HBox(10, sign, label);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("problem-bar");
    bar.visibleProperty().bind(sentence.isNotEmpty());
    bar.managedProperty().bind(bar.visibleProperty());
    HBox.setHgrow(label, Priority.ALWAYS);
    return bar;
  }

  public static Button main(String text, Runnable action) {
    var button = new Button(text);
    button.getStyleClass().add(Styles.ACCENT);
    button.setDefaultButton(true);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  public static Button plain(String text, Runnable action) {
    var button = new Button(text);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  /** What goes back at the left, what goes on at the right. */
  public static HBox buttons(Node back, Node... on) {
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var row = new HBox(10, back, gap);
    row.getChildren().addAll(on);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }
}

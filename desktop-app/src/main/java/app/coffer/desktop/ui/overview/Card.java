package app.coffer.desktop.ui.overview;

import app.coffer.desktop.ui.kit.Icons;
import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** One matter on the overview: what it is, its number, some lines, and where to go on. */
final class Card extends VBox {
  private final VBox body = new VBox(6);
  private final Label number = new Label();
  private final Label hint = new Label();
  private final FlowPane foot = new FlowPane(12, 4);

  Card(String id, Feather icon, String title) {
    super(8);
    setId(id);
    getStyleClass().addAll("card-box", "overview-card");
    setMinWidth(0);
    var sign = Icons.of(icon);
    sign.getStyleClass().add("muted-icon");
    var heading = new Label(title, sign);
    heading.getStyleClass().add("field-label");
    number.getStyleClass().addAll(Styles.TITLE_3, "overview-number");
    number.setMinWidth(0);
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    hint.setMinHeight(USE_PREF_SIZE);
    body.setMinWidth(0);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(heading, number, hint, body, foot);
  }

  void say(String text, String about) {
    number.setText(text);
    shown(number, !text.isEmpty());
    hint.setText(about);
    shown(hint, !about.isEmpty());
    setAccessibleText(text + ". " + about);
    body.getChildren().clear();
    foot.getChildren().clear();
  }

  void add(Node node) {
    body.getChildren().add(node);
  }

  /** A name at the left and an amount at the right. */
  void line(String left, String right, String style) {
    var name = new Label(left);
    // breaks where large text leaves no room: nothing is cut
    name.setWrapText(true);
    name.setMinHeight(USE_PREF_SIZE);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    var amount = new Label(right);
    amount.setMinWidth(Region.USE_PREF_SIZE);
    if (!style.isEmpty()) {
      name.getStyleClass().add(style);
    }
    var row = new HBox(8, name, amount);
    row.setAlignment(Pos.CENTER_LEFT);
    add(row);
  }

  void way(String text, Runnable go) {
    var link = new Hyperlink(text);
    link.setId(getId() + "-go");
    link.setOnAction(event -> {
      link.setVisited(false);
      go.run();
    });
    foot.getChildren().add(link);
  }

  private static void shown(Label label, boolean visible) {
    label.setVisible(visible);
    label.setManaged(visible);
  }
}

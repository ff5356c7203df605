package app.coffer.desktop.ui.conflict;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What stands under a value. */
final class DetailLines {
  private DetailLines() {}

  /** The lines of a split or the other leg of a transfer, an amount at the right of each. */
  static List<Node> of(Shown shown) {
    var nodes = new ArrayList<Node>();
    for (Shown.Detail detail : shown.details()) {
      var label = new Label(detail.label());
      var value = new Label(detail.value());
      label.setTooltip(new Tooltip(detail.label()));
      label.getStyleClass().add("cell-note");
      value.getStyleClass().add("cell-note");
      Pane line =
          isShort(detail.label(), detail.value()) ? beside(label, value) : under(label, value);
      line.getStyleClass()
          .addAll("detail", "detail-" + detail.mark().name().toLowerCase(Locale.ROOT));
      nodes.add(line);
    }
    return nodes;
  }

  /** Amounts and dates; whatever is longer has a line of its own. */
  private static boolean isShort(String label, String value) {
    return label.length() <= 12 && label.length() + value.length() <= 14 && value.indexOf('\n') < 0;
  }

  private static Pane beside(Label label, Label amount) {
    amount.setMinWidth(Region.USE_PREF_SIZE);
    amount.getStyleClass().add("detail-amount");
    var gap = new Region();
    gap.setMinWidth(6);
    HBox.setHgrow(gap, Priority.ALWAYS);
    return new HBox(label, gap, amount);
  }

  private static Pane under(Label label, Label value) {
    value.setWrapText(true);
    value.setMinHeight(Region.USE_PREF_SIZE);
    value.getStyleClass().add("detail-text");
    if (value.getText().length() <= 12 && value.getText().chars().anyMatch(Character::isDigit)) {
      // an amount stays under the other amounts
      value.setMaxWidth(Double.MAX_VALUE);
      value.setAlignment(Pos.CENTER_RIGHT);
    }
    return new VBox(label, value);
  }
}

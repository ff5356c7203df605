package app.coffer.desktop.ui.start;

import app.coffer.desktop.ui.kit.QrCode;
import app.coffer.desktop.ui.kit.Words;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/** The recovery sheet as it is printed: black on white in every theme, one page. */
final class SheetPaper extends VBox {
  private static final double WIDTH = 480;
  private static final int MODULE_PIXELS = 3;
  private static final String INK = "-fx-text-fill: black;";

  SheetPaper(List<String> recovery, List<String> about, Words words) {
    super(10);
    setStyle("-fx-background-color: white; -fx-font-size: 12px;");
    setPrefWidth(WIDTH);
    getChildren().add(line(words.get("sheet.title"), INK + "-fx-font-size: 20px;"));
    about.forEach(each -> getChildren().add(line(each, INK)));
    GridPane grid = SheetBox.grid(recovery);
    grid.lookupAll(".label")
        .forEach(label ->
            label.setStyle(
                label.getStyleClass().contains("recovery-word")
                    ? INK + "-fx-font-weight: bold;"
                    : INK));
    getChildren()
        .addAll(
            grid,
            QrCode.view(String.join(" ", recovery), MODULE_PIXELS, words.get("first.qr")),
            line(words.get("sheet.keep"), INK),
            line(words.get("sheet.use"), INK));
  }

  private static Label line(String text, String style) {
    var label = new Label(text);
    label.setWrapText(true);
    label.setStyle(style);
    return label;
  }
}

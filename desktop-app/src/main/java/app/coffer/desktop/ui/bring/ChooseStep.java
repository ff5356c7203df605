package app.coffer.desktop.ui.bring;

import app.coffer.desktop.banking.bring.Product;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Words;
import atlantafx.base.theme.Styles;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The file: chosen or dropped, with what each program calls it. */
final class ChooseStep extends ScrollPane {
  private final Button choose;

  ChooseStep(Words words, Runnable choosing) {
    choose = new Button(words.get("bring.choose"));
    choose.setId("chooseBring");
    choose.setMinWidth(Region.USE_PREF_SIZE);
    choose.setOnAction(event -> choosing.run());
    var title = new Label(words.get("bring.drop"));
    title.getStyleClass().add(Styles.TITLE_4);
    var zone = new VBox(10, Icons.of(Feather.PACKAGE), title, choose);
    zone.setAlignment(Pos.CENTER);
    zone.getStyleClass().add("drop-zone");
    var promise = new Label(words.get("bring.promise"));
    promise.setWrapText(true);
    promise.setMinHeight(Region.USE_PREF_SIZE);
    promise.getStyleClass().add("muted");
    var all = new VBox(16, zone, how(words), promise);
    setContent(all);
    setFitToWidth(true);
    setFocusTraversable(false);
    getStyleClass().add("plain-scroll");
  }

  /** What to do in each program. */
  private static GridPane how(Words words) {
    var grid = new GridPane(16, 8);
    var names = new ColumnConstraints();
    names.setMinWidth(Region.USE_PREF_SIZE);
    var texts = new ColumnConstraints();
    texts.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().addAll(names, texts);
    for (Product product : Product.values()) {
      var name = new Label(product.title());
      name.getStyleClass().add("part-name");
      var text = new Label(words.of("bring.how", product));
      text.setWrapText(true);
      text.setMinHeight(Region.USE_PREF_SIZE);
      GridPane.setValignment(name, javafx.geometry.VPos.TOP);
      grid.addRow(grid.getRowCount(), name, text);
    }
    return grid;
  }

  void focusFirst() {
    choose.requestFocus();
  }
}

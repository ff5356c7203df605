package app.coffer.desktop.ui.reports;

import app.coffer.desktop.ui.reports.Figures.Cell;
import app.coffer.desktop.ui.reports.Figures.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The numbers of a report on paper; its columns stand at one place on all pages. */
final class PaperTable extends VBox {
  static final double ROW = 22;
  private static final double LETTER = 8.4;
  private static final double BETWEEN = 24;

  private final List<Double> widths = new ArrayList<>();

  PaperTable(Printed printed) {
    Figures figures = printed.figures();
    for (int n = 0; n < figures.columns().size(); n++) {
      int column = n;
      int longest =
          Stream.concat(
                  Stream.of(figures.columns().get(n).title()),
                  Stream.concat(figures.lines().stream(), printed.total().stream())
                      .map(line -> line.cells().get(column).text()))
              .mapToInt(String::length)
              .max()
              .orElse(0);
      widths.add(longest * LETTER + BETWEEN);
    }
    row(figures.first(), figures.columns().stream().map(Figures.Column::title).toList())
        .getStyleClass()
        .addAll("strong", "paper-head");
  }

  void add(Line line) {
    row(line.name(), line.cells().stream().map(Cell::text).toList())
        .getStyleClass()
        .add("paper-row");
  }

  void addTotal(Line total) {
    row(total.name(), total.cells().stream().map(Cell::text).toList())
        .getStyleClass()
        .addAll("strong", "paper-total");
  }

  private HBox row(String name, List<String> numbers) {
    var first = new Label(name);
    first.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(first, Priority.ALWAYS);
    var row = new HBox(first);
    for (int n = 0; n < numbers.size(); n++) {
      var number = new Label(numbers.get(n));
      number.setMinWidth(widths.get(n));
      number.setPrefWidth(widths.get(n));
      number.setAlignment(Pos.CENTER_RIGHT);
      row.getChildren().add(number);
    }
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinHeight(ROW);
    row.setMaxHeight(ROW);
    getChildren().add(row);
    return row;
  }
}

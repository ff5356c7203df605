package app.coffer.desktop.ui.reports;

import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.reports.Figures.Line;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Styles;
import java.util.Objects;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A report as it is put on paper: dark on white, whatever the window looks like. */
final class ReportPaper extends VBox {
  private static final double WIDTH = 900;
  private static final double CHART = 460;
  private static final int MOST_LINES = 32;

  /**
   * @param chart whether it has the picture, and {@code table} the numbers
   */
  ReportPaper(
      String name, Figures figures, String days, boolean chart, boolean table, Words words) {
    super(12);
    getStyleClass().add("report-paper");
    setPadding(new Insets(24));
    setPrefWidth(WIDTH);
    var title = new Label(name);
    title.getStyleClass().add(Styles.TITLE_2);
    var said = new Label(figures.headline() + "   " + figures.hint());
    var when = new Label(days);
    when.getStyleClass().add("muted");
    getChildren().addAll(title, when, said);
    figures
        .missing()
        .forEach(each ->
            getChildren()
                .add(
                    new Label(
                        words.get("reports.missing.paper", each.currency().getCurrencyCode()))));
    if (chart && !figures.lines().isEmpty()) {
      Region drawn = Drawing.of(figures, Drawing.MOST_BARS, words).chart();
      drawn.setPrefHeight(Math.min(CHART, drawn.getMaxHeight() > 0 ? drawn.getMaxHeight() : CHART));
      drawn.setMinHeight(Region.USE_PREF_SIZE);
      VBox.setVgrow(drawn, Priority.NEVER);
      getChildren().add(drawn);
    }
    if (table) {
      getChildren().add(numbers(figures, words));
    }
    // sizes are known only to what was in a scene once
    var scene = new Scene(this);
    scene
        .getStylesheets()
        .addAll(
            new PrimerLight().getUserAgentStylesheet(),
            sheet("/app/coffer/desktop/ui/coffer.css"),
            sheet("/app/coffer/desktop/ui/reports/reports.css"));
    setStyle("-fx-background-color: white; -fx-font-size: 14px;");
    applyCss();
    layout();
    autosize();
    layout();
  }

  private static String sheet(String path) {
    return Objects.requireNonNull(Theme.class.getResource(path)).toExternalForm();
  }

  private static GridPane numbers(Figures figures, Words words) {
    var grid = new GridPane(24, 4);
    grid.add(strong(figures.first()), 0, 0);
    for (int n = 0; n < figures.columns().size(); n++) {
      right(grid, strong(figures.columns().get(n).title()), n + 1, 0);
    }
    int row = 1;
    for (Line line : Rest.folded(figures, MOST_LINES, words)) {
      grid.add(new Label(line.name()), 0, row);
      for (int n = 0; n < line.cells().size(); n++) {
        right(grid, new Label(line.cells().get(n).text()), n + 1, row);
      }
      row++;
    }
    return grid;
  }

  private static Label strong(String text) {
    var label = new Label(text);
    label.getStyleClass().add("strong");
    return label;
  }

  private static void right(GridPane grid, Label label, int column, int row) {
    label.setMaxWidth(Double.MAX_VALUE);
    label.setAlignment(Pos.CENTER_RIGHT);
    grid.add(label, column, row);
  }
}

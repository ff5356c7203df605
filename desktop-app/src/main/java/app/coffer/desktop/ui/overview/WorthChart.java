package app.coffer.desktop.ui.overview;

import app.coffer.desktop.money.Money;
import app.coffer.desktop.report.NetWorth;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.chart.AreaChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.layout.StackPane;

/** Twelve months in a line without words: the numbers stand above it, and in the report. */
final class WorthChart extends StackPane {
  private static final double HEIGHT = 84;

  WorthChart(List<NetWorth.Point> points, String spoken) {
    var x = new NumberAxis(0, Math.max(1, points.size() - 1), 1);
    var y = new NumberAxis();
    for (NumberAxis axis : List.of(x, y)) {
      axis.setAnimated(false);
      axis.setTickLabelsVisible(false);
      axis.setTickMarkVisible(false);
      axis.setMinorTickVisible(false);
      axis.setOpacity(0);
    }
    y.setForceZeroInRange(false);
    var series = new XYChart.Series<Number, Number>();
    for (int n = 0; n < points.size(); n++) {
      Money net = points.get(n).net();
      series.getData().add(new XYChart.Data<>(n, net.minor()));
    }
    var chart = new AreaChart<Number, Number>(x, y);
    chart.setAnimated(false);
    chart.setLegendVisible(false);
    chart.setCreateSymbols(false);
    chart.setHorizontalGridLinesVisible(false);
    chart.setVerticalGridLinesVisible(false);
    chart.setHorizontalZeroLineVisible(false);
    chart.setVerticalZeroLineVisible(false);
    chart.getData().add(series);
    chart.setMinHeight(HEIGHT);
    chart.setPrefHeight(HEIGHT);
    chart.setMinWidth(0);
    chart.setMouseTransparent(true);
    getStyleClass().add("worth-chart");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(spoken);
    getChildren().add(chart);
  }
}

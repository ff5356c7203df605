package app.coffer.desktop.ui.reports;

import app.coffer.desktop.ui.reports.Figures.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.chart.AreaChart;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.util.StringConverter;

/** Draws lines over months or days. */
final class TimeDrawing {
  private static final int MOST_TICKS = 11;

  /** Of the last tick, which stands wherever the time ends, before its name would come too near. */
  private static final double NEAR = 0.7;

  private final Figures figures;
  private final List<Line> lines;

  TimeDrawing(Figures figures) {
    this.figures = figures;
    this.lines = figures.lines();
  }

  Drawing draw() {
    NumberAxis x = days();
    var y = new NumberAxis();
    y.setTickLabelFormatter(figures.axis());
    y.setAnimated(false);
    y.setForceZeroInRange(true);
    var chart = new AreaChart<Number, Number>(x, y);
    chart.setAnimated(false);
    chart.setVerticalGridLinesVisible(false);
    chart.setVerticalZeroLineVisible(false);
    chart.getStyleClass().addAll("over-time", "figures-" + figures.kind().saved());
    chart.setCreateSymbols(true);
    List<List<Node>> nodes = new ArrayList<>();
    lines.forEach(line -> nodes.add(new ArrayList<>()));
    var all = new ArrayList<XYChart.Series<Number, Number>>();
    for (int column : figures.charted()) {
      all.add(series(column));
    }
    chart.getData().setAll(all);
    for (XYChart.Series<Number, Number> series : all) {
      for (XYChart.Data<Number, Number> data : series.getData()) {
        if (data.getExtraValue() instanceof Integer line && data.getNode() != null) {
          nodes.get(line).add(data.getNode());
          data.getNode().setFocusTraversable(false);
        }
      }
    }
    return new Drawing(chart, lines, nodes, (across, down) -> nearest(x, across));
  }

  private XYChart.Series<Number, Number> series(int column) {
    var series = new XYChart.Series<Number, Number>();
    series.setName(figures.columns().get(column).title());
    int before = -1;
    for (int n = 0; n < lines.size(); n++) {
      Line line = lines.get(n);
      if (line.cells().get(column).number() == null) {
        before = n;
        continue;
      }
      double value = line.cells().get(column).drawn();
      if (line.future()) {
        boolean begins = series.getData().isEmpty();
        if (begins && before >= 0) {
          // what is foretold goes on from what is known
          series.getData().add(data(lines.get(before).at(), any(lines.get(before))));
        }
        if (!series.getData().isEmpty()) {
          // a balance stays until the day on which it changes
          XYChart.Data<Number, Number> last = series.getData().getLast();
          series.getData().add(data(Math.max(line.at() - 1, at(last)), last.getYValue()));
        }
      }
      XYChart.Data<Number, Number> data = data(line.at(), value);
      data.setExtraValue(n);
      series.getData().add(data);
    }
    return series;
  }

  private static double at(XYChart.Data<Number, Number> data) {
    return data.getXValue().doubleValue();
  }

  private double any(Line line) {
    return line.cells().stream()
        .filter(cell -> cell.number() != null)
        .findFirst()
        .map(Figures.Cell::drawn)
        .orElse(0.0);
  }

  private static XYChart.Data<Number, Number> data(double x, Number y) {
    return new XYChart.Data<>(x, y);
  }

  private NumberAxis days() {
    double first = lines.getFirst().at();
    double last = Math.max(lines.getLast().at(), first + 1);
    double step = Math.max(1, Math.ceil((last - first) / MOST_TICKS));
    var axis = new NumberAxis(first, last, step);
    axis.setAnimated(false);
    axis.setMinorTickVisible(false);
    axis.setTickLabelFormatter(
        new StringConverter<>() {
          @Override
          public String toString(Number at) {
            double over = (at.doubleValue() - first) % step;
            boolean crowded = over > 0.01 && over < NEAR * step;
            return crowded ? "" : brief(at.doubleValue());
          }

          @Override
          public Number fromString(String text) {
            throw new UnsupportedOperationException("shown, never typed");
          }
        });
    return axis;
  }

  private String brief(double at) {
    return lines.stream()
        .min(Comparator.comparingDouble(line -> Math.abs(line.at() - at)))
        .map(Line::brief)
        .orElse("");
  }

  private Optional<Integer> nearest(NumberAxis axis, double across) {
    double at = axis.getValueForDisplay(across).doubleValue();
    return IntStream.range(0, lines.size())
        .boxed()
        .min(Comparator.comparingDouble(n -> Math.abs(lines.get(n).at() - at)));
  }
}

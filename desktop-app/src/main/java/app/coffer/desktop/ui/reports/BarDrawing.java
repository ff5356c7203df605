package app.coffer.desktop.ui.reports;

import app.coffer.desktop.ui.reports.Figures.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.chart.BarChart;
import javafx.scene.chart.CategoryAxis;
import javafx.scene.chart.NumberAxis;
import javafx.scene.chart.XYChart;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Draws bars, standing for months or lying for names. */
final class BarDrawing {
  /** Room for each character of the number that stands at the end of the longest bar. */
  private static final double CHARACTER = 8;

  /** Two bars of one name, or two names that read the same, are told apart by what nobody sees. */
  private static final String UNSEEN = "\u200b";

  private static final double GAP = 7;
  private static final int LONGEST = 24;

  /** Bars that stand are at most so wide, however few they are. */
  private static final double MOST_WIDE = 64;

  private final Figures figures;
  private final List<Line> lines;
  private final List<String> names;
  private final List<List<Node>> nodes = new ArrayList<>();

  BarDrawing(Figures figures, List<Line> lines) {
    this.figures = figures;
    this.lines = lines;
    this.names = names(lines);
    lines.forEach(line -> nodes.add(new ArrayList<>()));
  }

  private static List<String> names(List<Line> lines) {
    var names = new ArrayList<String>();
    for (Line line : lines) {
      String name = shortened(line.brief());
      while (names.contains(name)) {
        name += UNSEEN;
      }
      names.add(name);
    }
    return names;
  }

  /** An axis has not the room for any name; it is whole in the table, and where it is told. */
  static String shortened(String name) {
    return name.length() <= LONGEST ? name : name.substring(0, LONGEST - 1).strip() + "\u2026";
  }

  /**
   * @param signed what goes out hangs below the line; else it stands beside what comes in
   */
  Drawing standing(boolean signed) {
    var x = new CategoryAxis(FXCollections.observableArrayList(names));
    var y = new NumberAxis();
    y.setTickLabelFormatter(figures.axis());
    x.setAnimated(false);
    y.setAnimated(false);
    BarChart<String, Number> chart = spaced(new BarChart<>(x, y));
    dress(chart);
    var all = new ArrayList<XYChart.Series<String, Number>>();
    for (int column : figures.charted()) {
      var series = new XYChart.Series<String, Number>();
      series.setName(figures.columns().get(column).title());
      for (int n = 0; n < lines.size(); n++) {
        double value = lines.get(n).cells().get(column).drawn();
        series.getData().add(new XYChart.Data<>(names.get(n), signed ? value : Math.abs(value), n));
      }
      all.add(series);
    }
    chart.getData().setAll(all);
    all.forEach(this::keep);
    x.widthProperty()
        .subscribe(width -> {
          double each = width.doubleValue() / lines.size();
          chart.setCategoryGap(Math.max(GAP, each - MOST_WIDE * all.size()));
        });
    return new Drawing(chart, lines, nodes, (across, down) -> found(x.getValueForDisplay(across)));
  }

  Drawing lying() {
    var y = new CategoryAxis(FXCollections.observableArrayList(names.reversed()));
    double longest =
        lines.stream()
            .flatMap(line -> figures.charted().stream().map(n -> line.cells().get(n).drawn()))
            .reduce(0.0, Math::max);
    double least =
        lines.stream()
            .flatMap(line -> figures.charted().stream().map(n -> line.cells().get(n).drawn()))
            .reduce(0.0, Math::min);
    double most = longest > 0 ? longest : 1;
    var x = new NumberAxis(least, most, (most - least) / 4);
    double beside = CHARACTER * widest() + 8;
    x.widthProperty()
        .subscribe(width -> {
          double whole = width.doubleValue();
          double room = Math.max(whole / 3, whole - beside);
          x.setUpperBound(room > 0 ? least + (most - least) * whole / room : most);
        });
    x.setTickLabelsVisible(false);
    x.setTickMarkVisible(false);
    x.setMinorTickVisible(false);
    x.setAnimated(false);
    y.setAnimated(false);
    BarChart<Number, String> chart = spaced(new BarChart<>(x, y));
    dress(chart);
    chart.setVerticalGridLinesVisible(false);
    // the first series is drawn lowest, and the first name above
    var all = new ArrayList<XYChart.Series<Number, String>>();
    for (int column : figures.charted()) {
      var series = new XYChart.Series<Number, String>();
      series.setName(figures.columns().get(column).title());
      for (int n = lines.size() - 1; n >= 0; n--) {
        double value = lines.get(n).cells().get(column).drawn();
        series.getData().add(new XYChart.Data<>(value, names.get(n), n));
      }
      all.add(series);
    }
    chart.getData().setAll(all);
    for (int s = 0; s < all.size(); s++) {
      keep(all.get(s));
      label(all.get(s), figures.charted().get(s));
    }
    return new Drawing(chart, lines, nodes, (across, down) -> found(y.getValueForDisplay(down)));
  }

  private int widest() {
    return lines.stream()
        .flatMap(line -> figures.charted().stream().map(n -> line.cells().get(n).text().length()))
        .reduce(0, Math::max);
  }

  private Optional<Integer> found(String name) {
    int index = names.indexOf(name);
    return index < 0 ? Optional.empty() : Optional.of(index);
  }

  private static <X, Y> BarChart<X, Y> spaced(BarChart<X, Y> chart) {
    chart.setBarGap(1);
    chart.setCategoryGap(GAP);
    return chart;
  }

  private void dress(XYChart<?, ?> chart) {
    chart.setAnimated(false);
    chart.setHorizontalGridLinesVisible(figures.shape() != Figures.Shape.LYING);
    chart.setVerticalGridLinesVisible(false);
    chart.setLegendVisible(figures.charted().size() > 1);
    chart.getStyleClass().add("figures-" + figures.kind().saved());
  }

  private void keep(XYChart.Series<?, ?> series) {
    for (XYChart.Data<?, ?> data : series.getData()) {
      if (data.getExtraValue() instanceof Integer line && data.getNode() != null) {
        nodes.get(line).add(data.getNode());
      }
    }
  }

  /** The number itself at the end of the bar. */
  private void label(XYChart.Series<Number, String> series, int column) {
    for (XYChart.Data<Number, String> data : series.getData()) {
      if (data.getNode() instanceof StackPane bar && data.getExtraValue() instanceof Integer n) {
        var label = new Label(lines.get(n).cells().get(column).text());
        label.getStyleClass().add("bar-label");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setMouseTransparent(true);
        label.translateXProperty().bind(label.widthProperty().add(5));
        bar.setAlignment(Pos.CENTER_RIGHT);
        bar.getChildren().add(label);
      }
    }
  }
}

package app.coffer.desktop.ui.reports;

import app.coffer.desktop.report.ReportKind;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.reports.Figures.Line;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.chart.Axis;
import javafx.scene.chart.XYChart;

/**
 * A chart that is drawn, and which of its nodes belong to which line of the figures.
 *
 * @param nodes of each line
 * @param position finds the line at a place of the chart's own plane
 */
record Drawing(XYChart<?, ?> chart, List<Line> drawn, List<List<Node>> nodes, Finding position) {

  /** Bars in a chart that has no room to tell its own. */
  static final int MOST_BARS = 12;

  private static final int LEAST_BARS = 4;
  private static final double BAR = 22;
  private static final double TWO_BARS = 32;
  private static final double AROUND = 70;

  /** Bars are at most so thick. */
  private static final double THICK = 46;

  /** Finds the line at a place within the plot, if there is one. */
  @FunctionalInterface
  interface Finding {
    Optional<Integer> at(double x, double y);
  }

  /** How many bars find room in so much height. */
  static int room(Figures figures, double height) {
    double each = figures.charted().size() > 1 ? TWO_BARS : BAR;
    return Math.clamp((int) ((height - AROUND) / each), LEAST_BARS, MOST_BARS);
  }

  /** How many lines will be drawn. */
  static int lines(Figures figures, int room) {
    return figures.shape() == Figures.Shape.LYING
        ? Math.min(figures.lines().size(), room)
        : figures.lines().size();
  }

  static Drawing of(Figures figures, int room, Words words) {
    return switch (figures.shape()) {
      case OVER_TIME -> new TimeDrawing(figures).draw();
      case UP_AND_DOWN -> new BarDrawing(figures, figures.lines()).standing(true);
      case SIDE_BY_SIDE -> new BarDrawing(figures, figures.lines()).standing(false);
      case LYING -> {
        Drawing drawn = new BarDrawing(figures, bars(figures, room, words)).lying();
        drawn.chart().setMaxHeight(AROUND + THICK * drawn.lines() * figures.charted().size());
        yield drawn;
      }
    };
  }

  /** Of a budget the largest, of spending all: what found no room is one bar. */
  private static List<Line> bars(Figures figures, int room, Words words) {
    return figures.kind() == ReportKind.BUDGET
        ? figures.lines().subList(0, lines(figures, room))
        : Rest.folded(figures, room, words);
  }

  int lines() {
    return drawn.size();
  }

  Line line(int index) {
    return drawn.get(index);
  }

  Optional<Integer> at(double sceneX, double sceneY) {
    Axis<?> x = chart.getXAxis();
    Axis<?> y = chart.getYAxis();
    Point2D onX = x.sceneToLocal(sceneX, sceneY);
    Point2D onY = y.sceneToLocal(sceneX, sceneY);
    boolean inside =
        onX != null
            && onY != null
            && onX.getX() >= 0
            && onX.getX() <= x.getWidth()
            && onY.getY() >= 0
            && onY.getY() <= y.getHeight();
    return inside
        ? position.at(onX.getX(), onY.getY()).filter(n -> n >= 0 && n < drawn.size())
        : Optional.empty();
  }
}

package app.coffer.desktop.ui.reports;

import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.reports.Figures.Cell;
import app.coffer.desktop.ui.reports.Figures.Line;
import app.coffer.desktop.ui.reports.Figures.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A report's chart as a drawing that can be enlarged: SVG 1.1. */
final class ReportSvg {
  private static final List<String> COLOURS = List.of("#0969da", "#bf8700", "#57606a");
  private static final List<String> DASHES = List.of("", "7 4", "2 3");
  private static final double WIDTH = 960;
  private static final double LEFT = 200;
  private static final double RIGHT = 110;
  private static final double TOP = 96;
  private static final double HEIGHT = 400;
  private static final double BAR = 26;

  private final Figures figures;
  private final List<Line> lines;
  private final StringBuilder svg = new StringBuilder();

  ReportSvg(Figures figures, Words words) {
    this.figures = figures;
    this.lines =
        figures.shape() == Shape.LYING
            ? Rest.folded(figures, Drawing.MOST_BARS, words)
            : figures.lines();
  }

  String drawn(String name, String days) {
    boolean lying = figures.shape() == Shape.LYING;
    double height = lying ? lines.size() * BAR * figures.charted().size() : HEIGHT;
    svg.append(
        String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\""
                + " font-family=\"sans-serif\" font-size=\"13\">\n",
            WIDTH,
            TOP + height + 40));
    svg.append("<title>").append(escaped(name)).append("</title>\n");
    svg.append("<desc>").append(escaped(figures.summary())).append("</desc>\n");
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    text(24, 34, "start", "font-size=\"20\" font-weight=\"bold\"", name);
    text(24, 56, "start", "fill=\"#57606a\"", days);
    text(24, 78, "start", "", figures.headline() + "   " + figures.hint());
    legend();
    if (lying) {
      bars();
    } else {
      overTime();
    }
    return svg.append("</svg>\n").toString();
  }

  private void legend() {
    double x = WIDTH - RIGHT;
    List<Integer> charted = figures.charted();
    for (int s = charted.size() - 1; s >= 0 && charted.size() > 1; s--) {
      String title = figures.columns().get(charted.get(s)).title();
      text(x, 34, "end", "", title);
      x -= title.length() * 7.5 + 8;
      rect(x - 12, 24, 12, 12, s);
      x -= 28;
    }
  }

  private void bars() {
    double longest = Math.max(1e-9, lines.stream().mapToDouble(this::largest).max().orElse(1));
    List<Integer> charted = figures.charted();
    double y = TOP;
    for (Line line : lines) {
      double middle = y + BAR * charted.size() / 2 + 4;
      text(LEFT - 10, middle, "end", "", line.brief());
      for (int s = 0; s < charted.size(); s++) {
        Cell cell = line.cells().get(charted.get(s));
        double width = Math.max(0, cell.drawn()) / longest * (WIDTH - LEFT - RIGHT);
        rect(LEFT, y + 3, width, BAR - 6, s);
        text(LEFT + width + 6, y + BAR / 2 + 4, "start", "", cell.text());
        y += BAR;
      }
    }
  }

  private double largest(Line line) {
    return figures.charted().stream()
        .mapToDouble(n -> Math.abs(line.cells().get(n).drawn()))
        .max()
        .orElse(0);
  }

  private void overTime() {
    boolean beside = figures.shape() == Shape.SIDE_BY_SIDE;
    double most = Math.max(0, extreme(beside, true));
    double least = Math.min(0, extreme(beside, false));
    double span = Math.max(1e-9, most - least);
    double left = 90;
    double width = WIDTH - left - 30;
    for (int n = 0; n <= 4; n++) {
      double value = least + span * n / 4;
      double y = TOP + HEIGHT * (most - value) / span;
      svg.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#d0d7de\"/>\n",
              left,
              y,
              left + width,
              y));
      text(left - 8, y + 4, "end", "fill=\"#57606a\"", figures.numbers().axis(value));
    }
    int step = Math.max(1, (lines.size() + 11) / 12);
    for (int n = 0; n < lines.size(); n += step) {
      text(
          x(n, left, width), TOP + HEIGHT + 20, "middle", "fill=\"#57606a\"", lines.get(n).brief());
    }
    List<Integer> charted = figures.charted();
    for (int s = 0; s < charted.size(); s++) {
      if (figures.shape() == Shape.OVER_TIME) {
        path(s, charted.get(s), most, span, left, width);
      } else {
        columns(s, charted.get(s), beside, most, span, left, width);
      }
    }
  }

  private double extreme(boolean beside, boolean most) {
    var values = new ArrayList<Double>();
    for (Line line : lines) {
      for (int column : figures.charted()) {
        double value = line.cells().get(column).drawn();
        values.add(beside ? Math.abs(value) : value);
      }
    }
    return values.stream().reduce(0.0, most ? Math::max : Math::min);
  }

  private double x(int n, double left, double width) {
    double first = lines.getFirst().at();
    double span = Math.max(1, lines.getLast().at() - first);
    return figures.shape() == Shape.OVER_TIME
        ? left + width * (lines.get(n).at() - first) / span
        : left + width * (n + 0.5) / lines.size();
  }

  private void path(int s, int column, double most, double span, double left, double width) {
    var points = new ArrayList<String>();
    for (int n = 0; n < lines.size(); n++) {
      Cell cell = lines.get(n).cells().get(column);
      if (cell.number() != null) {
        points.add(
            String.format(
                Locale.ROOT,
                "%.1f,%.1f",
                x(n, left, width),
                TOP + HEIGHT * (most - cell.drawn()) / span));
      }
    }
    svg.append(
        String.format(
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\""
                + " stroke-dasharray=\"%s\"/>\n",
            String.join(" ", points), COLOURS.get(s), DASHES.get(s)));
  }

  private void columns(
      int s, int column, boolean beside, double most, double span, double left, double width) {
    double each = width / lines.size() * 0.7;
    double wide = beside ? each / figures.charted().size() : each;
    for (int n = 0; n < lines.size(); n++) {
      double value = lines.get(n).cells().get(column).drawn();
      double high = beside ? Math.abs(value) : value;
      double from = TOP + HEIGHT * (most - Math.max(0, high)) / span;
      double x = x(n, left, width) - each / 2 + (beside ? s * wide : 0);
      rect(x, from, wide, HEIGHT * Math.abs(high) / span, s);
    }
  }

  private void rect(double x, double y, double width, double height, int series) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>\n",
            x,
            y,
            width,
            height,
            COLOURS.get(series)));
  }

  private void text(double x, double y, String anchor, String more, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" %s>%s</text>\n",
            x,
            y,
            anchor,
            more,
            escaped(text)));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}

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
  private static final List<String> COLOURS = List.of("#0969da", "#9a6700", "#24292f");
  private static final List<String> DASHES = List.of("none", "7 4", "2 3");

  /** Told apart by pattern, not by colour alone. */
  private static final List<String> FILLS = List.of("#0969da", "url(#stripes)", "#24292f");

  private static final String STRIPES =
      "<defs><pattern id=\"stripes\" width=\"6\" height=\"6\""
          + " patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
          + "<rect width=\"6\" height=\"6\" fill=\"#fff8c5\"/>"
          + "<rect width=\"3\" height=\"6\" fill=\"#9a6700\"/></pattern></defs>\n";

  /** Names of days and months stand at least so far from each other. */
  private static final double APART = 64;

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
    svg.append(STRIPES);
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
      if (figures.shape() == Shape.OVER_TIME) {
        line(List.of((x - 26) + ",30", x + ",30"), s);
      } else {
        rect(x - 12, 24, 12, 12, s);
      }
      x -= 42;
    }
  }

  private void bars() {
    double most = Math.max(1e-9, extreme(false, true));
    double scale = (WIDTH - LEFT - RIGHT) / (most - extreme(false, false));
    double zero = LEFT - extreme(false, false) * scale;
    List<Integer> charted = figures.charted();
    double y = TOP;
    for (Line line : lines) {
      double middle = y + BAR * charted.size() / 2 + 4;
      text(LEFT - 10, middle, "end", "", BarDrawing.shortened(line.brief()));
      for (int s = 0; s < charted.size(); s++) {
        Cell cell = line.cells().get(charted.get(s));
        double end = zero + cell.drawn() * scale;
        rect(Math.min(zero, end), y + 3, Math.abs(end - zero), BAR - 6, s);
        text(Math.max(zero, end) + 6, y + BAR / 2 + 4, "start", "", cell.text());
        y += BAR;
      }
    }
  }

  private void overTime() {
    boolean beside = figures.shape() == Shape.SIDE_BY_SIDE;
    double step = step(extreme(beside, true) - extreme(beside, false));
    double most = Math.max(step, Math.ceil(extreme(beside, true) / step) * step);
    double least = Math.floor(extreme(beside, false) / step) * step;
    double span = most - least;
    double left = 90;
    double width = WIDTH - left - 30;
    for (double value = least; value < most + step / 2; value += step) {
      double y = TOP + HEIGHT * (most - value) / span;
      svg.append(
          String.format(
              Locale.ROOT,
              "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>\n",
              left,
              y,
              left + width,
              y,
              Math.abs(value) < step / 2 ? "#57606a" : "#d0d7de"));
      text(left - 8, y + 4, "end", "fill=\"#57606a\"", figures.numbers().axis(value));
    }
    double before = -APART;
    for (int n = 0; n < lines.size(); n++) {
      double x = x(n, left, width);
      if (x - before >= APART) {
        text(x, TOP + HEIGHT + 20, "middle", "fill=\"#57606a\"", lines.get(n).brief());
        before = x;
      }
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

  /** A round number that divides so much into a few parts. */
  private static double step(double span) {
    double rough = Math.max(1e-9, span) / 5;
    double ten = Math.pow(10, Math.floor(Math.log10(rough)));
    return rough <= ten ? ten : rough <= 2 * ten ? 2 * ten : rough <= 5 * ten ? 5 * ten : 10 * ten;
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
      Line line = lines.get(n);
      Cell cell = line.cells().get(column);
      if (cell.number() == null) {
        continue;
      }
      if (points.isEmpty() && n > 0) {
        double before = x(n - 1, left, width);
        // what is foretold goes on from what is known
        lines.get(n - 1).cells().stream()
            .filter(known -> known.number() != null)
            .findFirst()
            .map(known -> point(before, known, most, span))
            .ifPresent(points::add);
      }
      points.add(point(x(n, left, width), cell, most, span));
    }
    line(points, s);
  }

  private static String point(double x, Cell cell, double most, double span) {
    return String.format(Locale.ROOT, "%.1f,%.1f", x, TOP + HEIGHT * (most - cell.drawn()) / span);
  }

  private void line(List<String> points, int series) {
    svg.append(
        String.format(
            "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2.5\""
                + " stroke-dasharray=\"%s\"/>\n",
            String.join(" ", points), COLOURS.get(series), DASHES.get(series)));
  }

  private void columns(
      int s, int column, boolean beside, double most, double span, double left, double width) {
    double each = Math.min(width / lines.size() * 0.7, 120);
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
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\""
                + " stroke=\"%s\"/>\n",
            x,
            y,
            width,
            height,
            FILLS.get(series),
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

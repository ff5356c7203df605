package app.coffer.desktop.ui.reports;

import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.reports.Figures.Line;
import atlantafx.base.theme.PrimerLight;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A report as it is put on paper: dark on white, whatever the window looks like. */
final class ReportPaper extends VBox {
  private static final double WIDTH = 900;
  private static final double SIDES = 24;
  private static final double SPACE = 12;
  private static final double CHART = 460;

  /** Of a picture; pages have them all. */
  private static final int MOST_LINES = 60;

  private final Printed printed;

  private ReportPaper(Printed printed) {
    super(SPACE);
    this.printed = printed;
    getStyleClass().add("report-paper");
    setPadding(new Insets(SIDES));
    setPrefWidth(WIDTH);
    setStyle("-fx-background-color: white; -fx-font-size: 14px;");
    var scene = new Scene(this);
    scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    scene
        .getStylesheets()
        .addAll(
            sheet("/app/coffer/desktop/ui/coffer.css"),
            sheet("/app/coffer/desktop/ui/reports/reports.css"));
  }

  /** One sheet, as long as it needs to be. */
  static ReportPaper whole(Printed printed) {
    var paper = new ReportPaper(printed);
    paper.begin();
    if (printed.table()) {
      var numbers = new PaperTable(printed);
      paper.getChildren().add(numbers);
      printed.lines(MOST_LINES).forEach(numbers::add);
      printed.total().ifPresent(numbers::addTotal);
    }
    paper.dress();
    return paper;
  }

  /**
   * So many sheets of one shape as hold everything.
   *
   * @param ratio of a sheet's height to its width
   */
  static List<ReportPaper> pages(Printed printed, double ratio) {
    double height = WIDTH * ratio;
    var pages = new ArrayList<ReportPaper>();
    var first = new ReportPaper(printed);
    first.begin();
    first.dress();
    pages.add(first);
    if (printed.table()) {
      var left = new ArrayList<>(printed.lines(Integer.MAX_VALUE));
      boolean total = printed.total().isPresent();
      int room = first.room(height);
      if (room < 2 && !left.isEmpty()) {
        room = next(printed, pages, height);
      }
      while (!left.isEmpty()) {
        // the sum never stands on a page without a line above it
        boolean last = left.size() + (total ? 1 : 0) <= room;
        int many = last ? left.size() : Math.min(room, left.size() - 1);
        pages.getLast().add(left.subList(0, Math.max(1, many)), last);
        left.subList(0, Math.max(1, many)).clear();
        if (!left.isEmpty()) {
          room = next(printed, pages, height);
        }
      }
    }
    for (int n = 0; n < pages.size(); n++) {
      pages.get(n).end(height, n + 1, pages.size());
    }
    return pages;
  }

  private static int next(Printed printed, List<ReportPaper> pages, double height) {
    var page = new ReportPaper(printed);
    page.dress();
    pages.add(page);
    return page.room(height);
  }

  private void begin() {
    Figures figures = printed.figures();
    var title = new Label(printed.name());
    title.getStyleClass().add(Styles.TITLE_2);
    title.setWrapText(true);
    var said = new Label(figures.headline() + "   " + figures.hint());
    said.setWrapText(true);
    getChildren().addAll(title, muted(printed.days()), said);
    figures
        .missing()
        .forEach(each ->
            getChildren()
                .add(
                    new Label(
                        printed
                            .words()
                            .get("reports.missing.paper", each.currency().getCurrencyCode()))));
    if (printed.chart() && !figures.lines().isEmpty()) {
      Region drawn = Drawing.of(figures, Drawing.MOST_BARS, printed.words()).chart();
      drawn.setPrefHeight(Math.min(CHART, drawn.getMaxHeight() > 0 ? drawn.getMaxHeight() : CHART));
      drawn.setMinHeight(Region.USE_PREF_SIZE);
      VBox.setVgrow(drawn, Priority.NEVER);
      getChildren().add(drawn);
    }
  }

  private static Label muted(String text) {
    var label = new Label(text);
    label.getStyleClass().add("muted");
    return label;
  }

  /** How many lines find room below what there is, the foot left free. */
  private int room(double height) {
    double used = getChildren().isEmpty() ? 2 * SIDES : getHeight() + SPACE;
    double foot = PaperTable.ROW + 2 * SPACE;
    return (int) ((height - used - foot) / PaperTable.ROW) - 1;
  }

  private void add(List<Line> lines, boolean last) {
    var numbers = new PaperTable(printed);
    lines.forEach(numbers::add);
    if (last) {
      printed.total().ifPresent(numbers::addTotal);
    }
    getChildren().add(numbers);
  }

  /** What page it is of how many. */
  private void end(double height, int page, int pages) {
    var gap = new Region();
    VBox.setVgrow(gap, Priority.ALWAYS);
    String about = printed.name() + " \u00b7 " + printed.days();
    getChildren().addAll(gap, muted(printed.words().get("reports.page", about, page, pages)));
    setMinHeight(height);
    setPrefHeight(height);
    dress();
  }

  /** Sizes are known only to what was in a scene once. */
  private void dress() {
    applyCss();
    autosize();
    layout();
    // an axis knows the size of its letters from the second time on
    getChildren().stream()
        .filter(javafx.scene.chart.XYChart.class::isInstance)
        .map(javafx.scene.chart.XYChart.class::cast)
        .forEach(chart -> {
          chart.getXAxis().requestAxisLayout();
          chart.getYAxis().requestAxisLayout();
        });
    applyCss();
    autosize();
    layout();
  }

  private static String sheet(String path) {
    return Objects.requireNonNull(Theme.class.getResource(path)).toExternalForm();
  }
}

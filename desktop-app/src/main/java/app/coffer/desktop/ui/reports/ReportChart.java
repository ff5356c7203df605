package app.coffer.desktop.ui.reports;

import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.reports.Figures.Cell;
import app.coffer.desktop.ui.reports.Figures.Line;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * A report's figures as a picture. One step of the keyboard reaches it; arrows then walk from
 * figure to figure, which is told below in words, and Enter looks behind the figure.
 */
final class ReportChart extends VBox {
  private static final PseudoClass SAID = PseudoClass.getPseudoClass("said");
  private static final PseudoClass PICKED = PseudoClass.getPseudoClass("picked");

  private final Words words;
  private final BiConsumer<Target, String> behind;
  private final StackPane place = new StackPane();
  private final Label readout = new Label();
  private @Nullable Figures figures;
  private @Nullable Drawing drawing;
  private int picked = -1;

  ReportChart(Words words, BiConsumer<Target, String> behind) {
    this.words = words;
    this.behind = behind;
    getStyleClass().add("report-chart");
    setId("report-chart");
    readout.setId("report-readout");
    readout.getStyleClass().add("report-readout");
    readout.setMinHeight(USE_PREF_SIZE);
    readout.setWrapText(true);
    place.setMinHeight(0);
    place.setAlignment(Pos.TOP_CENTER);
    VBox.setVgrow(place, Priority.ALWAYS);
    getChildren().addAll(place, readout);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    setOnMouseMoved(event -> at(event.getSceneX(), event.getSceneY()).ifPresent(this::pick));
    setOnMouseClicked(event -> {
      requestFocus();
      at(event.getSceneX(), event.getSceneY()).ifPresent(this::pick);
      if (event.getTarget() instanceof Node node && isDrawn(node)) {
        lookBehind();
      }
    });
    place.heightProperty().subscribe(this::redraw);
  }

  void show(Figures shown) {
    figures = shown;
    drawing = null;
    picked = -1;
    redraw();
  }

  double letters() {
    return readout.getFont().getSize();
  }

  /** Draws as many bars as there is room for. */
  private void redraw() {
    Figures now = figures;
    if (now == null) {
      return;
    }
    int room = Drawing.room(now, place.getHeight());
    if (drawing != null && drawing.lines() == Drawing.lines(now, room)) {
      return;
    }
    Drawing next = Drawing.of(now, room, words);
    drawing = next;
    place.getChildren().setAll(next.chart());
    picked = Math.min(picked, next.lines() - 1);
    told();
  }

  private void key(KeyEvent event) {
    Drawing now = drawing;
    if (now == null || event.isShortcutDown() || event.isAltDown() || now.lines() == 0) {
      return;
    }
    int last = now.lines() - 1;
    switch (event.getCode()) {
      case LEFT, UP -> pick(picked < 0 ? last : Math.max(0, picked - 1));
      case RIGHT, DOWN -> pick(Math.min(last, picked + 1));
      case HOME -> pick(0);
      case END -> pick(last);
      case ENTER, SPACE -> lookBehind();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private Optional<Integer> at(double sceneX, double sceneY) {
    return Optional.ofNullable(drawing).flatMap(drawn -> drawn.at(sceneX, sceneY));
  }

  private boolean isDrawn(Node node) {
    return drawing != null
        && drawing.nodes().stream().flatMap(List::stream).anyMatch(each -> each == node);
  }

  /** Marks a figure, and says it. */
  void pick(int index) {
    if (drawing != null && index != picked) {
      picked = index;
      told();
    }
  }

  private void lookBehind() {
    Drawing now = drawing;
    if (now != null && picked >= 0) {
      Line line = now.line(picked);
      line.target().ifPresent(target -> behind.accept(target, line.name()));
    }
  }

  private void told() {
    Drawing now = drawing;
    Figures shown = figures;
    if (now == null || shown == null) {
      return;
    }
    for (int n = 0; n < now.lines(); n++) {
      boolean here = n == picked;
      now.nodes().get(n).forEach(node -> node.pseudoClassStateChanged(PICKED, here));
    }
    String said = picked < 0 ? words.get("reports.readout") : said(shown, now.line(picked));
    readout.setText(said);
    readout.pseudoClassStateChanged(SAID, picked >= 0);
    setAccessibleText(shown.summary() + " " + said);
    notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
  }

  private static String said(Figures figures, Line line) {
    return line.name()
        + ": "
        + figures.charted().stream()
            .filter(n -> line.cells().get(n).number() != null)
            .map(n -> figures.columns().get(n).title() + " " + cell(line, n).text())
            .collect(Collectors.joining(" \u00b7 "));
  }

  private static Cell cell(Line line, int column) {
    return line.cells().get(column);
  }
}

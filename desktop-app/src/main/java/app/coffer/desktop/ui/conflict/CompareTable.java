package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/**
 * The table of a question: a row for each unit, a column for what was before, one for each side,
 * one for the result. The head stays in sight while the rows scroll.
 */
final class CompareTable extends VBox {
  /** Of a cell that stays while others move away under it. */
  private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");

  static final PseudoClass OPEN = PseudoClass.getPseudoClass("open");
  private static final double LABEL = 136;

  /** With a longer word in it: no word is broken. */
  private static final double LABEL_MOST = 184;

  private static final double PER_LETTER = 8.2;
  private static final double PER_BOLD_LETTER = 9.6;
  private static final double BESIDE_LETTERS = 48;
  private static final double BESIDE_LETTERS_NARROW = 42;
  private static final double NARROW = 96;

  /** Room for the pen beside a result, so that a result has no less than the sides. */
  private static final double PEN = 28;

  /** The same where the sides themselves have little. */
  private static final double PEN_NARROW = 10;

  /** With three sides and more the columns rather go out of sight than break their words. */
  private static final double ROOMY = 132;

  /** Left and right of the table, with a bar to scroll. */
  private static final double MARGINS = 54;

  private final ConflictViewModel question;
  private final UiContext context;
  private final Names names;
  private final Overlay overlay;
  private final GridPane head = new GridPane();
  private final GridPane body = new GridPane();
  private final List<CompareRow> rows = new ArrayList<>();
  private final List<Subscription> subscriptions = new ArrayList<>();
  private final boolean folded;
  private boolean equalShown;
  private boolean olderShown;

  /**
   * @param folded whether what was before stands under the labels instead of in its own column
   */
  CompareTable(
      ConflictViewModel question, Names names, UiContext context, boolean folded, Overlay overlay) {
    this.overlay = overlay;
    this.question = question;
    this.context = context;
    this.names = names;
    this.folded = folded || !question.hasBefore();
    getStyleClass().add("compare");
    pseudoClassStateChanged(PseudoClass.getPseudoClass("folded"), this.folded);
    head.getStyleClass().add("compare-head");
    head.setViewOrder(-1);
    getChildren().addAll(head, body);
    fill();
  }

  private void fill() {
    for (GridPane grid : List.of(head, body)) {
      grid.getChildren().clear();
      grid.getColumnConstraints().clear();
      columns(grid);
    }
    fillHead();
    fillBody();
  }

  /** The columns of the sides: of many only the newest, until the others are asked for. */
  private List<SideHeader> sides() {
    List<SideHeader> all = question.about().headers();
    return olderShown ? all : all.subList(0, Math.min(QuestionText.SIDES_SHOWN, all.size()));
  }

  /** How much room so many sides need beside what was before, so that none is out of sight. */
  static double roomFor(int sides) {
    int shown = Math.min(QuestionText.SIDES_SHOWN, sides);
    return LABEL + (shown > 2 ? ROOMY : NARROW) * (shown + 2) + PEN + MARGINS;
  }

  /** How wide the column is that says what a row is about. */
  double labelWidth() {
    double longest = 0;
    double beside = folded ? BESIDE_LETTERS_NARROW : BESIDE_LETTERS;
    for (UnitRow row : question.rows()) {
      double each = row.state() == UnitRow.State.NEEDS_YOU ? PER_BOLD_LETTER : PER_LETTER;
      for (String word : row.label().split(" ")) {
        longest = Math.max(longest, each * word.length());
      }
    }
    return Math.clamp(beside + longest, LABEL, LABEL_MOST);
  }

  /** How wide the column of the result is at least. */
  double resultWidth() {
    return narrowest() + pen();
  }

  private double pen() {
    return folded ? PEN_NARROW : PEN;
  }

  private double narrowest() {
    return sides().size() > 2 ? ROOMY : NARROW;
  }

  /** Keeps label and result in their places while the sides between them move. */
  void shift(double left, double right) {
    int last = head.getColumnConstraints().size() - 1;
    for (GridPane grid : List.of(head, body)) {
      for (Node node : grid.getChildren()) {
        Integer column = GridPane.getColumnIndex(node);
        boolean label = column == null || column == 0;
        boolean result = column != null && column == last;
        // one pixel more: the border under it would show a sliver of what moved away
        node.setTranslateX(label ? left : result && right < 0 ? right + 1 : 0);
        node.setViewOrder(label || result ? -0.5 : 0);
        node.pseudoClassStateChanged(OVER, label && left > 0 || result && right < 0);
      }
    }
  }

  /** The head, which the scroll pane keeps in sight. */
  Region head() {
    return head;
  }

  Subscription subscription() {
    return this::release;
  }

  private void release() {
    subscriptions.forEach(Subscription::unsubscribe);
    subscriptions.clear();
  }

  private void columns(GridPane grid) {
    var label = new ColumnConstraints(labelWidth());
    label.setMinWidth(labelWidth());
    grid.getColumnConstraints().add(label);
    int last = sides().size() + (folded ? 0 : 1);
    for (int i = 0; i <= last; i++) {
      double pen = i == last ? pen() : 0;
      var column = new ColumnConstraints(narrowest() + pen, 160 + pen, Double.MAX_VALUE);
      column.setHgrow(Priority.ALWAYS);
      column.setHalignment(HPos.LEFT);
      column.setFillWidth(true);
      grid.getColumnConstraints().add(column);
    }
  }

  private void fillHead() {
    int at = 1;
    if (!folded) {
      var lines = new ArrayList<String>(List.of(question.about().beforeWhen()));
      note(lines, question.about().beforeClock());
      head.add(headCell(context.words().get("conflict.before"), lines, "before"), at++, 0);
    }
    for (SideHeader side : sides()) {
      var lines = new ArrayList<String>();
      if (side.here()) {
        lines.add(context.words().get("conflict.side.here"));
      }
      lines.add(side.edited());
      note(lines, side.arrived());
      note(lines, side.clock());
      VBox box = headCell(side.name(), lines, "side-" + side.column());
      if (!side.removed()) {
        box.getChildren().add(takeAll(side));
      }
      head.add(box, at++, 0);
    }
    head.add(headCell(context.words().get("conflict.result"), List.of(), "result"), at, 0);
    // the label column has a cell too, so that the line under the head is whole
    VBox corner = headCell("", List.of(), "label");
    int older = question.about().headers().size() - QuestionText.SIDES_SHOWN;
    if (older > 0) {
      corner.getChildren().setAll(olderButton(older));
    }
    head.add(corner, 0, 0);
  }

  private Button olderButton(int older) {
    var words = context.words();
    var button =
        new Button(
            olderShown ? words.get("conflict.older.less") : words.count("conflict.older", older));
    button.setId("older");
    button.getStyleClass().addAll(Styles.SMALL, "take-all");
    button.setWrapText(true);
    button.setTooltip(new Tooltip(words.get("conflict.older.help")));
    button.setOnAction(event -> {
      olderShown = !olderShown;
      equalShown = false;
      release();
      rows.clear();
      fill();
      // the button that had the focus is another one now
      head.lookup("#older").requestFocus();
    });
    return button;
  }

  private static void note(List<String> lines, String text) {
    if (!text.isEmpty()) {
      lines.add(text);
    }
  }

  private Button takeAll(SideHeader side) {
    var button = new Button(context.words().get("conflict.takeAll") + "  \u21e7" + side.column());
    button.getStyleClass().addAll(Styles.SMALL, "take-all");
    String help = context.words().get("conflict.takeAll.help", side.name(), side.column());
    button.setTooltip(new Tooltip(help));
    button.setAccessibleText(help);
    button.setOnAction(event -> question.takeAll(side.column()));
    button.setMinWidth(USE_PREF_SIZE);
    VBox.setMargin(button, new javafx.geometry.Insets(6, 0, 0, 0));
    return button;
  }

  private static VBox headCell(String title, List<String> lines, String style) {
    var name = new Label(title);
    name.getStyleClass().add("head-name");
    name.setWrapText(true);
    var box = new VBox(1, name);
    for (String text : lines) {
      var line = new Label(text);
      line.getStyleClass().add("cell-note");
      line.setWrapText(true);
      box.getChildren().add(line);
    }
    box.getStyleClass().addAll("head-cell", style);
    box.setMaxHeight(Double.MAX_VALUE);
    GridPane.setFillHeight(box, true);
    return box;
  }

  private void fillBody() {
    int line = 0;
    for (UnitRow row : question.rows()) {
      var compare = new CompareRow(row, question, context, names, folded, sides(), overlay);
      rows.add(compare);
      add(compare.nodes(), line++);
      subscriptions.add(compare.listen());
    }
    if (!question.equalRows().isEmpty()) {
      body.add(equalButton(), 0, line++, GridPane.REMAINING, 1);
    }
  }

  private void add(List<? extends Node> nodes, int line) {
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      if (node instanceof Region region) {
        region.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
      }
      GridPane.setValignment(node, VPos.TOP);
      body.add(node, i, line);
    }
  }

  private Button equalButton() {
    int number = question.equalRows().size();
    var button =
        new Button(
            context.words().count("conflict.equal", number), Icons.of(Feather.CHEVRON_RIGHT));
    button.getStyleClass().addAll(Styles.FLAT, "equal-fold");
    button.setOnAction(event -> {
      equalShown = !equalShown;
      button.setGraphic(Icons.of(equalShown ? Feather.CHEVRON_DOWN : Feather.CHEVRON_RIGHT));
      showEqual(equalShown);
    });
    return button;
  }

  private void showEqual(boolean shown) {
    int first = question.rows().size() + 1;
    body.getChildren().removeIf(node -> row(node) >= first);
    if (shown) {
      int line = first;
      for (UnitRow row : question.equalRows()) {
        var label = new Label(row.label());
        label.setWrapText(true);
        label.getStyleClass().addAll("compare-cell", "equal-label");
        Shown value = row.resultProperty().get();
        var text = new Label(value == null ? "" : value.text());
        text.setWrapText(true);
        text.getStyleClass().add("compare-cell");
        for (Label each : List.of(label, text)) {
          // the line above goes from side to side
          each.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
          each.setAlignment(Pos.TOP_LEFT);
          GridPane.setFillWidth(each, true);
        }
        body.add(label, 0, line);
        body.add(text, 1, line++, GridPane.REMAINING, 1);
      }
    }
  }

  private static int row(Node node) {
    Integer row = GridPane.getRowIndex(node);
    return row == null ? 0 : row;
  }

  /** The row that has the focus, by its place; empty where none has. */
  OptionalInt focused() {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).hasFocus()) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  Optional<CompareRow> focusedRow() {
    return focused().isPresent() ? Optional.of(rows.get(focused().getAsInt())) : Optional.empty();
  }

  /** Puts the focus on a row, the nearest there is. */
  void focus(int row) {
    if (!rows.isEmpty()) {
      rows.get(Math.clamp(row, 0, rows.size() - 1)).focus();
    }
  }

  /** Puts the focus on the first row that is new since the last look, else on the first. */
  void focusFirst() {
    for (CompareRow row : rows) {
      if (row.row().markedProperty().get()) {
        row.focus();
        return;
      }
    }
    focus(0);
  }

  /** A value's text; a category with room around its slash, where a narrow cell wraps it. */
  static String spaced(UnitKind kind, String text) {
    return kind == UnitKind.CATEGORY ? text.replace("/", " / ") : text;
  }
}

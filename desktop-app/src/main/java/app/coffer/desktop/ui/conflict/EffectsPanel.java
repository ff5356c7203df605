package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.ui.kit.Words;
import atlantafx.base.theme.Styles;
import javafx.css.PseudoClass;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** What the result does to balances, beside how they stand and what each side would do. */
final class EffectsPanel extends VBox {
  private static final PseudoClass UPDATING = PseudoClass.getPseudoClass("updating");
  private static final double LABEL = 150;

  private final ConflictViewModel question;
  private final Words words;
  private final boolean onlyMore;
  private final GridPane grid = new GridPane();
  private final Label title = new Label();

  /**
   * @param onlyMore whether balances alone are told elsewhere, so that this stays away for them
   */
  EffectsPanel(ConflictViewModel question, Words words, boolean onlyMore) {
    super(6);
    this.onlyMore = onlyMore;
    this.question = question;
    this.words = words;
    getStyleClass().add("effects");
    title.setText(words.get("conflict.effects"));
    title.getStyleClass().add(Styles.TEXT_BOLD);
    grid.setFocusTraversable(true);
    grid.getStyleClass().add("effects-grid");
    getChildren().addAll(title, new Sideways(grid, LABEL, 0, (left, right) -> shift(left)));
  }

  /** Keeps the labels in their place while the figures move. */
  private void shift(double left) {
    for (Node node : grid.getChildren()) {
      Integer column = GridPane.getColumnIndex(node);
      boolean label = column == null || column == 0;
      node.setTranslateX(label ? left : 0);
      node.setViewOrder(label ? -0.5 : 0);
    }
  }

  Subscription listen() {
    return Subscription.combine(
        question.effectsProperty().subscribe(this::show),
        question.foreseeingProperty().subscribe(on -> grid.pseudoClassStateChanged(UPDATING, on)));
  }

  /** Puts the focus on the figures, which say all of themselves at once. */
  void focusFigures() {
    grid.requestFocus();
  }

  private void show(EffectsTable table) {
    grid.getChildren().clear();
    grid.getColumnConstraints().clear();
    boolean some = !table.columns().isEmpty() && (!onlyMore || table.saysMoreThanBalances());
    setVisible(some);
    setManaged(some);
    title.setVisible(!table.lines().isEmpty());
    title.setManaged(title.isVisible());
    if (table.lines().isEmpty()) {
      // an answer of its own: whoever looks here is not left to wonder
      var none = new Label(words.get("conflict.effects.none"));
      none.getStyleClass().add("muted");
      grid.add(none, 0, 0);
      grid.setAccessibleText(none.getText());
      return;
    }
    grid.setAccessibleText(table.spoken(words.get("conflict.effects.now")));
    var labels = new ColumnConstraints(LABEL, 240, Double.MAX_VALUE);
    labels.setHgrow(Priority.ALWAYS);
    grid.getColumnConstraints().add(labels);
    for (int i = 0; i <= table.columns().size(); i++) {
      var column = new ColumnConstraints(72, 116, 150);
      column.setHgrow(Priority.SOMETIMES);
      column.setHalignment(HPos.RIGHT);
      grid.getColumnConstraints().add(column);
    }
    head(words.get("conflict.effects.now"), 1, false);
    for (int i = 0; i < table.columns().size(); i++) {
      head(table.columns().get(i), i + 2, i == 0);
    }
    int line = 1;
    for (EffectsTable.Line effect : table.lines()) {
      var label = new Label(effect.label());
      label.setWrapText(true);
      label.getStyleClass().add("effects-label");
      label.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
      boolean rule = effect.kind() == EffectsTable.Kind.RULE;
      grid.add(label, 0, line);
      grid.add(figure(effect.now(), rule, false, false), 1, line);
      for (int i = 0; i < effect.cells().size(); i++) {
        EffectsTable.Cell cell = effect.cells().get(i);
        Label figure = figure(cell.text(), rule, cell.changes(), i == 0);
        if (effect.warning() && cell.changes()) {
          figure.getStyleClass().add("figure-warning");
        }
        grid.add(figure, i + 2, line);
      }
      line++;
    }
  }

  private void head(String text, int column, boolean strong) {
    var label = new Label(text);
    label.getStyleClass().add("cell-note");
    if (strong) {
      label.getStyleClass().add("figure-result");
    }
    label.setWrapText(true);
    label.setTextAlignment(javafx.scene.text.TextAlignment.RIGHT);
    grid.add(label, column, 0);
  }

  private static Label figure(String text, boolean words, boolean changes, boolean strong) {
    // room to wrap at the slash of a category
    var label = new Label(words ? text.replace("/", " / ") : text);
    if (words) {
      label.setWrapText(true);
      label.setMinHeight(USE_PREF_SIZE);
    } else {
      label.setMinWidth(USE_PREF_SIZE);
    }
    label.setTextAlignment(javafx.scene.text.TextAlignment.RIGHT);
    if (changes) {
      label.getStyleClass().add("figure-changes");
    }
    if (strong) {
      label.getStyleClass().add("figure-result");
    }
    return label;
  }
}

package app.coffer.desktop.ui.budget;

import app.coffer.desktop.budget.Goal;
import app.coffer.desktop.budget.MonthTable;
import app.coffer.desktop.ledger.Profile.BudgetMode;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Beside the grid: the goal and the last months of a category, and the month's notes. */
final class BudgetPanel extends ScrollPane {
  private final UiContext context;
  private final GridText text;
  private final BudgetViewModel model;
  private final Consumer<GridRow.Item> editGoal;
  private final Label name = new Label();
  private final Label goal = new Label();
  private final Button change = new Button();
  private final GridPane past = new GridPane();
  private final Label average = new Label();
  private final Label notesOf = new Label();
  private final TextArea notes = new TextArea();
  private @Nullable MonthTable noted;
  private @Nullable GridRow shown;

  BudgetPanel(UiContext context, BudgetViewModel model, Consumer<GridRow.Item> editGoal) {
    this.context = context;
    this.model = model;
    this.editGoal = editGoal;
    text = new GridText(context);
    Words words = context.words();
    getStyleClass().add("budget-panel");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    name.getStyleClass().add("strong");
    name.setWrapText(true);
    goal.setWrapText(true);
    goal.setMinHeight(Region.USE_PREF_SIZE);
    change.setId("budget-goal");
    change.setOnAction(event -> goal());
    average.getStyleClass().add("muted");
    average.setWrapText(true);
    average.setMinHeight(Region.USE_PREF_SIZE);
    past.setHgap(8);
    past.setVgap(4);
    notesOf.getStyleClass().add("field-label");
    notesOf.setLabelFor(notes);
    notesOf.setWrapText(true);
    notesOf.setMinHeight(Region.USE_PREF_SIZE);
    notes.setId("budget-notes");
    notes.setWrapText(true);
    notes.setPrefRowCount(4);
    notes.setPromptText(words.get("budget.notes.prompt"));
    notes
        .focusedProperty()
        .addListener((property, before, now) -> {
          if (!now) {
            keepNotes();
          }
        });
    var history = new Label(words.get("budget.history"));
    history.getStyleClass().add("field-label");
    var box = new VBox(10, name, goal, change, history, past, average, notesOf, notes);
    box.getStyleClass().add("budget-panel-box");
    setContent(box);
  }

  private void goal() {
    if (shown instanceof GridRow.Item item) {
      editGoal.accept(item);
    }
  }

  /** Writes what was typed as notes. */
  void keepNotes() {
    MonthTable month = noted;
    if (month != null) {
      model.keepNotes(month, notes.getText());
    }
  }

  void show(BudgetMonths months, Optional<GridRow> line, MonthTable month) {
    GridRow now = line.orElse(null);
    shown = now;
    showNotes(month);
    boolean category = now instanceof GridRow.Item;
    name.setText(now == null ? context.words().get("budget.noneChosen") : now.name());
    for (Region each : List.of(goal, change)) {
      each.setVisible(category);
      each.setManaged(category);
    }
    if (now == null) {
      past.getChildren().clear();
      average.setText("");
      return;
    }
    showGoal(BudgetMonths.figures(month, now.categories()).orElse(null));
    showPast(months, now);
  }

  private void showNotes(MonthTable month) {
    MonthTable before = noted;
    noted = month;
    notesOf.setText(context.words().get("budget.notes", context.formats().month(month.month())));
    boolean other = before == null || !before.month().equals(month.month());
    // what is being typed is not replaced by what sync brings
    if (other || !notes.isFocused()) {
      notes.setText(month.notes());
    }
  }

  private void showGoal(@Nullable Figures figures) {
    Goal one = figures == null ? null : figures.goal();
    goal.setText(
        one == null || figures == null
            ? context.words().get("budget.goal.none")
            : text.goal(one) + "\n" + text.progress(figures));
    change.setText(context.words().get(one == null ? "budget.goal.set" : "budget.goal.change"));
  }

  private void showPast(BudgetMonths months, GridRow line) {
    past.getChildren().clear();
    past.getColumnConstraints().setAll(wide(), right(), right());
    BudgetMode mode = months.mode();
    past.addRow(0, new Label(), heading(Spot.Part.BUDGETED, mode), heading(Spot.Part.SPENT, mode));
    Money spent = null;
    for (MonthTable month : months.past()) {
      Figures figures = BudgetMonths.figures(month, line.categories()).orElse(null);
      if (figures == null) {
        continue;
      }
      spent = spent == null ? figures.spent() : spent.plus(figures.spent());
      String when =
          month
              .month()
              .getMonth()
              .getDisplayName(TextStyle.SHORT_STANDALONE, context.formats().region());
      past.addRow(
          past.getRowCount(),
          whole(when),
          figure(figures, Spot.Part.BUDGETED, mode),
          figure(figures, Spot.Part.SPENT, mode));
    }
    average.setText(
        spent == null
            ? ""
            : context
                .words()
                .get(
                    "budget.average",
                    context
                        .formats()
                        .money(
                            new Money(
                                -Math.floorDiv(spent.minor(), BudgetViewModel.PAST),
                                spent.currency()))));
  }

  private static ColumnConstraints wide() {
    var column = new ColumnConstraints();
    column.setHgrow(Priority.ALWAYS);
    return column;
  }

  private static ColumnConstraints right() {
    var column = new ColumnConstraints();
    column.setHalignment(HPos.RIGHT);
    return column;
  }

  private Label heading(Spot.Part part, BudgetMode mode) {
    var label = new Label(text.column(part, mode));
    label.getStyleClass().addAll("muted", "past-heading");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label whole(String text) {
    var label = new Label(text);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private HBox figure(Figures figures, Spot.Part part, BudgetMode mode) {
    var label = new Label(text.cell(figures, part, mode));
    label.getStyleClass().add("past-figure");
    label.setMinWidth(Region.USE_PREF_SIZE);
    var box = new HBox(label);
    box.setAlignment(Pos.CENTER_RIGHT);
    return box;
  }
}

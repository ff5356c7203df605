package app.coffer.desktop.ui.budget;

import app.coffer.desktop.budget.MonthTable;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.Profile.BudgetMode;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.budget.CellEditor.Way;
import app.coffer.desktop.ui.budget.Spot.Part;
import app.coffer.desktop.ui.kit.UiContext;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TablePosition;
import javafx.scene.control.TableView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** Categories down, months across. Its cells are labels; one field lies over the cell in use. */
final class BudgetGrid extends StackPane {
  private static final double NAME = 11.8;
  private static final double GOAL = 11;
  private static final double SCROLL_BAR = 16;
  private final UiContext context;
  private final BudgetViewModel model;
  private final GridText text;
  private final TableView<GridRow> table = new TableView<>();
  private final CellEditor editor;
  private final Label measure = new Label();
  private final LongestAmount longest;
  private Consumer<String> onProblem = why -> {};
  private GridCell.Moved onMoved = (from, source, target) -> {};
  private String built = "";
  private boolean begun;
  private @Nullable Typing typing;

  /** The cell that is typed into, wherever the focus goes meanwhile. */
  private record Typing(int row, Spot at, GridRow.Item item, YearMonth month, Money old) {}

  BudgetGrid(UiContext context, BudgetViewModel model) {
    this.context = context;
    this.model = model;
    text = new GridText(context);
    longest = new LongestAmount(text);
    table.setId("budget");
    table.getStyleClass().add("budget");
    table.getSelectionModel().setCellSelectionEnabled(true);
    table.setItems(model.lines());
    table.setAccessibleText(context.words().get("budget.title"));
    table.setColumnResizePolicy(TableView.UNCONSTRAINED_RESIZE_POLICY);
    var place = new Pane();
    place.setPickOnBounds(false);
    place.setMouseTransparent(false);
    editor = new CellEditor(place, new Leaving());
    place.getChildren().add(editor);
    measure.setVisible(false);
    measure.setMouseTransparent(true);
    getChildren().addAll(measure, table, place);
    widthProperty().subscribe(this::fit);
    measure.fontProperty().subscribe(font -> fit());
    model.contentProperty().subscribe(this::show);
    model
        .lines()
        .subscribe(() -> {
          fit();
          // the table puts its own focus on the first cell whenever its lines change
          Platform.runLater(this::begin);
        });
    table.addEventFilter(javafx.scene.input.ScrollEvent.SCROLL, event -> leaveEditor());
  }

  /** Hears that what one category has in a month was dragged onto another. */
  void setOnMoved(GridCell.Moved hears) {
    onMoved = hears;
  }

  private void moved(Spot from, Category source, Category target) {
    onMoved.moved(from, source, target);
  }

  /** Hears why something typed was not taken; empty when that is over. */
  void setOnProblem(Consumer<String> hears) {
    onProblem = hears;
  }

  TableView<GridRow> table() {
    return table;
  }

  boolean isEditing() {
    return editor.isOpen();
  }

  /** The line that has the focus. */
  Optional<GridRow> line() {
    int row = table.getFocusModel().getFocusedCell().getRow();
    return row < 0 || row >= table.getItems().size()
        ? Optional.empty()
        : Optional.of(table.getItems().get(row));
  }

  /** The column that has the focus; the first month's amounts where none has. */
  Spot spot() {
    TableColumn<?, ?> column = table.getFocusModel().getFocusedCell().getTableColumn();
    return column != null && column.getUserData() instanceof Spot spot
        ? spot
        : new Spot(0, Part.BUDGETED);
  }

  /** The month that has the focus. */
  Optional<MonthTable> month() {
    BudgetMonths months = model.contentProperty().get();
    return months == null
        ? Optional.empty()
        : Optional.of(months.shown().get(Math.min(spot().month(), months.shown().size() - 1)));
  }

  /** Puts the focus on the grid, on a cell where none had it. */
  void focus() {
    table.requestFocus();
    begin();
  }

  /** Begins to type into the month that has the focus. */
  void edit(@Nullable String typed) {
    Spot at = new Spot(spot().month(), Part.BUDGETED);
    int row = table.getFocusModel().getFocusedCell().getRow();
    BudgetMonths months = model.contentProperty().get();
    if (row < 0 || months == null || !(line().orElse(null) instanceof GridRow.Item item)) {
      return;
    }
    select(row, at);
    table.scrollTo(Math.max(0, row - 1));
    table.layout();
    Figures figures = months.figures(at.month(), item).orElse(null);
    Node cell = cell(row, at);
    if (figures != null && cell != null) {
      // hidden amounts stay hidden where they are edited; leaving the field empty keeps them
      boolean hidden = context.formats().isHidden();
      String old = hidden ? "" : context.formats().typed(figures.budgeted());
      typing =
          new Typing(row, at, item, months.shown().get(at.month()).month(), figures.budgeted());
      editor.open(
          cell, text.sentence(item, months, at), typed == null ? old : typed, typed == null);
    }
  }

  void select(int row, Spot at) {
    column(at)
        .ifPresent(column -> {
          table.getSelectionModel().clearAndSelect(row, column);
          table.getFocusModel().focus(row, column);
        });
  }

  private Optional<TableColumn<GridRow, ?>> column(Spot at) {
    return table.getVisibleLeafColumns().stream()
        .filter(column -> at.equals(column.getUserData()))
        .findFirst();
  }

  private @Nullable Node cell(int row, Spot at) {
    return table.lookupAll(".budget-cell").stream()
        .filter(GridCell.class::isInstance)
        .map(GridCell.class::cast)
        .filter(cell -> cell.getIndex() == row && cell.spot().equals(at) && cell.isVisible())
        .findFirst()
        .orElse(null);
  }

  private void leaveEditor() {
    if (editor.isOpen()) {
      table.requestFocus();
    }
  }

  private void show(@Nullable BudgetMonths months) {
    if (months != null) {
      fit();
      table.refresh();
    }
  }

  /** Puts the cell in use on the first amount, where there was none. */
  private void begin() {
    if (!begun && !table.getVisibleLeafColumns().isEmpty() && !table.getItems().isEmpty()) {
      begun = true;
      int first = table.getItems().getFirst() instanceof GridRow.Group ? 1 : 0;
      select(Math.min(first, table.getItems().size() - 1), new Spot(0, Part.BUDGETED));
    }
  }

  private double em() {
    return measure.getFont().getSize();
  }

  /** As many months as there is room for, and the columns for them. */
  private void fit() {
    double room = getWidth() / em() - SCROLL_BAR / em();
    if (room <= 0) {
      return;
    }
    BudgetMonths months = model.contentProperty().get();
    double figure = longest.width(months);
    double month = NAME + 3 * figure;
    boolean goals = room >= month + GOAL;
    double rest = room - month - (goals ? GOAL : 0);
    model.setShown(1 + (int) Math.floor(rest / (2 * figure)));
    if (months != null) {
      build(months, goals);
      widen(room, goals, months.shown().size(), figure);
    }
    Typing now = typing;
    if (now != null) {
      table.layout();
      Node cell = cell(now.row(), now.at());
      if (cell != null) {
        editor.follow(cell);
      }
    }
  }

  private void build(BudgetMonths months, boolean goals) {
    String wanted = months.first().month() + "/" + months.shown().size() + months.mode() + goals;
    if (wanted.equals(built)) {
      return;
    }
    built = wanted;
    TablePosition<?, ?> focused = table.getFocusModel().getFocusedCell();
    int row = focused.getRow();
    Spot at = spot();
    var columns = new ArrayList<TableColumn<GridRow, ?>>();
    columns.add(column(new Spot(0, Part.NAME), months.mode()));
    for (int i = 0; i < months.shown().size(); i++) {
      var month =
          new TableColumn<GridRow, GridRow>(context.formats().month(months.shown().get(i).month()));
      month.setSortable(false);
      month.setReorderable(false);
      for (Part part : parts(i, months.mode(), goals)) {
        month.getColumns().add(column(new Spot(i, part), months.mode()));
      }
      columns.add(month);
    }
    table.getColumns().setAll(columns);
    if (row >= 0) {
      int shown = months.shown().size();
      select(row, at.month() < shown ? at : new Spot(shown - 1, Part.BUDGETED));
    }
  }

  /** The first month in full, of the others what is decided there. */
  private static List<Part> parts(int month, BudgetMode mode, boolean goals) {
    if (month > 0) {
      return List.of(Part.BUDGETED, mode == BudgetMode.ENVELOPE ? Part.AVAILABLE : Part.SPENT);
    }
    return goals
        ? List.of(Part.BUDGETED, Part.SPENT, Part.AVAILABLE, Part.GOAL)
        : List.of(Part.BUDGETED, Part.SPENT, Part.AVAILABLE);
  }

  private TableColumn<GridRow, GridRow> column(Spot at, BudgetMode mode) {
    var column = new TableColumn<GridRow, GridRow>(text.column(at.part(), mode));
    column.setUserData(at);
    column.setSortable(false);
    column.setReorderable(false);
    column.setResizable(false);
    if (at.part() != Part.NAME && at.part() != Part.GOAL) {
      column.getStyleClass().add("amount-cell");
    }
    column.setCellValueFactory(line -> new ReadOnlyObjectWrapper<>(line.getValue()));
    column.setCellFactory(all -> new GridCell(context, model, at, this::moved));
    return column;
  }

  private void widen(double room, boolean goals, int months, double least) {
    double fixed = NAME + (goals ? GOAL : 0) + least * (3 + 2 * (months - 1));
    double over = Math.max(0, room - fixed);
    int figures = 3 + 2 * (months - 1);
    double figure = least + Math.min(over / figures, 1.4);
    double name = NAME + over - figures * (figure - least);
    for (TableColumn<GridRow, ?> column : table.getVisibleLeafColumns()) {
      if (column.getUserData() instanceof Spot at) {
        double width =
            switch (at.part()) {
              case NAME -> name;
              case GOAL -> GOAL;
              case BUDGETED, SPENT, AVAILABLE -> figure;
            };
        column.setMinWidth(width * em());
        column.setMaxWidth(width * em());
        column.setPrefWidth(width * em());
      }
    }
  }

  /** What becomes of what was typed into the cell that has the focus. */
  private final class Leaving implements CellEditor.Leaving {
    @Override
    public void take(String typed, Way way) {
      Typing into = typing;
      if (into == null) {
        forget();
        return;
      }
      if (context.formats().isHidden() && typed.isBlank()) {
        taken(into, way);
        return;
      }
      model.type(
          into.item().category().id(),
          into.month(),
          into.old(),
          typed,
          () -> taken(into, way),
          this::refused);
    }

    private void taken(Typing into, Way way) {
      boolean focused = editor.isFocused();
      close();
      go(into.row(), into.at(), way);
      if (focused) {
        table.requestFocus();
      }
    }

    @Override
    public void forget() {
      close();
      table.requestFocus();
    }

    private void close() {
      typing = null;
      editor.close();
      onProblem.accept("");
    }

    private void refused(String why) {
      editor.reject(why);
      onProblem.accept(why);
    }
  }

  private void go(int row, Spot at, Way way) {
    switch (way) {
      case DOWN -> select(next(row, 1), at);
      case UP -> select(next(row, -1), at);
      case RIGHT -> select(row, budgeted(at.month() + 1));
      case LEFT -> select(row, budgeted(at.month() - 1));
      case STAY -> {}
    }
  }

  private Spot budgeted(int month) {
    BudgetMonths months = model.contentProperty().get();
    int last = months == null ? 0 : months.shown().size() - 1;
    return new Spot(Math.clamp(month, 0, last), Part.BUDGETED);
  }

  /** The next category; the same row where there is none. */
  private int next(int row, int by) {
    for (int at = row + by; at >= 0 && at < table.getItems().size(); at += by) {
      if (table.getItems().get(at) instanceof GridRow.Item) {
        return at;
      }
    }
    return row;
  }
}

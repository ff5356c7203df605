package app.coffer.desktop.ui.budget;

import app.coffer.desktop.budget.Goal;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.UiContext;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One cell of the grid: a label only; what is typed is typed into a field above it. */
final class GridCell extends TableCell<GridRow, GridRow> {
  private static final PseudoClass GROUP = PseudoClass.getPseudoClass("group");
  private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
  private static final PseudoClass NOTHING = PseudoClass.getPseudoClass("nothing");
  private static final PseudoClass TARGET = PseudoClass.getPseudoClass("drop-target");
  private static final PseudoClass HIDDEN = PseudoClass.getPseudoClass("hidden-category");
  private final UiContext context;
  private final GridText text;
  private final BudgetViewModel model;
  private final Spot spot;
  private final Moved moved;

  /** Hears that what one category has was dragged onto another. */
  interface Moved {
    void moved(Spot from, Category source, Category target);
  }

  GridCell(UiContext context, BudgetViewModel model, Spot spot, Moved moved) {
    this.moved = moved;
    this.context = context;
    this.model = model;
    this.spot = spot;
    text = new GridText(context);
    getStyleClass().add("budget-cell");
    if (spot.part() != Spot.Part.NAME && spot.part() != Spot.Part.GOAL) {
      getStyleClass().add("amount-cell");
    }
    if (spot.part() == Spot.Part.AVAILABLE) {
      setOnDragDetected(this::drag);
    }
    setOnDragOver(this::over);
    setOnDragExited(event -> pseudoClassStateChanged(TARGET, false));
    setOnDragDropped(this::dropped);
  }

  /** What a category has can be dragged onto another. */
  private void drag(MouseEvent event) {
    if (getItem() instanceof GridRow.Item item) {
      var content = new ClipboardContent();
      content.putString(item.name());
      startDragAndDrop(TransferMode.MOVE).setContent(content);
      event.consume();
    }
  }

  private void over(DragEvent event) {
    if (source(event) != null && getItem() instanceof GridRow.Item) {
      event.acceptTransferModes(TransferMode.MOVE);
      pseudoClassStateChanged(TARGET, true);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    GridCell from = source(event);
    if (from != null
        && from.getItem() instanceof GridRow.Item(var source)
        && getItem() instanceof GridRow.Item(var target)) {
      moved.moved(from.spot, source, target);
      event.setDropCompleted(true);
      event.consume();
    }
  }

  private @Nullable GridCell source(DragEvent event) {
    return event.getGestureSource() instanceof GridCell cell && cell.getItem() != getItem()
        ? cell
        : null;
  }

  Spot spot() {
    return spot;
  }

  @Override
  protected void updateItem(@Nullable GridRow line, boolean empty) {
    super.updateItem(line, empty);
    BudgetMonths months = model.contentProperty().get();
    setText(null);
    setGraphic(null);
    setTooltip(null);
    setAccessibleText(null);
    if (empty || line == null || months == null) {
      mark(false, false, false, false);
      return;
    }
    Optional<Figures> figures = months.figures(spot.month(), line);
    boolean hidden = line instanceof GridRow.Item(var category) && category.hidden();
    boolean group = line instanceof GridRow.Group;
    switch (spot.part()) {
      case NAME -> {
        mark(group, false, false, hidden);
        showName(line, months);
      }
      case GOAL -> {
        mark(group, false, false, hidden);
        figures.ifPresent(found -> showGoal(line, found));
      }
      case BUDGETED, SPENT, AVAILABLE -> {
        setText(figures.map(found -> text.cell(found, spot.part(), months.mode())).orElse(""));
        setAccessibleText(text.sentence(line, months, spot));
        var amount = figures.map(found -> GridText.amount(found, spot.part(), months.mode()));
        boolean over =
            spot.part() == Spot.Part.AVAILABLE
                && amount.filter(one -> one.isNegative()).isPresent();
        mark(group, over, amount.filter(one -> one.isZero()).isPresent(), hidden);
      }
    }
  }

  private void mark(boolean group, boolean over, boolean nothing, boolean hidden) {
    pseudoClassStateChanged(GROUP, group);
    pseudoClassStateChanged(OVER, over);
    pseudoClassStateChanged(NOTHING, nothing);
    pseudoClassStateChanged(HIDDEN, hidden);
  }

  private void showName(GridRow line, BudgetMonths months) {
    var name = new Label(line.name());
    name.setMinWidth(40);
    var row = new HBox(6, name);
    row.setAlignment(Pos.CENTER_LEFT);
    String said = line.name();
    if (line instanceof GridRow.Group(var id, var title, var folded, var categories)) {
      row.getChildren().addFirst(Icons.of(folded ? Feather.CHEVRON_RIGHT : Feather.CHEVRON_DOWN));
      said = context.words().get(folded ? "budget.group.folded" : "budget.group.open", title);
    }
    if (line instanceof GridRow.Item(var category) && category.rolls()) {
      row.getChildren().add(sign(Feather.REPEAT, "muted-icon", "budget.rolls"));
    }
    Figures figures = months.figures(0, line).orElse(null);
    if (figures != null && figures.contested()) {
      row.getChildren().add(sign(Feather.ALERT_TRIANGLE, "warning-icon", "budget.contested"));
    }
    if (figures != null && line instanceof GridRow.Item) {
      boolean over = GridText.amount(figures, Spot.Part.AVAILABLE, months.mode()).isNegative();
      if (over) {
        var badge = new Label(text.over(months.mode()));
        badge.getStyleClass().add("over-badge");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        row.getChildren().add(badge);
      }
    }
    setGraphic(row);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setAccessibleText(said);
    setTooltip(line.name().length() > 18 ? new Tooltip(line.name()) : null);
  }

  private Node sign(Feather icon, String style, String key) {
    var sign = Icons.of(icon);
    sign.getStyleClass().add(style);
    var label = new Label(null, sign);
    label.setTooltip(new Tooltip(context.words().get(key)));
    label.setAccessibleText(context.words().get(key));
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  private void showGoal(GridRow line, Figures figures) {
    Goal goal = figures.goal();
    if (goal == null || line instanceof GridRow.Group) {
      return;
    }
    var what = new Label(text.goalShort(goal));
    what.getStyleClass().add("goal-text");
    var bar = new ProgressBar(share(figures));
    bar.getStyleClass().add("goal-bar");
    bar.setMaxWidth(Double.MAX_VALUE);
    bar.setAccessibleText(text.progress(figures));
    var box = new VBox(2, what, bar);
    box.setAlignment(Pos.CENTER_LEFT);
    setGraphic(box);
    setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
    setTooltip(new Tooltip(text.goal(goal) + " · " + text.progress(figures)));
    setAccessibleText(line.name() + ", " + text.goal(goal) + ", " + text.progress(figures));
  }

  private static double share(Figures figures) {
    long needed = figures.needed().minor();
    return needed <= 0 ? 1 : Math.clamp((double) figures.budgeted().minor() / needed, 0, 1);
  }
}

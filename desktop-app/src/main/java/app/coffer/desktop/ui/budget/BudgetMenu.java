package app.coffer.desktop.ui.budget;

import app.coffer.desktop.budget.MonthTable;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.Profile.BudgetMode;
import app.coffer.desktop.ui.budget.Spot.Part;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What can be done with the cell that has the focus: by keys, by menus, by the head's buttons. */
final class BudgetMenu implements BudgetHead.Asked {
  private static final String TYPES = "0123456789+-\u2212*/=.,(";
  private final UiContext context;
  private final Overlay overlay;
  private final BudgetViewModel model;
  private final BudgetGrid grid;
  private final BiConsumer<GridRow, MonthTable> showSpent;
  private final BiConsumer<Category, MonthTable> history;

  BudgetMenu(
      UiContext context,
      Overlay overlay,
      BudgetViewModel model,
      BudgetGrid grid,
      BiConsumer<GridRow, MonthTable> showSpent,
      BiConsumer<Category, MonthTable> history) {
    this.context = context;
    this.overlay = overlay;
    this.model = model;
    this.grid = grid;
    this.showSpent = showSpent;
    this.history = history;
    grid.table().addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    grid.table().addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    grid.table()
        .setOnMouseClicked(event -> {
          boolean spent = grid.spot().part() == Part.SPENT;
          if (event.getClickCount() == 2 || spent && event.getClickCount() == 1) {
            open();
          }
        });
    grid.setOnMoved(this::dragged);
    var menu = new ContextMenu();
    menu.setOnShowing(event -> menu.getItems().setAll(ofCell()));
    // a menu without items would not show
    menu.getItems().add(new MenuItem());
    grid.table().setContextMenu(menu);
  }

  @Override
  public void step(int months) {
    model.step(months);
  }

  @Override
  public void today() {
    model.showToday();
  }

  @Override
  public void fill() {
    month().ifPresent(month -> FillDialog.open(context, overlay, model, month, grid.line()));
  }

  @Override
  public void move() {
    month()
        .ifPresent(month ->
            MoveDialog.move(context, overlay, model, month, category().orElse(null), null));
  }

  @Override
  public void lock() {
    month().ifPresent(model::toggleLock);
  }

  private void dragged(Spot from, Category source, Category target) {
    BudgetMonths months = model.contentProperty().get();
    if (months != null && mode() == BudgetMode.ENVELOPE) {
      MonthTable month = months.shown().get(from.month());
      MoveDialog.move(context, overlay, model, month, source, target);
    }
  }

  /** Asks for the goal of a category. */
  void goal(Category category) {
    month()
        .ifPresent(month ->
            GoalDialog.open(
                context,
                overlay,
                model,
                category,
                month.row(category.id()).map(MonthTable.Row::goal).orElse(null),
                month.toBudget().before().currency()));
  }

  void addCategory() {
    Words words = context.words();
    var name = new TextField();
    name.setId("category-name");
    name.setPromptText(words.get("budget.addCategory.prompt"));
    var box = new Labelled(words.get("budget.addCategory.name"), name);
    var dialog = new Dialog(words.get("budget.addCategory"), box, 420);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.confirm(
        words.get("budget.addCategory.do"),
        () ->
            model.addCategory(
                name.getText(),
                problem -> {
                  box.setProblem(problem);
                  if (problem.isEmpty()) {
                    overlay.closeDialog();
                  }
                }));
    overlay.open(dialog);
  }

  /** The menu of the whole page. */
  void ofPage(Node beside) {
    boolean envelopes = mode() == BudgetMode.ENVELOPE;
    var tracking = new CheckMenuItem(context.words().get("budget.tracking"));
    tracking.setSelected(!envelopes);
    tracking.setOnAction(
        event -> model.setMode(envelopes ? BudgetMode.TRACKING : BudgetMode.ENVELOPE));
    var menu = new ContextMenu();
    menu.getItems()
        .setAll(item("budget.addCategory", this::addCategory), new SeparatorMenuItem(), tracking);
    menu.show(beside, Side.BOTTOM, 0, 2);
  }

  private List<MenuItem> ofCell() {
    var items = new ArrayList<MenuItem>();
    items.add(item("budget.menu.spent", this::spent));
    items.add(item("budget.menu.copy", this::copy));
    items.add(item("budget.menu.fill", this::fill));
    category()
        .ifPresent(category -> {
          if (mode() == BudgetMode.ENVELOPE) {
            items.add(item("budget.menu.move", this::move));
            items.add(item("budget.menu.cover", () -> cover(category)));
          }
          items.add(item("budget.menu.goal", () -> goal(category)));
          items.add(
              item(
                  "history.open",
                  () -> month().ifPresent(month -> history.accept(category, month))));
          items.add(new SeparatorMenuItem());
          items.add(
              check("budget.menu.rolls", category.rolls(), () -> model.toggleRolls(category)));
          items.add(
              check("budget.menu.hidden", category.hidden(), () -> model.toggleHidden(category)));
        });
    items.add(new SeparatorMenuItem());
    items.add(item("budget.menu.lock", this::lock));
    items.add(item("budget.addCategory", this::addCategory));
    return items;
  }

  private MenuItem item(String key, Runnable action) {
    var item = new MenuItem(context.words().get(key));
    item.setOnAction(event -> action.run());
    return item;
  }

  private MenuItem check(String key, boolean on, Runnable action) {
    var item = new CheckMenuItem(context.words().get(key));
    item.setSelected(on);
    item.setOnAction(event -> action.run());
    return item;
  }

  private void pressed(KeyEvent event) {
    if (grid.isEditing() || event.isAltDown()) {
      return;
    }
    if (event.isShortcutDown()) {
      if (event.getCode() == KeyCode.D) {
        copy();
        event.consume();
      }
      return;
    }
    switch (event.getCode()) {
      case ENTER -> open();
      case F2 -> grid.edit(null);
      case SPACE -> fold();
      case DELETE, BACK_SPACE -> grid.edit("0");
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** On the typed letter: on its press, the letter itself would land in the dialog it opens. */
  private void typed(KeyEvent event) {
    String typed = event.getCharacter();
    if (grid.isEditing()
        || event.isShortcutDown()
        || event.isAltDown()
        || typed.isBlank()
        || typed.codePointAt(0) < ' ') {
      return;
    }
    if (TYPES.contains(typed)) {
      grid.edit(typed);
    } else {
      letter(typed.toLowerCase(Locale.ROOT));
    }
    event.consume();
  }

  private void letter(String typed) {
    switch (typed) {
      case "f" -> fill();
      case "k" -> {
        if (mode() == BudgetMode.ENVELOPE) {
          move();
        }
      }
      case "l" -> lock();
      case "g" -> category().ifPresent(this::goal);
      case "t" -> today();
      case "[" -> step(-1);
      case "]" -> step(1);
      default -> {
        // no key of the budget's
      }
    }
  }

  /** What Enter and a double click do, where the focus is. */
  private void open() {
    if (grid.line().orElse(null) instanceof GridRow.Group && grid.spot().part() != Part.SPENT) {
      fold();
      return;
    }
    switch (grid.spot().part()) {
      case NAME, BUDGETED -> grid.edit(null);
      case SPENT -> spent();
      case AVAILABLE -> available();
      case GOAL -> category().ifPresent(this::goal);
    }
  }

  private void fold() {
    if (grid.line().orElse(null) instanceof GridRow.Group group) {
      model.fold(group.id());
    }
  }

  private void spent() {
    onLine(showSpent);
  }

  private void available() {
    category()
        .ifPresent(category -> {
          if (mode() == BudgetMode.TRACKING) {
            spent();
          } else if (overspent(category)) {
            cover(category);
          } else {
            move();
          }
        });
  }

  private void cover(Category category) {
    if (overspent(category)) {
      month().ifPresent(month -> MoveDialog.cover(context, overlay, model, month, category));
    } else {
      overlay.toasts().show(context.words().get("budget.cover.nothing", category.name()));
    }
  }

  private boolean overspent(Category category) {
    return month()
        .flatMap(month -> month.row(category.id()))
        .filter(row -> row.overspent())
        .isPresent();
  }

  private void copy() {
    onLine((line, month) -> model.copyLastMonth(month.month(), Set.copyOf(line.categories())));
  }

  private void onLine(BiConsumer<GridRow, MonthTable> action) {
    GridRow line = grid.line().orElse(null);
    MonthTable month = month().orElse(null);
    if (line != null && month != null) {
      action.accept(line, month);
    }
  }

  private Optional<MonthTable> month() {
    return grid.month();
  }

  private BudgetMode mode() {
    BudgetMonths months = model.contentProperty().get();
    return months == null ? BudgetMode.ENVELOPE : months.mode();
  }

  private Optional<Category> category() {
    return grid.line()
        .filter(GridRow.Item.class::isInstance)
        .map(line -> ((GridRow.Item) line).category());
  }
}

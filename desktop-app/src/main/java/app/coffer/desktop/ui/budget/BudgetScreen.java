package app.coffer.desktop.ui.budget;

import app.coffer.desktop.budget.BudgetCell;
import app.coffer.desktop.budget.MonthTable;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ui.conflict.HistoryDialog;
import app.coffer.desktop.ui.kit.ActToasts;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import atlantafx.base.theme.Styles;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The budget: what categories get, month by month. */
public final class BudgetScreen implements Screen {
  /** Narrower than this, in widths of a letter, the panel waits to be asked for. */
  private static final double ROOMY = 70;

  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private final BudgetViewModel model;
  private final BudgetGrid grid;
  private final BudgetHead head;
  private final BudgetPanel panel;
  private final BorderPane page = new BorderPane();
  private final StackPane root = new StackPane(page);
  private final Label foot = new Label();
  private final Hyperlink hidden = new Hyperlink();
  private final VBox empty = new VBox(14);
  private final BudgetMenu menu;
  private BiConsumer<RecordId, RecordId> openRow = (account, row) -> {};
  private @Nullable Boolean wanted;

  public BudgetScreen(OpenVault vault, UiContext context, Overlay overlay) {
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    model =
        new BudgetViewModel(
            vault, context, new ActToasts(vault.books().acts(), context, overlay.toasts()));
    grid = new BudgetGrid(context, model);
    menu = new BudgetMenu(context, overlay, model, grid, this::showSpent, this::showHistory);
    panel = new BudgetPanel(context, model, item -> menu.goal(item.category()));
    Button more =
        Icons.button(Feather.MORE_HORIZONTAL, context.words().get("budget.more"), () -> {});
    more.setId("budget-more");
    more.setOnAction(event -> menu.ofPage(more));
    head = new BudgetHead(context, menu, more);
    build();
    model.contentProperty().subscribe(this::show);
    grid.table()
        .getFocusModel()
        .focusedCellProperty()
        .subscribe(
            cell -> Optional.ofNullable(model.contentProperty().get()).ifPresent(this::tell));
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public void focus() {
    grid.focus();
  }

  @Override
  public String title() {
    return head.title();
  }

  @Override
  public void rowsOpenWith(BiConsumer<RecordId, RecordId> open) {
    openRow = open;
  }

  @Override
  public void onShown() {
    model.listen();
  }

  @Override
  public void onHidden() {
    panel.keepNotes();
    model.stop();
  }

  private void build() {
    Words words = context.words();
    root.getStylesheets()
        .add(Objects.requireNonNull(BudgetScreen.class.getResource("budget.css")).toExternalForm());
    page.getStyleClass().add("page");
    root.setMinWidth(0);
    page.setMinWidth(0);
    empty.setAlignment(Pos.CENTER);
    grid.table().setPlaceholder(empty);
    empty.getChildren().setAll(new Label(words.get("budget.reading")));
    grid.setOnProblem(this::problem);
    foot.setId("budget-foot");
    foot.setWrapText(true);
    hidden.setOnAction(event -> {
      model.withHiddenProperty().set(!model.withHiddenProperty().get());
      Optional.ofNullable(model.contentProperty().get()).ifPresent(this::showHidden);
    });
    var line = new HBox(12, foot, hidden);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("page-foot");
    head.details()
        .setOnAction(event -> {
          wanted = head.details().isSelected();
          placePanel();
        });
    page.widthProperty().subscribe(this::placePanel);
    page.setTop(head);
    page.setCenter(grid);
    page.setBottom(line);
    problem("");
  }

  private void placePanel() {
    Boolean asked = wanted;
    boolean there =
        asked == null ? page.getWidth() > ROOMY * foot.getFont().getSize() : asked.booleanValue();
    head.details().setSelected(there);
    page.setRight(there ? panel : null);
  }

  private void problem(String why) {
    foot.getStyleClass().setAll("label", why.isEmpty() ? "muted" : "problem-text");
    foot.setText(why.isEmpty() ? context.words().get("budget.hint") : why);
  }

  private void show(@Nullable BudgetMonths months) {
    if (months == null) {
      return;
    }
    head.show(months);
    showHidden(months);
    tell(months);
    showEmpty();
  }

  private void tell(BudgetMonths months) {
    panel.show(months, grid.line(), grid.month().orElse(months.first()));
  }

  private void showHidden(BudgetMonths months) {
    int count = months.hidden();
    hidden.setVisible(count > 0);
    hidden.setManaged(count > 0);
    hidden.setText(
        context
            .words()
            .count(
                model.withHiddenProperty().get() ? "budget.hidden.hide" : "budget.hidden.show",
                count));
  }

  private void showEmpty() {
    Words words = context.words();
    var title = new Label(words.get("budget.empty"));
    title.getStyleClass().add(Styles.TITLE_4);
    var start = new Button(words.get("budget.empty.starter"));
    start.setId("budget-starter");
    start.getStyleClass().add(Styles.ACCENT);
    start.setOnAction(event -> model.addStarterCategories());
    var own = new Button(words.get("budget.addCategory"));
    own.setOnAction(event -> menu.addCategory());
    var buttons = new HBox(8, start, own);
    buttons.setAlignment(Pos.CENTER);
    empty.getChildren().setAll(title, new Label(words.get("budget.empty.hint")), buttons);
  }

  private void showSpent(GridRow line, MonthTable month) {
    var spent = new SpentView(vault, context, month, line, this::showGrid, openRow);
    root.getChildren().setAll(spent);
    spent.focus();
  }

  /** Who typed what into a category's month, and when. */
  private void showHistory(Category category, MonthTable month) {
    String title = category.name() + ", " + context.formats().month(month.month());
    context
        .background()
        .run(() ->
            vault.ledger().read().all(BudgetCell.KIND).stream()
                .filter(cell -> cell.category().equals(category.id()))
                .filter(cell -> cell.month().equals(month.month()))
                .findFirst())
        .then(found ->
            found.ifPresentOrElse(
                cell -> HistoryDialog.open(vault, cell.id(), title, context, overlay),
                () -> overlay.toasts().show(context.words().get("history.none"))));
  }

  private void showGrid() {
    root.getChildren().setAll(page);
    grid.focus();
  }
}

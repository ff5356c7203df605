package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.ChangeFeed;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Refresh;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import atlantafx.base.theme.Styles;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The Conflicts screen: the list of open questions beside the one being decided. */
public final class ConflictController implements Screen, ConflictKeys.Actions {
  /** Below this width of the screen what was before stands under the labels. */
  private static final double ROOM_FOR_BEFORE = 860;

  private final UiContext context;
  private final ChangeFeed bell;
  private final ConflictListViewModel list;
  private final BorderPane root = new BorderPane();
  private final StackPane detail = new StackPane();
  private final ListView<ListRow> view = new ListView<>();
  private final SplitPane split = new SplitPane(view, detail);
  private final ConflictKeys keys = new ConflictKeys(this);
  private @Nullable QuestionPane pane;
  private @Nullable Refresh refresh;
  private boolean beforeHidden;
  private boolean folded;
  private boolean marking;

  /**
   * @param say shows a short note, as the window's toasts do
   */
  public ConflictController(OpenVault vault, UiContext context, Consumer<String> say) {
    this(
        new ConflictListViewModel.Source(
            vault.conflicts(), vault.ledger().read(), () -> Checked.read(vault.sync())),
        vault.changes(),
        context,
        say);
  }

  ConflictController(
      ConflictListViewModel.Source source,
      ChangeFeed bell,
      UiContext context,
      Consumer<String> say) {
    this.context = context;
    this.bell = bell;
    list = new ConflictListViewModel(source, context, say);
    root.getStyleClass().add("conflict");
    root.getStylesheets()
        .add(
            Objects.requireNonNull(
                    ConflictController.class.getResource(
                        "/app/coffer/desktop/ui/conflict/conflict.css"))
                .toExternalForm());
    root.setTop(top());
    layOutList();
    split.setDividerPositions(0.26);
    SplitPane.setResizableWithParent(view, false);
    split.getStyleClass().add("conflict-split");
    root.addEventFilter(KeyEvent.KEY_PRESSED, event -> keys.pressed(event, detail.isFocusWithin()));
    root.widthProperty().subscribe(this::fold);
    list.currentProperty().subscribe(this::show);
    list.checkedProperty().subscribe(checked -> showState());
    list.countProperty().subscribe(count -> showState());
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public String title() {
    return context.words().get("conflict.title");
  }

  @Override
  public void onShown() {
    refresh = new Refresh(bell, context.background(), list::refresh);
    list.refresh();
  }

  @Override
  public void onHidden() {
    if (refresh != null) {
      refresh.close();
      refresh = null;
    }
  }

  /** Opens a question, if it is in the list: for the register's rows and for notes. */
  public void open(RecordId record) {
    list.select(record);
  }

  private Node top() {
    var title = new Label(title());
    title.getStyleClass().add(Styles.TITLE_2);
    var count = new Label();
    count.getStyleClass().add("count");
    list.countProperty()
        .subscribe(number -> {
          count.setText(context.words().count("conflict.count", number.intValue()));
          count.setVisible(number.intValue() > 0);
        });
    var fresh = new Button(null, Icons.of(Feather.ARROW_DOWN));
    fresh.getStyleClass().addAll(Styles.SMALL, Styles.ACCENT, Styles.BUTTON_OUTLINED);
    fresh.setId("fresh");
    fresh.setTooltip(new Tooltip(context.words().get("conflict.fresh.help")));
    fresh.setOnAction(event -> list.showFresh());
    list.freshProperty()
        .subscribe(number -> {
          fresh.setText(context.words().count("conflict.fresh", number.intValue()));
          fresh.setVisible(number.intValue() > 0);
          fresh.setManaged(number.intValue() > 0);
        });
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var top = new HBox(12, title, count, gap, fresh);
    top.setAlignment(Pos.CENTER_LEFT);
    top.getStyleClass().add("conflict-top");
    return top;
  }

  private void layOutList() {
    view.setItems(list.rows());
    view.setCellFactory(all -> new QuestionCell(context.words()));
    view.setAccessibleText(context.words().get("conflict.list"));
    view.getStyleClass().add("questions");
    view.setMinWidth(170);
    view.getSelectionModel()
        .selectedItemProperty()
        .subscribe(row -> {
          if (!marking && row instanceof ListRow.Question question) {
            list.select(question.record());
          }
        });
  }

  private void fold(Number width) {
    boolean next = beforeHidden || width.doubleValue() < ROOM_FOR_BEFORE;
    if (next != folded) {
      folded = next;
      show(list.currentProperty().get());
    }
  }

  private void show(@Nullable ConflictViewModel question) {
    boolean inList = pane != null && view.isFocused();
    if (pane != null) {
      pane.close();
    }
    if (question == null) {
      pane = null;
      detail.getChildren().clear();
    } else {
      pane = new QuestionPane(question, list, context, folded);
      detail.getChildren().setAll(pane);
      mark(question);
    }
    showState();
    if (pane != null && !inList) {
      // split pane and scroll pane only hold their content once they are dressed
      root.applyCss();
      pane.focusFirst();
    }
  }

  private void mark(ConflictViewModel question) {
    marking = true;
    for (int i = 0; i < list.rows().size(); i++) {
      if (list.rows().get(i) instanceof ListRow.Question row
          && row.record().equals(question.conflict().record())) {
        view.getSelectionModel().select(i);
      }
    }
    marking = false;
  }

  private void showState() {
    Checked checked = list.checkedProperty().get();
    if (checked == null) {
      var waiting = new Label(context.words().get("conflict.loading"));
      waiting.getStyleClass().add("muted");
      root.setCenter(new StackPane(waiting));
    } else if (list.countProperty().get() == 0) {
      root.setCenter(empty(checked));
    } else if (root.getCenter() != split) {
      root.setCenter(split);
    }
  }

  private Node empty(Checked checked) {
    var words = context.words();
    var icon = Icons.of(Feather.CHECK_CIRCLE);
    icon.getStyleClass().add("empty-icon");
    var title = new Label(words.get("conflict.empty.title"));
    title.getStyleClass().add(Styles.TITLE_3);
    String said =
        checked.devices() < 2
            ? words.get("conflict.empty.alone")
            : checked
                .lastSync()
                .map(at ->
                    words.get(
                        "conflict.empty.together",
                        checked.devices(),
                        context.formats().moment(at, context.clock().instant())))
                .orElseGet(() -> words.get("conflict.empty.unchecked", checked.devices()));
    var text = new Label(said);
    text.getStyleClass().add("muted");
    text.setWrapText(true);
    text.setTextAlignment(javafx.scene.text.TextAlignment.CENTER);
    var box = new VBox(10, icon, title, text);
    box.setAlignment(Pos.CENTER);
    box.getStyleClass().add("empty");
    box.setFocusTraversable(true);
    box.setAccessibleText(title.getText() + ". " + said);
    return box;
  }

  @Override
  public void row(int by) {
    if (pane == null) {
      return;
    }
    var table = pane.table();
    var card = pane.card();
    if (by == 0) {
      pane.focusFirst();
    } else if (card.isPresent() && (card.get().hasFocus() || table.isEmpty())) {
      if (card.get().hasFocus()) {
        card.get().step(by);
      } else {
        card.get().focus();
      }
    } else if (table.isPresent()) {
      var here = table.get().focused();
      if (here.isPresent()) {
        table.get().focus(here.getAsInt() + by);
      } else {
        table.get().focusFirst();
      }
    }
  }

  @Override
  public void column(int by) {
    if (pane != null) {
      pane.table().flatMap(CompareTable::focusedRow).ifPresent(row -> row.step(by));
    }
  }

  @Override
  public void take(int column) {
    if (pane == null) {
      return;
    }
    var card = pane.card();
    if (card.isPresent() && !pane.table().flatMap(CompareTable::focusedRow).isPresent()) {
      card.get().answer(column - 1);
    } else {
      pane.table().flatMap(CompareTable::focusedRow).ifPresent(row -> row.take(column));
    }
  }

  @Override
  public void takeAll(int column) {
    if (pane != null) {
      pane.question().takeAll(column);
    }
  }

  @Override
  public void edit() {
    if (pane != null) {
      pane.table().flatMap(CompareTable::focusedRow).ifPresent(CompareRow::edit);
    }
  }

  @Override
  public void apply() {
    // what is being typed belongs to the answer, or keeps it from being written
    boolean typed =
        pane == null
            || pane.table().flatMap(CompareTable::focusedRow).map(CompareRow::finish).orElse(true);
    if (typed) {
      list.applyAndNext();
    }
  }

  @Override
  public void next() {
    list.next();
  }

  @Override
  public void previous() {
    list.previous();
  }

  @Override
  public void later() {
    list.later();
  }

  @Override
  public void toggleBefore() {
    beforeHidden = !beforeHidden;
    fold(root.getWidth());
  }

  @Override
  public void figures() {
    if (pane != null) {
      pane.focusFigures();
    }
  }

  @Override
  public void list() {
    view.requestFocus();
  }
}

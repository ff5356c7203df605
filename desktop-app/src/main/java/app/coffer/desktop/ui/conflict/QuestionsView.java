package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.Content;
import app.coffer.desktop.conflict.History;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.id.RecordId;
import atlantafx.base.theme.Styles;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SplitPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What is to decide: the list of open questions beside the one being decided. */
final class QuestionsView extends BorderPane implements ConflictKeys.Actions {
  /** Below this width of the screen what was before stands under the labels. */
  private static final double ROOM_FOR_BEFORE = 860;

  /** Below this width the list is a strip above the question. */
  private static final double ROOM_FOR_LIST = 700;

  /** The list's part of the width. */
  private static final double FOR_LIST = 0.27;

  private final UiContext context;
  private final Overlay overlay;
  private final History history;
  private final ConflictListViewModel list;
  private final Runnable seeMerged;
  private final StackPane detail = new StackPane();
  private final ListView<ListRow> view = new ListView<>();
  private final SplitPane split = new SplitPane(view, detail);
  private final ListTools tools;
  private final ConflictKeys keys = new ConflictKeys(this);
  private Consumer<RecordId> openAccount = account -> {};
  private BiConsumer<RecordId, RecordId> openRow = (account, row) -> {};
  private @Nullable QuestionPane pane;
  private @Nullable RecordPane recordPane;
  private boolean beforeHidden;
  private boolean folded;
  private boolean narrow;
  private boolean marking;

  QuestionsView(
      ConflictListViewModel list,
      History history,
      UiContext context,
      Overlay overlay,
      Runnable seeMerged) {
    this.list = list;
    this.history = history;
    this.context = context;
    this.overlay = overlay;
    this.seeMerged = seeMerged;
    tools = new ListTools(list, context, overlay);
    layOutList();
    split.setDividerPositions(FOR_LIST);
    SplitPane.setResizableWithParent(view, false);
    split.getStyleClass().add("conflict-split");
    addEventFilter(
        KeyEvent.KEY_PRESSED, event -> keys.pressed(event, owns(detail), view.isFocused()));
    widthProperty().subscribe(this::fold);
    list.currentProperty().subscribe(this::show);
    list.wholeProperty().subscribe(this::show);
    list.checkedProperty().subscribe(checked -> showState());
    list.countProperty().subscribe(count -> showState());
  }

  void accountsOpenWith(Consumer<RecordId> open) {
    openAccount = open;
  }

  void rowsOpenWith(BiConsumer<RecordId, RecordId> open) {
    openRow = open;
  }

  /** The button that brings questions into the list that came meanwhile. */
  Node fresh() {
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
    return fresh;
  }

  void focus() {
    if (pane != null) {
      pane.focusFirst();
    } else if (recordPane != null) {
      recordPane.focusFirst();
    } else {
      view.requestFocus();
    }
  }

  /** From the list to the question; false where the next pane is outside. */
  boolean nextPane() {
    if (view.isFocused() && (pane != null || recordPane != null)) {
      focus();
      return true;
    }
    if (!owns(detail) && !view.isFocused() && getCenter() == split) {
      view.requestFocus();
      return true;
    }
    return false;
  }

  private void layOutList() {
    view.setId("questions");
    view.setItems(list.rows());
    view.setCellFactory(all -> new QuestionCell(context.words(), list.ticks(), tools));
    view.setAccessibleText(context.words().get("conflict.list"));
    view.getStyleClass().add("questions");
    view.setMinWidth(200);
    view.getSelectionModel()
        .selectedItemProperty()
        .subscribe(row -> {
          if (!marking && row instanceof ListRow.Question question) {
            list.select(question.record());
          }
        });
  }

  private void fold(Number width) {
    boolean strip = width.doubleValue() > 0 && width.doubleValue() < ROOM_FOR_LIST;
    if (strip != narrow) {
      narrow = strip;
      tools.showStrip(narrow);
      if (narrow) {
        split.getItems().remove(view);
      } else {
        split.getItems().addFirst(view);
        split.setDividerPositions(FOR_LIST);
      }
    }
    ConflictViewModel question = list.currentProperty().get();
    if (question != null && isFolded(question) != folded) {
      show(question);
    }
  }

  /** Whether what was before has no column of its own: it is hidden, or would push a side out. */
  private boolean isFolded(ConflictViewModel question) {
    double width = getWidth();
    int sides = question.conflict().sides().size();
    return beforeHidden
        || width < ROOM_FOR_BEFORE
        || sides > 2 && (narrow ? 1 : 1 - FOR_LIST) * width < CompareTable.roomFor(sides);
  }

  private void show(@Nullable ConflictViewModel question) {
    boolean outside = view.isFocused() || owns(tools);
    if (pane != null) {
      pane.close();
    }
    if (question == null) {
      pane = null;
      if (recordPane == null) {
        detail.getChildren().clear();
      }
    } else {
      recordPane = null;
      folded = isFolded(question);
      pane = new QuestionPane(question, list, context, folded, this, overlay);
      detail.getChildren().setAll(pane);
      mark(question.conflict().record());
    }
    showState();
    if (pane != null && !outside) {
      // split pane and scroll pane only hold their content once they are dressed
      applyCss();
      pane.focusFirst();
    }
  }

  /** Asked of the scene: focus-within is not told right of what was in no scene meanwhile. */
  private boolean owns(Node part) {
    Node owner = getScene() == null ? null : getScene().getFocusOwner();
    while (owner != null && owner != part) {
      owner = owner.getParent();
    }
    return owner == part;
  }

  private void show(@Nullable RecordViewModel asked) {
    if (asked == null) {
      recordPane = null;
      if (pane == null) {
        detail.getChildren().clear();
      }
      return;
    }
    boolean outside = view.isFocused() || owns(tools);
    recordPane = new RecordPane(asked, list, context);
    detail.getChildren().setAll(recordPane);
    mark(asked.question().record());
    showState();
    if (!outside) {
      applyCss();
      recordPane.focusFirst();
    }
  }

  private void mark(RecordId record) {
    marking = true;
    for (int i = 0; i < list.rows().size(); i++) {
      if (list.rows().get(i) instanceof ListRow.Question row && row.record().equals(record)) {
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
      setTop(null);
      setCenter(new StackPane(waiting));
    } else if (list.countProperty().get() == 0) {
      setTop(null);
      setCenter(EmptyNote.of(checked, context, seeMerged));
    } else if (getCenter() != split) {
      setTop(tools);
      setCenter(split);
    }
  }

  @Override
  public void row(int by) {
    if (pane != null) {
      pane.row(by);
    } else if (recordPane != null) {
      recordPane.step(by);
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
      if (recordPane != null) {
        recordPane.answer(column - 1);
      }
      return;
    }
    var card = pane.card();
    if (card.isPresent() && pane.table().flatMap(CompareTable::focusedRow).isEmpty()) {
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
  public void both() {
    if (pane != null) {
      pane.table().flatMap(CompareTable::focusedRow).ifPresent(CompareRow::both);
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
  public void undo() {
    list.decisions().undoLast();
  }

  @Override
  public void history() {
    if (pane != null) {
      Conflict conflict = pane.question().conflict();
      HistoryDialog.open(
          conflict.record(),
          pane.question().about().title(),
          history,
          list.names(),
          context,
          overlay);
    }
  }

  @Override
  public void register() {
    if (pane != null) {
      var shown = new Content(pane.question().conflict().provisional());
      if (shown.isTransaction()) {
        shown
            .id(OfTransaction.ACCOUNT)
            .ifPresent(account -> openRow.accept(account, shown.change().record()));
      } else if (shown.isAccount()) {
        openAccount.accept(shown.change().record());
      }
    }
  }

  @Override
  public void toggleBefore() {
    beforeHidden = !beforeHidden;
    fold(getWidth());
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

  @Override
  public void tick(boolean extend, int by) {
    ListRow row = view.getSelectionModel().getSelectedItem();
    if (row == null) {
      return;
    }
    if (by == 0) {
      list.ticks().toggle(row);
    } else {
      if (!list.ticks().has(row)) {
        list.ticks().toggle(row);
      }
      view.getSelectionModel().select(view.getSelectionModel().getSelectedIndex() + by);
      ListRow there = view.getSelectionModel().getSelectedItem();
      if (there instanceof ListRow.Question && extend) {
        list.ticks().extend(there);
      }
    }
  }

  @Override
  public void tickAll() {
    list.ticks().all();
  }

  @Override
  public void tickNone() {
    list.ticks().none();
  }
}

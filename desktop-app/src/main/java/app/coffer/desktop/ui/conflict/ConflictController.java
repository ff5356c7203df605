package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.change.ChangeFeed;
import app.coffer.desktop.conflict.History;
import app.coffer.desktop.conflict.Settled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Pills;
import app.coffer.desktop.ui.kit.Refresh;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The Conflicts screen: what is to decide, what was decided, what was put together. */
public final class ConflictController implements Screen {

  /** The screen's three pages. */
  enum Tab {
    OPEN,
    DECIDED,
    MERGED
  }

  private final UiContext context;
  private final ChangeFeed bell;
  private final ConflictListViewModel list;
  private final QuestionsView questions;
  private final Map<Tab, LogView> logs = new EnumMap<>(Tab.class);
  private final Map<Tab, ToggleButton> tabs = new EnumMap<>(Tab.class);
  private final BorderPane root = new BorderPane();
  private Tab tab = Tab.OPEN;
  private @Nullable Refresh refresh;

  /**
   * @param overlay for dialogs and notes
   */
  public ConflictController(OpenVault vault, UiContext context, Overlay overlay) {
    this(
        new QuestionSource(
            vault.conflicts(),
            vault.recordQuestions(),
            vault.conflictLog(),
            vault.ledger().read(),
            vault.outlook(),
            record -> vault.attachments().of(record).size(),
            () -> Checked.read(vault.sync())),
        vault.history(),
        vault.changes(),
        context,
        overlay,
        new Notes() {
          @Override
          public void say(String text) {
            overlay.toasts().show(text);
          }

          @Override
          public void offer(String text, String actionText, Runnable action) {
            overlay.toasts().show(text, actionText, action);
          }
        });
  }

  ConflictController(
      QuestionSource source,
      History history,
      ChangeFeed bell,
      UiContext context,
      Overlay overlay,
      Notes notes) {
    this.context = context;
    this.bell = bell;
    list = new ConflictListViewModel(source, context, notes);
    questions = new QuestionsView(list, history, context, overlay, () -> show(Tab.MERGED));
    logs.put(Tab.DECIDED, log(source, source.log()::decided, Tab.DECIDED, context, overlay, notes));
    logs.put(Tab.MERGED, log(source, source.log()::merged, Tab.MERGED, context, overlay, notes));
    root.getStyleClass().add("conflict");
    root.getStylesheets()
        .add(
            Objects.requireNonNull(
                    ConflictController.class.getResource(
                        "/app/coffer/desktop/ui/conflict/conflict.css"))
                .toExternalForm());
    root.setTop(top());
    logs.forEach((each, log) -> log.numberProperty().subscribe(number -> count(each, number)));
    show(Tab.OPEN);
  }

  private LogView log(
      QuestionSource source,
      LogView.Lines lines,
      Tab which,
      UiContext with,
      Overlay overlay,
      Notes notes) {
    return new LogView(
        source,
        lines,
        which,
        with,
        overlay,
        new Decisions(source, with, notes, this::refresh),
        this::open);
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
  public void focus() {
    if (tab == Tab.OPEN) {
      questions.focus();
    } else {
      logs.get(tab).focus();
    }
  }

  @Override
  public void onShown() {
    refresh = new Refresh(bell, context.background(), this::refresh);
    refresh();
  }

  @Override
  public void onHidden() {
    if (refresh != null) {
      refresh.close();
      refresh = null;
    }
  }

  @Override
  public void accountsOpenWith(Consumer<RecordId> open) {
    questions.accountsOpenWith(open);
  }

  @Override
  public void rowsOpenWith(BiConsumer<RecordId, RecordId> open) {
    questions.rowsOpenWith(open);
  }

  @Override
  public boolean nextPane() {
    return tab == Tab.OPEN && questions.nextPane();
  }

  /** Opens a question, if it is in the list: for the register's rows and for notes. */
  public void open(RecordId record) {
    show(Tab.OPEN);
    list.select(record);
  }

  private void open(Settled settled) {
    open(settled.record());
  }

  private void refresh() {
    list.refresh();
    logs.values().forEach(LogView::refresh);
  }

  private Node top() {
    var title = new Label(title());
    title.getStyleClass().add(Styles.TITLE_2);
    var bar = new HBox();
    bar.setAlignment(Pos.CENTER_LEFT);
    var group = new ToggleGroup();
    for (Tab each : Tab.values()) {
      var button = new ToggleButton(context.words().of("conflict.tab", each));
      button.setId("conflict-tab-" + each.name().toLowerCase(Locale.ROOT));
      button.setToggleGroup(group);
      button.setMinWidth(Region.USE_PREF_SIZE);
      button
          .getStyleClass()
          .add(
              switch (each) {
                case OPEN -> Styles.LEFT_PILL;
                case DECIDED -> Styles.CENTER_PILL;
                case MERGED -> Styles.RIGHT_PILL;
              });
      button.setOnAction(event -> show(each));
      tabs.put(each, button);
      bar.getChildren().add(button);
    }
    Pills.pressByArrows(group);
    list.countProperty()
        .subscribe(number ->
            tabs.get(Tab.OPEN).setText(context.words().count("conflict.count", number.intValue())));
    // wraps where large text leaves no room
    var top = new FlowPane(20, 6, title, bar, questions.fresh());
    top.setAlignment(Pos.CENTER_LEFT);
    top.getStyleClass().add("conflict-top");
    return top;
  }

  private void count(Tab each, String number) {
    var words = context.words();
    String name = words.of("conflict.tab", each);
    tabs.get(each)
        .setText(number.isEmpty() ? name : words.get("conflict.tab.counted", name, number));
  }

  void show(Tab next) {
    tab = next;
    tabs.forEach((each, button) -> button.setSelected(each == next));
    if (next == Tab.OPEN) {
      root.setCenter(questions);
    } else {
      LogView log = logs.get(next);
      root.setCenter(log);
      log.refresh();
    }
  }
}

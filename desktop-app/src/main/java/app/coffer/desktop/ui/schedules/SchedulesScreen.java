package app.coffer.desktop.ui.schedules;

import app.coffer.desktop.schedule.Finding.Suggestion;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedule.Expected;
import app.coffer.desktop.schedule.Schedules.Upcoming;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.kit.ActToasts;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Pills;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.kit.Wrapping;
import app.coffer.desktop.vault.OpenVault;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Payments that repeat: what is due, a calendar, all of them, and how low accounts will get. */
public final class SchedulesScreen implements Screen {
  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private final SchedulesViewModel model;
  private final BorderPane page = new BorderPane();
  private final ListView<ScheduleLine> list = new ListView<>();
  private final ToggleGroup views = new ToggleGroup();
  private final CalendarView calendar;
  private final ForecastBox forecast;
  private final VBox empty = new VBox(12);
  private final Asked asked = new Asked();

  /** What the page shows. */
  private enum View {
    UPCOMING,
    CALENDAR,
    ALL
  }

  public SchedulesScreen(
      OpenVault vault, UiContext context, Overlay overlay, Appearance appearance) {
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    model =
        new SchedulesViewModel(
            vault,
            context,
            appearance,
            new ActToasts(vault.books().acts(), context, overlay.toasts()));
    calendar =
        new CalendarView(context, model, each -> EnterDialog.open(context, overlay, model, each));
    forecast = new ForecastBox(context, model);
    build();
    model.contentProperty().subscribe(found -> show());
  }

  private final class Asked implements ScheduleCell.Asked {
    @Override
    public void enter(Upcoming each) {
      if (each.schedule().expected().mode() == Expected.Mode.FIXED) {
        model.enter(each);
      } else {
        EnterDialog.open(context, overlay, model, each);
      }
    }

    @Override
    public void skip(Upcoming each) {
      model.skip(each);
    }

    @Override
    public void edit(Schedule schedule) {
      form(schedule, false);
    }

    @Override
    public void remove(Schedule schedule) {
      model.remove(schedule);
    }

    @Override
    public void make(Suggestion suggestion) {
      model.proposed(suggestion).ifPresent(proposed -> form(proposed, true));
    }

    @Override
    public void leaveAlone(Suggestion suggestion) {
      model.leaveAlone(suggestion);
    }
  }

  @Override
  public Node node() {
    return page;
  }

  @Override
  public void focus() {
    list.requestFocus();
  }

  @Override
  public String title() {
    return context.words().get("schedules.title");
  }

  @Override
  public void onShown() {
    model.listen();
  }

  @Override
  public void onHidden() {
    model.stop();
  }

  private void build() {
    Words words = context.words();
    page.getStylesheets()
        .add(
            Objects.requireNonNull(SchedulesScreen.class.getResource("schedules.css"))
                .toExternalForm());
    page.getStyleClass().add("page");
    page.setMinWidth(0);
    var title = new Label(words.get("schedules.title"));
    title.getStyleClass().addAll(Styles.TITLE_3, "page-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    var left = new HBox(8, title);
    left.setAlignment(Pos.CENTER_LEFT);
    for (View view : View.values()) {
      var toggle = new ToggleButton(words.of("schedules.view", view));
      toggle.setId("schedules-" + view);
      toggle.setUserData(view);
      toggle.setToggleGroup(views);
      toggle.setMinWidth(Region.USE_PREF_SIZE);
      toggle.setOnAction(event -> {
        // one of them is always on
        views.selectToggle(toggle);
        show();
      });
      left.getChildren().add(toggle);
    }
    Pills.pressByArrows(views);
    views.selectToggle(views.getToggles().getFirst());
    var add = new Button(words.get("schedules.add"), Icons.of(Feather.PLUS));
    add.setId("schedules-add");
    add.getStyleClass().add(Styles.ACCENT);
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setOnAction(event -> form(null, true));
    var head = new VBox(new Wrapping(left, new HBox(add)));
    head.getStyleClass().add("page-head");
    list.setId("schedules");
    list.getStyleClass().add("schedule-list");
    list.setAccessibleText(words.get("schedules.title"));
    list.setCellFactory(view -> new ScheduleCell(context, model, asked));
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    list.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    empty.setAlignment(Pos.CENTER);
    empty.getChildren().setAll(new Label(words.get("schedules.reading")));
    list.setPlaceholder(empty);
    var hint = new Label(words.get("schedules.hint"));
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    var foot = new HBox(hint);
    foot.getStyleClass().add("page-foot");
    page.setTop(head);
    page.setCenter(list);
    page.setBottom(new VBox(forecast, foot));
  }

  private View view() {
    return views.getSelectedToggle() != null
            && views.getSelectedToggle().getUserData() instanceof View chosen
        ? chosen
        : View.UPCOMING;
  }

  private void show() {
    SchedulesViewModel.Content content = model.contentProperty().get();
    if (content == null) {
      return;
    }
    showEmpty(content);
    if (view() == View.CALENDAR) {
      page.setCenter(calendar);
      calendar.read();
    } else {
      page.setCenter(list);
      int at = list.getSelectionModel().getSelectedIndex();
      list.getItems().setAll(lines(content));
      if (!list.getItems().isEmpty()) {
        list.getSelectionModel().select(Math.clamp(at, 0, list.getItems().size() - 1));
        passTitle();
      }
    }
    forecast.show(content);
    // a month needs the room
    boolean room = view() != View.CALENDAR && !content.names().open().isEmpty();
    forecast.setVisible(room);
    forecast.setManaged(room);
  }

  /** A heading is no line to do something with. */
  private void passTitle() {
    int at = list.getSelectionModel().getSelectedIndex();
    if (list.getItems().get(at) instanceof ScheduleLine.Title && at + 1 < list.getItems().size()) {
      list.getSelectionModel().select(at + 1);
    }
  }

  private List<ScheduleLine> lines(SchedulesViewModel.Content content) {
    var lines = new ArrayList<ScheduleLine>();
    if (view() == View.ALL) {
      lines.addAll(content.all());
      return lines;
    }
    section(lines, "schedules.due", content.coming().stream().filter(one -> one.due()).toList());
    section(lines, "schedules.soon", content.coming().stream().filter(one -> !one.due()).toList());
    section(
        lines, "schedules.found", content.found().stream().map(ScheduleLine.Found::new).toList());
    return lines;
  }

  private static void section(
      List<ScheduleLine> lines, String key, List<? extends ScheduleLine> more) {
    if (!more.isEmpty()) {
      lines.add(new ScheduleLine.Title(key));
      lines.addAll(more);
    }
  }

  private void showEmpty(SchedulesViewModel.Content content) {
    Words words = context.words();
    boolean none = content.all().isEmpty();
    var title = new Label(words.get(none ? "schedules.empty" : "schedules.nothingDue"));
    title.getStyleClass().add(Styles.TITLE_4);
    var hint = new Label(words.get(none ? "schedules.empty.hint" : "schedules.nothingDue.hint"));
    hint.setWrapText(true);
    hint.getStyleClass().add("muted");
    hint.setMaxWidth(520);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    hint.setTextAlignment(TextAlignment.CENTER);
    empty.getChildren().setAll(title, hint);
  }

  private void form(@Nullable Schedule schedule, boolean isNew) {
    SchedulesViewModel.Content content = model.contentProperty().get();
    if (content != null) {
      ScheduleDialog.open(vault, context, overlay, content.names(), schedule, isNew);
    }
  }

  private void pressed(KeyEvent event) {
    ScheduleLine line = list.getSelectionModel().getSelectedItem();
    if (line == null || event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case ENTER -> first(line);
      case F2 -> schedule(line);
      case DELETE -> last(line);
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void typed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    ScheduleLine line = list.getSelectionModel().getSelectedItem();
    switch (event.getCharacter().toLowerCase(Locale.ROOT)) {
      case "n" -> form(null, true);
      case "s" -> {
        if (line instanceof ScheduleLine.Coming(Upcoming each, boolean due)) {
          asked.skip(each);
        }
      }
      case "e" -> schedule(line);
      default -> {
        return;
      }
    }
    event.consume();
  }

  /** What the first button of a line does. */
  private void first(ScheduleLine line) {
    switch (line) {
      case ScheduleLine.Coming(Upcoming each, boolean due) -> asked.enter(each);
      case ScheduleLine.Found(Suggestion one) -> asked.make(one);
      case ScheduleLine.Defined(Schedule one, Upcoming next) -> asked.edit(one);
      case ScheduleLine.Title title -> {}
    }
  }

  private void last(ScheduleLine line) {
    switch (line) {
      case ScheduleLine.Found(Suggestion one) -> asked.leaveAlone(one);
      case ScheduleLine.Defined(Schedule one, Upcoming next) -> asked.remove(one);
      case ScheduleLine.Coming(Upcoming each, boolean due) -> asked.skip(each);
      case ScheduleLine.Title title -> {}
    }
  }

  private void schedule(@Nullable ScheduleLine line) {
    switch (line) {
      case ScheduleLine.Coming(Upcoming each, boolean due) -> asked.edit(each.schedule());
      case ScheduleLine.Defined(Schedule one, Upcoming next) -> asked.edit(one);
      case null, default -> {}
    }
  }
}

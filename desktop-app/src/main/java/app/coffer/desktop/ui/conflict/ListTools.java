package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.Bulk;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.Plans.OnBudget;
import app.coffer.desktop.conflict.Side;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.id.DeviceId;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.collections.SetChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Above the list: search, filter, and deciding many at once. */
final class ListTools extends FlowPane {
  private final ConflictListViewModel list;
  private final UiContext context;
  private final Overlay overlay;
  private final TextField search = new TextField();
  private final ComboBox<Optional<QuestionGroup>> groups = new ComboBox<>();
  private final ComboBox<ListRow.Question> strip = new ComboBox<>();
  private final Label number = new Label();
  private final MenuButton take;
  private final Button keep;
  private final HBox bulk;

  ListTools(ConflictListViewModel list, UiContext context, Overlay overlay) {
    super(10, 8);
    this.list = list;
    this.context = context;
    this.overlay = overlay;
    var words = context.words();
    search.setId("conflict-search");
    search.setPromptText(words.get("conflict.search"));
    search.setAccessibleText(words.get("conflict.search"));
    search.setPrefColumnCount(14);
    groups.setId("conflict-groups");
    groups.getItems().add(Optional.empty());
    for (QuestionGroup group : QuestionGroup.values()) {
      groups.getItems().add(Optional.of(group));
    }
    groups.setConverter(
        new ChoiceText<>(group ->
            group
                .map(each -> words.of("conflict.group", each))
                .orElseGet(() -> words.get("conflict.group.all"))));
    groups.setValue(Optional.empty());
    groups.setAccessibleText(words.get("conflict.group.filter"));
    search.textProperty().subscribe(text -> filter());
    groups.valueProperty().subscribe(group -> filter());
    take = new MenuButton(words.get("conflict.bulk.take"));
    take.setId("bulk-take");
    take.setOnShowing(event -> take.getItems().setAll(rules(list.chosen())));
    // a menu button without items does not open
    take.getItems().add(new MenuItem());
    keep = new Button(words.get("conflict.bulk.keepEdited"));
    keep.setId("bulk-keep");
    keep.setOnAction(event -> preview(keep.getText(), list.chosen(), new Bulk.Rule.KeepEdited()));
    var none = Icons.button(Feather.X, words.get("conflict.bulk.none"), list.ticks()::none);
    bulk = new HBox(8, number, take, keep, none);
    var undo = new Button(words.get("conflict.undo.last"), Icons.of(Feather.CORNER_UP_LEFT));
    undo.setId("undo-last");
    undo.getStyleClass().add(Styles.FLAT);
    undo.setTooltip(new Tooltip(words.get("conflict.undo.last.help")));
    undo.setOnAction(event -> list.decisions().undoLast());
    bulk.setAlignment(Pos.CENTER_LEFT);
    for (Region each : List.of(number, take, keep, undo)) {
      each.setMinWidth(USE_PREF_SIZE);
    }
    strip();
    getChildren().addAll(search, groups, undo, bulk);
    setRowValignment(javafx.geometry.VPos.CENTER);
    getStyleClass().add("list-tools");
    list.ticks().ticked().addListener((SetChangeListener<Object>) change -> showTicks());
    showTicks();
  }

  private void strip() {
    strip.setId("conflict-strip");
    strip.setAccessibleText(context.words().get("conflict.list"));
    strip.setConverter(
        new ChoiceText<>(row -> row == null ? "" : row.title() + "  ·  " + row.values()));
    InvalidationListener refill =
        rows -> {
          strip
              .getItems()
              .setAll(
                  list.rows().stream()
                      .filter(ListRow.Question.class::isInstance)
                      .map(ListRow.Question.class::cast)
                      .toList());
          showStripped();
        };
    list.rows().addListener(refill);
    list.currentProperty().subscribe(question -> showStripped());
    strip.setOnAction(event -> {
      if (strip.getValue() != null) {
        list.select(strip.getValue().record());
      }
    });
  }

  private void showStripped() {
    list.selected()
        .flatMap(record ->
            strip.getItems().stream().filter(row -> row.record().equals(record)).findFirst())
        .ifPresent(strip::setValue);
  }

  /** In a narrow window the list is a box to choose from. */
  void showStrip(boolean shown) {
    getChildren().remove(strip);
    if (shown) {
      getChildren().addFirst(strip);
    }
  }

  private void filter() {
    list.filter(search.getText(), groups.getValue().orElse(null));
  }

  private void showTicks() {
    int ticked = list.ticks().ticked().size();
    bulk.setVisible(ticked > 0);
    bulk.setManaged(ticked > 0);
    number.setText(context.words().count("conflict.bulk.selected", ticked));
  }

  /** What can be taken of these questions: of each device, the newest, what was before. */
  private List<MenuItem> rules(List<Conflict> conflicts) {
    var items = new ArrayList<MenuItem>();
    devices(conflicts)
        .forEach((device, name) ->
            items.add(
                item(
                    context.words().get("conflict.bulk.device", name),
                    conflicts,
                    new Bulk.Rule.Device(device))));
    items.add(item(context.words().get("conflict.bulk.newest"), conflicts, new Bulk.Rule.Newest()));
    items.add(item(context.words().get("conflict.bulk.before"), conflicts, new Bulk.Rule.Before()));
    return items;
  }

  private Map<DeviceId, String> devices(List<Conflict> conflicts) {
    var devices = new LinkedHashMap<DeviceId, String>();
    for (Conflict conflict : conflicts) {
      for (Side side : conflict.sides()) {
        devices.put(
            side.device(),
            side.deviceName().isBlank()
                ? context.words().get("conflict.side.unnamed")
                : side.deviceName());
      }
    }
    return devices;
  }

  private MenuItem item(String text, List<Conflict> conflicts, Bulk.Rule rule) {
    var item = new MenuItem(text);
    item.setOnAction(event -> preview(text, conflicts, rule));
    return item;
  }

  private void preview(String title, List<Conflict> conflicts, Bulk.Rule rule) {
    list.decisions().foresee(conflicts, rule, (plan, budget) -> ask(title, plan, budget));
  }

  private void ask(String title, Bulk.Plan plan, List<OnBudget> budget) {
    overlay.open(
        BulkDialog.of(
            title,
            plan,
            budget,
            list.names(),
            context,
            overlay::closeDialog,
            () -> {
              overlay.closeDialog();
              list.ticks().none();
              list.decisions().decide(plan);
            }));
  }

  /** The menu of one question, made when it is asked for. */
  ContextMenu quick(ListRow.Question row) {
    var menu = new ContextMenu(new MenuItem());
    menu.setOnShowing(event -> {
      var here = list.of(row.record());
      menu.getItems().setAll(rules(here));
      if (here.stream().anyMatch(Conflict::removedAgainstEdited)) {
        menu.getItems()
            .add(
                item(
                    context.words().get("conflict.bulk.keepEdited"),
                    here,
                    new Bulk.Rule.KeepEdited()));
      }
    });
    return menu;
  }
}

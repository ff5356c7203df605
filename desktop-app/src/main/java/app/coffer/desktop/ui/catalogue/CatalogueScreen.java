package app.coffer.desktop.ui.catalogue;

import app.coffer.desktop.catalogue.Entry;
import app.coffer.desktop.ledger.RegisterFilter;
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
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Categories in their order, payees and tags: named, joined, hidden, removed. */
public final class CatalogueScreen implements Screen {
  private final OpenVault vault;
  private final UiContext context;
  private final Words words;
  private final Overlay overlay;
  private final Consumer<RegisterFilter> show;
  private final CatalogueViewModel model;
  private final BorderPane page = new BorderPane();
  private final ListView<Line> list = new ListView<>();
  private final TextField search = new TextField();
  private final Label empty = new Label();
  private final Label hint = new Label();
  private final LineTools tools;
  private Tab tab = Tab.CATEGORIES;

  /** Followed when the list is read again. */
  private @Nullable Entry following;

  /**
   * @param show shows the transactions that a filter finds
   */
  public CatalogueScreen(
      OpenVault vault, UiContext context, Overlay overlay, Consumer<RegisterFilter> show) {
    this.vault = vault;
    this.context = context;
    this.words = context.words();
    this.overlay = overlay;
    this.show = show;
    model =
        new CatalogueViewModel(
            vault, context, new ActToasts(vault.books().acts(), context, overlay.toasts()));
    tools = new LineTools(words, this::perform);
    build();
    model.contentProperty().subscribe(content -> refill());
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
    return words.get("catalogue.title");
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
    page.getStylesheets()
        .add(
            Objects.requireNonNull(CatalogueScreen.class.getResource("catalogue.css"))
                .toExternalForm());
    page.getStyleClass().add("page");
    page.setMinWidth(0);
    search.setId("catalogue-search");
    search.setPromptText(words.get("catalogue.search"));
    search.setAccessibleText(words.get("catalogue.search"));
    search.setPrefColumnCount(14);
    search.textProperty().subscribe(text -> refill());
    var add = new Button(words.get("catalogue.add"), Icons.of(Feather.PLUS));
    add.setId("catalogue-add");
    add.getStyleClass().add(Styles.ACCENT);
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setOnAction(event -> perform(LineAct.ADD));
    var right = new HBox(8, search, add);
    right.setAlignment(Pos.CENTER_RIGHT);
    var title = new Label(words.get("catalogue.title"));
    title.getStyleClass().addAll(Styles.TITLE_3, "page-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    var left = new HBox(title);
    left.setAlignment(Pos.CENTER_LEFT);
    var head = new VBox(10, new Wrapping(left, right), tools.beside(tabs()));
    head.getStyleClass().add("page-head");
    list.setId("catalogue");
    list.getStyleClass().add("catalogue-list");
    list.setAccessibleText(words.get("catalogue.title"));
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(view -> new LineCell(context, this::drop));
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    list.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    list.setOnMouseClicked(event -> {
      if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
        perform(LineAct.EDIT);
      }
    });
    list.getSelectionModel().getSelectedItems().subscribe(() -> tools.show(selected()));
    empty.getStyleClass().add("muted");
    empty.setWrapText(true);
    empty.setMaxWidth(460);
    list.setPlaceholder(empty);
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    var foot = new HBox(hint);
    foot.getStyleClass().add("page-foot");
    page.setTop(head);
    page.setCenter(list);
    page.setBottom(foot);
    choose(Tab.CATEGORIES);
  }

  private HBox tabs() {
    var group = new ToggleGroup();
    var row = new HBox();
    for (Tab each : Tab.values()) {
      var button = new ToggleButton(words.of("catalogue.tab", each));
      button.setId("catalogue-" + each.name().toLowerCase(Locale.ROOT));
      button.setToggleGroup(group);
      button.setMinWidth(Region.USE_PREF_SIZE);
      button
          .getStyleClass()
          .add(
              each == Tab.CATEGORIES
                  ? Styles.LEFT_PILL
                  : each == Tab.TAGS ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
      button.setSelected(each == tab);
      button.setOnAction(event -> {
        // one of them is always shown
        button.setSelected(true);
        choose(each);
      });
      row.getChildren().add(button);
    }
    Pills.pressByArrows(group);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private void choose(Tab chosen) {
    tab = chosen;
    following = null;
    list.getSelectionModel().clearSelection();
    hint.setText(words.of("catalogue.hint", tab));
    tools.of(tab);
    refill();
  }

  private void refill() {
    Entry wanted = following;
    if (wanted == null && selected().size() == 1) {
      wanted = selected().getFirst().entry();
    }
    following = null;
    int at = list.getSelectionModel().getSelectedIndex();
    List<Line> lines = model.matching(tab, search.getText());
    list.getItems().setAll(lines);
    list.getSelectionModel().clearSelection();
    empty.setText(
        model.contentProperty().get() == null
            ? words.get("catalogue.reading")
            : search.getText().isBlank()
                ? words.of("catalogue.empty", tab)
                : words.get("catalogue.noMatch", search.getText().strip()));
    for (int i = 0; wanted != null && i < lines.size(); i++) {
      if (lines.get(i).entry().equals(wanted)) {
        at = i;
      }
    }
    if (!lines.isEmpty()) {
      int to = Math.clamp(at, 0, lines.size() - 1);
      list.getSelectionModel().select(to);
      list.getFocusModel().focus(to);
    }
    tools.show(selected());
  }

  private List<Line> selected() {
    return list.getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).toList();
  }

  private void drop(Line dragged, Line on) {
    following = dragged.entry();
    model.drop(dragged, on);
  }

  private void perform(LineAct act) {
    List<Line> lines = selected();
    CatalogueViewModel.Content content = model.contentProperty().get();
    if (content == null || lines.isEmpty() && act != LineAct.ADD && act != LineAct.UNUSED) {
      return;
    }
    switch (act) {
      case ADD -> dialog().add(tab, heading(lines), groups(content));
      case EDIT -> dialog().edit(lines.getFirst(), groups(content));
      case UP, DOWN -> {
        if (search.getText().isBlank()) {
          following = lines.getFirst().entry();
          model.move(lines.getFirst(), act == LineAct.UP ? -1 : 1);
        }
      }
      case HIDE -> {
        if (lines.getFirst() instanceof Line.OfCategory(var category, var group, var used)) {
          model.toggleHidden(category);
        }
      }
      case SHOW -> show.accept(RegisterFilter.all().with(lines.getFirst().chips()));
      case JOIN -> gone(content, lines).join();
      case REMOVE -> gone(content, lines).remove();
      case UNUSED -> model.removeUnused();
    }
  }

  private EditDialog dialog() {
    return new EditDialog(vault, context, overlay, model);
  }

  /** Of several kinds only those of the first are meant. */
  private GoneDialog gone(CatalogueViewModel.Content content, List<Line> lines) {
    List<Line> alike =
        lines.stream().filter(one -> one.getClass().equals(lines.getFirst().getClass())).toList();
    return new GoneDialog(context, overlay, model, alike, content.of(tab));
  }

  private static List<String> groups(CatalogueViewModel.Content content) {
    return content.categories().stream()
        .filter(Line.OfGroup.class::isInstance)
        .map(Line::name)
        .toList();
  }

  private static String heading(List<Line> lines) {
    return lines.isEmpty()
        ? ""
        : switch (lines.getFirst()) {
          case Line.OfGroup group -> group.name();
          case Line.OfCategory category -> category.group();
          default -> "";
        };
  }

  private void pressed(KeyEvent event) {
    LineAct act =
        event.isAltDown()
            ? switch (event.getCode()) {
              case UP -> LineAct.UP;
              case DOWN -> LineAct.DOWN;
              default -> null;
            }
            : event.isShortcutDown()
                ? null
                : switch (event.getCode()) {
                  case F2 -> LineAct.EDIT;
                  case ENTER -> LineAct.SHOW;
                  case DELETE -> LineAct.REMOVE;
                  default -> null;
                };
    if (act != null) {
      perform(act);
      event.consume();
    } else if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
      search.requestFocus();
      event.consume();
    }
  }

  private void typed(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    LineAct act =
        switch (event.getCharacter().toLowerCase(Locale.ROOT)) {
          case "n" -> LineAct.ADD;
          case "e" -> LineAct.EDIT;
          case "h" -> LineAct.HIDE;
          case "m" -> LineAct.JOIN;
          default -> null;
        };
    if (act != null) {
      perform(act);
      event.consume();
    }
  }
}

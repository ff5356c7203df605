package app.coffer.desktop.ui.rules;

import app.coffer.desktop.rules.Action;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.kit.ActToasts;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.kit.Wrapping;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
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
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Rules in the order in which they run, and those that corrections ask for. */
public final class RulesScreen implements Screen {
  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private final RulesViewModel model;
  private final BorderPane page = new BorderPane();
  private final ListView<RuleLine> list = new ListView<>();
  private final VBox empty = new VBox(12);
  private final Asked asked = new Asked();
  private @Nullable RecordId following;

  public RulesScreen(OpenVault vault, UiContext context, Overlay overlay, Appearance appearance) {
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    model =
        new RulesViewModel(
            vault,
            context,
            appearance,
            new ActToasts(vault.books().acts(), context, overlay.toasts()));
    build();
    model.contentProperty().subscribe(this::show);
  }

  private final class Asked implements RuleCell.Asked {
    @Override
    public void edit(Rule rule) {
      boolean there = standing(rule.id());
      form(there ? rule : rule.at(count()), !there);
    }

    @Override
    public void toggle(Rule rule) {
      model.toggle(rule);
    }

    @Override
    public void move(Rule rule, int by) {
      following = rule.id();
      model.move(rule, by);
    }

    @Override
    public void remove(Rule rule) {
      model.remove(rule);
    }

    @Override
    public void accept(Rule proposal) {
      model.accept(proposal);
    }

    @Override
    public void leaveAlone(Rule proposal) {
      model.leaveAlone(proposal);
      overlay
          .toasts()
          .show(
              context.words().get("rules.leftAlone", proposal.name()),
              context.words().get("undo.undo"),
              () -> model.thinkAgain(proposal));
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
    return context.words().get("rules.title");
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
        .add(Objects.requireNonNull(RulesScreen.class.getResource("rules.css")).toExternalForm());
    page.getStyleClass().add("page");
    page.setMinWidth(0);
    var title = new Label(words.get("rules.title"));
    title.getStyleClass().addAll(Styles.TITLE_3, "page-title");
    title.setMinWidth(Region.USE_PREF_SIZE);
    var add = new Button(words.get("rules.add"), Icons.of(Feather.PLUS));
    add.setId("rules-add");
    add.getStyleClass().add(Styles.ACCENT);
    add.setMinWidth(Region.USE_PREF_SIZE);
    add.setOnAction(event -> create());
    var left = new HBox(title);
    left.setAlignment(Pos.CENTER_LEFT);
    var order = new Label(words.get("rules.order"));
    order.getStyleClass().add("muted");
    order.setWrapText(true);
    var head = new VBox(4, new Wrapping(left, new HBox(add)), order);
    head.getStyleClass().add("page-head");
    list.setId("rules");
    list.getStyleClass().add("rule-list");
    list.setAccessibleText(words.get("rules.title"));
    list.setCellFactory(view -> new RuleCell(context, model, asked));
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    list.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    empty.setAlignment(Pos.CENTER);
    empty.getChildren().setAll(new Label(words.get("rules.reading")));
    list.setPlaceholder(empty);
    var hint = new Label(words.get("rules.hint"));
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    var foot = new HBox(hint);
    foot.getStyleClass().add("page-foot");
    page.setTop(head);
    page.setCenter(list);
    page.setBottom(foot);
  }

  private void show(RulesViewModel.@Nullable Content content) {
    if (content == null) {
      return;
    }
    int at = list.getSelectionModel().getSelectedIndex();
    var lines = new ArrayList<RuleLine>();
    if (!content.proposals().isEmpty()) {
      lines.add(new RuleLine.Title("rules.proposed"));
      content.proposals().forEach(rule -> lines.add(new RuleLine.Proposed(rule)));
      if (!content.rules().isEmpty()) {
        lines.add(new RuleLine.Title("rules.yours"));
      }
    }
    for (int place = 0; place < content.rules().size(); place++) {
      lines.add(new RuleLine.Standing(content.rules().get(place), place, content.rules().size()));
    }
    list.getItems().setAll(lines);
    select(at);
    showEmpty();
  }

  /** A rule that was moved keeps the focus; a heading never gets it. */
  private void select(int at) {
    List<RuleLine> lines = list.getItems();
    if (lines.isEmpty()) {
      return;
    }
    int wanted = Math.clamp(at, 0, lines.size() - 1);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i) instanceof RuleLine.Standing(Rule rule, int place, int all)
          && rule.id().equals(following)) {
        wanted = i;
      }
    }
    following = null;
    if (lines.get(wanted) instanceof RuleLine.Title && wanted + 1 < lines.size()) {
      wanted++;
    }
    list.getSelectionModel().select(wanted);
  }

  private void showEmpty() {
    Words words = context.words();
    var title = new Label(words.get("rules.empty"));
    title.getStyleClass().add(Styles.TITLE_4);
    var hint = new Label(words.get("rules.empty.hint"));
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    hint.setMaxWidth(520);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    hint.setTextAlignment(TextAlignment.CENTER);
    empty.getChildren().setAll(title, hint);
  }

  private boolean standing(RecordId id) {
    RulesViewModel.Content content = model.contentProperty().get();
    return content != null && content.rules().stream().anyMatch(rule -> rule.id().equals(id));
  }

  private int count() {
    RulesViewModel.Content content = model.contentProperty().get();
    return content == null ? 0 : content.rules().size();
  }

  private void create() {
    form(
        new Rule(
            vault.books().rules().newId(),
            "",
            count(),
            true,
            false,
            false,
            List.of(),
            List.of(new Action.SetNotes(""))),
        true);
  }

  private void form(Rule rule, boolean isNew) {
    RulesViewModel.Content content = model.contentProperty().get();
    if (content != null) {
      // the list shows it, wherever it will stand
      following = rule.id();
      RuleDialog.open(vault, context, overlay, model, content.names(), rule, isNew);
    }
  }

  private void pressed(KeyEvent event) {
    RuleLine line = list.getSelectionModel().getSelectedItem();
    if (line == null || event.isShortcutDown()) {
      return;
    }
    if (event.isAltDown()) {
      if (line instanceof RuleLine.Standing(Rule rule, int place, int all)
          && (event.getCode() == KeyCode.UP || event.getCode() == KeyCode.DOWN)) {
        asked.move(rule, event.getCode() == KeyCode.UP ? -1 : 1);
        event.consume();
      }
      return;
    }
    switch (event.getCode()) {
      case ENTER -> first(line);
      case F2 -> edit(line);
      case SPACE -> toggle(line);
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
    switch (event.getCharacter().toLowerCase(Locale.ROOT)) {
      case "n" -> create();
      case "e" -> edit(list.getSelectionModel().getSelectedItem());
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void first(RuleLine line) {
    switch (line) {
      case RuleLine.Proposed(Rule rule) -> asked.accept(rule);
      case RuleLine.Standing(Rule rule, int place, int all) -> asked.edit(rule);
      case RuleLine.Title title -> {}
    }
  }

  private void edit(@Nullable RuleLine line) {
    switch (line) {
      case RuleLine.Proposed(Rule rule) -> asked.edit(rule);
      case RuleLine.Standing(Rule rule, int place, int all) -> asked.edit(rule);
      case null, default -> {}
    }
  }

  private void toggle(RuleLine line) {
    if (line instanceof RuleLine.Standing(Rule rule, int place, int all)) {
      asked.toggle(rule);
    }
  }

  private void last(RuleLine line) {
    switch (line) {
      case RuleLine.Proposed(Rule rule) -> asked.leaveAlone(rule);
      case RuleLine.Standing(Rule rule, int place, int all) -> asked.remove(rule);
      case RuleLine.Title title -> {}
    }
  }
}

package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.Content;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One question: why it is asked, the versions side by side, the effects, and the answer. */
final class QuestionPane extends BorderPane {
  private static final double ROW_GAP = 6;

  /** So much of the figures tells the first of them. */
  private static final double FIRST_FIGURES = 76;

  private final ConflictViewModel question;
  private final ConflictListViewModel list;
  private final UiContext context;
  private final ConflictKeys.Actions actions;
  private final Overlay overlay;
  private final List<Subscription> subscriptions = new ArrayList<>();
  private final EffectsPanel effects;
  private final Label stale = new Label();
  private final Label hint = new Label();
  private final MoneyLine money;
  private final Button past = new Button();
  private final VBox content = new VBox(16);
  private final ScrollPane scroll = new ScrollPane(content);
  private @Nullable CompareTable table;
  private @Nullable DeletionCard card;

  /**
   * @param folded whether what was before has no column of its own
   */
  QuestionPane(
      ConflictViewModel question,
      ConflictListViewModel list,
      UiContext context,
      boolean folded,
      ConflictKeys.Actions actions,
      Overlay overlay) {
    this.actions = actions;
    this.overlay = overlay;
    this.question = question;
    this.list = list;
    this.context = context;
    getStyleClass().add("question");
    money = new MoneyLine(context.words());
    effects = new EffectsPanel(question, context.words(), question.deletion().isPresent());
    setTop(top());
    setCenter(body(folded));
    setBottom(bottom());
    subscriptions.add(effects.listen());
    if (question.deletion().isEmpty()) {
      subscriptions.add(question.effectsProperty().subscribe(money::show));
      keepMoneyInSight();
    }
  }

  /** While the figures are scrolled away their first line stands above the buttons. */
  private void keepMoneyInSight() {
    Runnable look =
        () -> {
          double row = money.isManaged() && !hint.isManaged() ? money.getHeight() + ROW_GAP : 0;
          double room = scroll.getViewportBounds().getHeight() + row;
          double hidden = Math.max(0, content.getHeight() - scroll.getViewportBounds().getHeight());
          double top = effects.getBoundsInParent().getMinY() - scroll.getVvalue() * hidden;
          boolean away =
              top + Math.min(effects.getHeight(), FIRST_FIGURES) > room
                  || top + effects.getHeight() < FIRST_FIGURES;
          // not while things are being laid out
          Platform.runLater(() -> money.setOutOfSight(room > 0 && away));
        };
    subscriptions.add(scroll.vvalueProperty().subscribe(look));
    subscriptions.add(effects.boundsInParentProperty().subscribe(look));
    subscriptions.add(scroll.viewportBoundsProperty().subscribe(look));
  }

  /** Stops listening to the question. */
  void close() {
    subscriptions.forEach(Subscription::unsubscribe);
    subscriptions.clear();
  }

  ConflictViewModel question() {
    return question;
  }

  Optional<CompareTable> table() {
    return Optional.ofNullable(table);
  }

  Optional<DeletionCard> card() {
    return Optional.ofNullable(card);
  }

  /** Puts the focus where the person goes on: on what is new, else on the first thing to decide. */
  void focusFirst() {
    if (!question.staleProperty().get().isEmpty()) {
      stale.requestFocus();
    } else if (card != null) {
      card.focus();
    } else if (table != null) {
      table.focusFirst();
    }
  }

  /** Moves the focus so many rows further; 0 puts it where the person goes on. */
  void row(int by) {
    if (by == 0) {
      focusFirst();
    } else if (card != null && (card.hasFocus() || table == null)) {
      if (card.hasFocus()) {
        card.step(by);
      } else {
        card.focus();
      }
    } else if (table != null) {
      var here = table.focused();
      if (here.isPresent()) {
        table.focus(here.getAsInt() + by);
      } else {
        table.focusFirst();
      }
    }
  }

  void focusFigures() {
    effects.focusFigures();
  }

  private Node top() {
    var title = new Label(question.about().title());
    title.getStyleClass().add(Styles.TITLE_3);
    title.setWrapText(true);
    HBox.setHgrow(title, Priority.ALWAYS);
    title.setMaxWidth(Double.MAX_VALUE);
    var position =
        new Label(
            context.words().get("conflict.position", list.position(), list.countProperty().get()));
    position.getStyleClass().add("muted");
    position.setMinWidth(USE_PREF_SIZE);
    var previous =
        Icons.button(Feather.CHEVRON_UP, context.words().get("conflict.previous"), list::previous);
    var next = Icons.button(Feather.CHEVRON_DOWN, context.words().get("conflict.next"), list::next);
    previous.setDisable(list.position() <= 1);
    next.setDisable(list.position() >= list.countProperty().get());
    var head = new HBox(8, title, position, new HBox(previous, next));
    head.setAlignment(Pos.CENTER_LEFT);
    var place = new Label(question.about().place());
    place.getStyleClass().add("muted");
    var why = new Label(question.about().why());
    why.setWrapText(true);
    why.setMinHeight(Region.USE_PREF_SIZE);
    var box = new VBox(4, head, place, why);
    box.getStyleClass().add("question-top");
    if (question.reconciled()) {
      box.getChildren()
          .add(bar(new Label(context.words().get("conflict.reconciled")), Feather.LOCK, "danger"));
    }
    box.getChildren().add(bar(stale, Feather.REFRESH_CW, "stale", question.staleProperty()));
    var problem = new Label();
    box.getChildren()
        .add(bar(problem, Feather.ALERT_TRIANGLE, "danger", question.problemProperty()));
    stale.setFocusTraversable(true);
    return box;
  }

  private Node bar(
      Label text, Feather icon, String style, javafx.beans.value.ObservableValue<String> words) {
    Node bar = bar(text, icon, style);
    subscriptions.add(
        words.subscribe(said -> {
          text.setText(said);
          bar.setVisible(!said.isEmpty());
          bar.setManaged(!said.isEmpty());
        }));
    return bar;
  }

  private static Node bar(Label text, Feather icon, String style) {
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(text, Priority.ALWAYS);
    var bar = new HBox(10, Icons.of(icon), text);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().addAll("bar", "bar-" + style);
    VBox.setMargin(bar, new javafx.geometry.Insets(6, 0, 0, 0));
    return bar;
  }

  private Node body(boolean folded) {
    question
        .deletion()
        .ifPresent(deletion -> {
          var asked = new DeletionCard(question, deletion, context.words());
          card = asked;
          subscriptions.add(asked.listen());
          content.getChildren().add(asked);
        });
    if (question.comparing()) {
      var compare = new CompareTable(question, question.text().names(), context, folded, overlay);
      table = compare;
      subscriptions.add(compare.subscription());
      var sideways =
          new Sideways(compare, compare.labelWidth(), compare.resultWidth(), compare::shift);
      content.getChildren().add(sideways);
      keepInSight(compare, sideways);
    }
    question.rows().stream()
        .filter(UnitRow::canBeApart)
        .findFirst()
        .ifPresent(row -> content.getChildren().add(apart(row)));
    content.getChildren().addAll(effects, related());
    content.getStyleClass().add("question-body");
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("question-scroll");
    return scroll;
  }

  /** Of two currencies of one account: whether the other becomes an account of its own. */
  private Node apart(UnitRow row) {
    var box = new CheckBox(context.words().get("conflict.apart"));
    box.setId("second-account");
    box.setWrapText(true);
    box.setMinHeight(Region.USE_PREF_SIZE);
    box.setOnAction(event -> row.setApart(box.isSelected()));
    subscriptions.add(row.choiceProperty().subscribe(choice -> box.setSelected(row.apart())));
    return box;
  }

  /** What else hangs on it; looked up away from the window's thread. */
  private Node related() {
    var text = new Label();
    text.setId("related");
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.getStyleClass().add("muted");
    HBox.setHgrow(text, Priority.SOMETIMES);
    var show = new Hyperlink(context.words().get("conflict.related.show"));
    show.setId("related-show");
    show.setMinWidth(Region.USE_PREF_SIZE);
    var line = new HBox(8, text, show);
    line.setAlignment(Pos.CENTER_LEFT);
    line.setVisible(false);
    line.setManaged(false);
    list.relatedTo(
        question.conflict(),
        related -> {
          text.setText(related.text());
          show.setVisible(!related.others().isEmpty());
          show.setManaged(show.isVisible());
          show.setOnAction(event ->
              list.select(
                  related.next(ListRow.records(list.rows()), question.conflict().record())));
          line.setVisible(!related.text().isEmpty());
          line.setManaged(line.isVisible());
        });
    return line;
  }

  /** Moves the table's head along while its rows scroll under it. */
  private void keepInSight(CompareTable compare, Region place) {
    Runnable move =
        () -> {
          double hidden = Math.max(0, content.getHeight() - scroll.getViewportBounds().getHeight());
          double top = scroll.getVvalue() * hidden;
          double room = compare.getHeight() - compare.head().getHeight();
          double by = Math.clamp(top - place.getLayoutY(), 0, Math.max(0, room));
          compare.head().setTranslateY(by);
        };
    subscriptions.add(scroll.vvalueProperty().subscribe(move));
    subscriptions.add(content.heightProperty().subscribe(move));
    subscriptions.add(scroll.viewportBoundsProperty().subscribe(move));
  }

  private Node bottom() {
    var words = context.words();
    var later = new Button(words.get("conflict.later"));
    later.setTooltip(new Tooltip(words.get("conflict.later.help")));
    later.setOnAction(event -> list.later());
    later.setMinWidth(Region.USE_PREF_SIZE);
    later.setDisable(list.countProperty().get() < 2);
    boolean last = list.countProperty().get() < 2;
    var apply = new Button(words.get(last ? "conflict.apply.last" : "conflict.apply"));
    apply.getStyleClass().add(Styles.ACCENT);
    apply.setId("apply");
    apply.setTooltip(new Tooltip(words.get("conflict.apply.help")));
    apply.setMinWidth(Region.USE_PREF_SIZE);
    apply.disableProperty().bind(question.applicableProperty().not().or(list.busyProperty()));
    subscriptions.add(() -> apply.disableProperty().unbind());
    apply.setOnAction(event -> list.applyAndNext());
    hint.getStyleClass().add("muted");
    hint.setMaxWidth(Double.MAX_VALUE);
    hint.setAlignment(Pos.CENTER_RIGHT);
    for (UnitRow row : question.rows()) {
      subscriptions.add(row.choiceProperty().subscribe(choice -> showHint()));
      subscriptions.add(row.markedProperty().subscribe(marked -> showHint()));
    }
    subscriptions.add(question.stayProperty().subscribe(stay -> showHint()));
    var register = new Button(words.get("conflict.register"));
    register.setTooltip(new Tooltip(words.get("conflict.register.help")));
    register.setOnAction(event -> actions.register());
    register.setMinWidth(Region.USE_PREF_SIZE);
    boolean hasRegister =
        new Content(question.conflict().provisional()).isTransaction()
            || new Content(question.conflict().provisional()).isAccount();
    register.setVisible(hasRegister);
    register.setManaged(hasRegister);
    past.setText(words.get("conflict.history"));
    past.setId("history-open");
    past.setTooltip(new Tooltip(words.get("conflict.history.help")));
    past.setOnAction(event -> actions.history());
    past.setMinWidth(Region.USE_PREF_SIZE);
    var others = new FlowPane(8, 8, later, register, past);
    others.setAlignment(Pos.CENTER_LEFT);
    others.setMinWidth(0);
    HBox.setHgrow(others, Priority.ALWAYS);
    var buttons = new HBox(8, others, apply);
    buttons.setAlignment(Pos.CENTER_LEFT);
    hint.setMinWidth(Region.USE_PREF_SIZE);
    KeyHint.on(later, "S", this);
    KeyHint.on(register, "G", this);
    KeyHint.on(past, "H", this);
    KeyHint.on(apply, words.get("conflict.apply.key"), this);
    HBox.setHgrow(money, Priority.ALWAYS);
    HBox.setHgrow(hint, Priority.SOMETIMES);
    var said = new HBox(12, money, hint);
    said.managedProperty().bind(money.managedProperty().or(hint.managedProperty()));
    var bar = new VBox(ROW_GAP, said, buttons);
    bar.getStyleClass().add("question-bottom");
    return bar;
  }

  private void showHint() {
    var words = context.words();
    String text = "";
    if (!question.applicableProperty().get()) {
      boolean fresh = question.rows().stream().anyMatch(row -> row.markedProperty().get());
      if (fresh) {
        text = words.get("conflict.left.new");
      } else if (question.deletion().isPresent() && question.stayProperty().get() == null) {
        text = words.get("conflict.left.stay");
      } else {
        text = words.count("conflict.left", question.left());
      }
    }
    hint.setText(text);
    hint.setVisible(!text.isEmpty());
    hint.setManaged(!text.isEmpty());
  }
}

package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.conflict.RecordQuestion.Option;
import app.coffer.desktop.conflict.RecordQuestions.Target;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import atlantafx.base.theme.Styles;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Asks about a whole record: what happened, what can become of it, and what that does. */
final class RecordPane extends BorderPane {
  /** Narrower than this neither an answer nor its account can be read. */
  private static final double OPTION = 130;

  private static final double TARGET = 150;

  private final RecordViewModel question;
  private final ConflictListViewModel list;
  private final Words words;
  private final RecordText text;
  private final ToggleGroup group = new ToggleGroup();
  private final Map<Option, RadioButton> radios = new EnumMap<>(Option.class);
  private final ComboBox<Target> target = new ComboBox<>();

  RecordPane(RecordViewModel question, ConflictListViewModel list, UiContext context) {
    this.question = question;
    this.list = list;
    this.words = context.words();
    this.text = question.text();
    getStyleClass().add("question");
    setTop(top());
    setCenter(body());
    setBottom(bottom());
    question
        .optionProperty()
        .subscribe(option -> radios.forEach((each, radio) -> radio.setSelected(each == option)));
  }

  void focusFirst() {
    Objects.requireNonNull(radios.get(question.optionProperty().get())).requestFocus();
  }

  /** Answers with the option so much further; stops at the ends. */
  void step(int by) {
    List<Option> all = question.question().options();
    answer(Math.clamp(all.indexOf(question.optionProperty().get()) + by, 0, all.size() - 1));
  }

  /** Answers by an option's place, from 0. */
  void answer(int place) {
    List<Option> all = question.question().options();
    if (place >= 0 && place < all.size()) {
      question.optionProperty().set(all.get(place));
      focusFirst();
    }
  }

  private Node top() {
    var title = new Label(question.question().name());
    title.getStyleClass().add(Styles.TITLE_3);
    title.setWrapText(true);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    var position =
        new Label(words.get("conflict.position", list.position(), list.countProperty().get()));
    position.getStyleClass().add("muted");
    position.setMinWidth(USE_PREF_SIZE);
    var previous = Icons.button(Feather.CHEVRON_UP, words.get("conflict.previous"), list::previous);
    var next = Icons.button(Feather.CHEVRON_DOWN, words.get("conflict.next"), list::next);
    previous.setDisable(list.position() <= 1);
    next.setDisable(list.position() >= list.countProperty().get());
    var head = new HBox(8, title, position, new HBox(previous, next));
    head.setAlignment(Pos.CENTER_LEFT);
    var kind = new Label(text.kind());
    kind.getStyleClass().add("muted");
    var box = new VBox(4, head, kind, wrapped(text.why()));
    box.getStyleClass().add("question-top");
    return box;
  }

  private Node body() {
    var card = new VBox(10);
    card.getStyleClass().add("deletion");
    text.events().forEach(event -> card.getChildren().add(wrapped(event)));
    if (!question.question().uses().transactions().isEmpty()) {
      card.getChildren().add(uses());
    }
    var ask = new Label(words.get("conflict.stay"));
    ask.getStyleClass().add(Styles.TEXT_BOLD);
    VBox.setMargin(ask, new Insets(8, 0, 0, 0));
    card.getChildren().add(ask);
    question.question().options().forEach(option -> card.getChildren().add(option(option)));
    if (question.question().reconciled()) {
      var kept = wrapped(words.get("conflict.whole.reconciled"));
      kept.getStyleClass().add("muted");
      card.getChildren().add(kept);
    }
    var apart = wrapped(words.get("conflict.whole.transfer"));
    apart.setId("whole-transfer");
    apart.getStyleClass().add("muted");
    apart.managedProperty().bind(apart.visibleProperty());
    question.keptApartProperty().subscribe(apart::setVisible);
    card.getChildren().add(apart);
    var content = new VBox(16, card, effects());
    content.getStyleClass().add("question-body");
    var scroll = new ScrollPane(content);
    scroll.setFitToWidth(true);
    scroll.setFocusTraversable(false);
    scroll.getStyleClass().add("question-scroll");
    return scroll;
  }

  private Node uses() {
    var show =
        new Hyperlink(
            words.count("conflict.whole.show", question.question().uses().transactions().size()));
    show.setId("whole-show");
    var lines = new VBox(2);
    show.setOnAction(event -> question.showUses());
    question
        .usesProperty()
        .subscribe(all -> {
          lines.getChildren().setAll(all.stream().map(RecordPane::wrapped).toList());
          show.setVisible(all.isEmpty());
          show.setManaged(all.isEmpty());
        });
    return new VBox(2, show, lines);
  }

  private Node option(Option option) {
    var radio = new RadioButton(text.option(option));
    radio.setToggleGroup(group);
    radio.setWrapText(true);
    radio.setMinWidth(OPTION);
    radio.setMinHeight(Region.USE_PREF_SIZE);
    radio.setId("whole-" + option.name().toLowerCase(java.util.Locale.ROOT));
    radio.setOnAction(event -> question.optionProperty().set(option));
    radios.put(option, radio);
    var line = new HBox(12, radio);
    line.getStyleClass().add("stay");
    line.setAlignment(Pos.CENTER_LEFT);
    line.setOnMouseClicked(event -> question.optionProperty().set(option));
    if (option == Option.MOVE) {
      line.getChildren().add(target());
    }
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var does = new VBox(1);
    does.setAlignment(Pos.CENTER_RIGHT);
    line.getChildren().addAll(gap, does);
    question
        .besideProperty()
        .subscribe(all -> {
          List<String> balances = all.getOrDefault(option, List.of());
          does.getChildren().setAll(balances.stream().map(RecordPane::beside).toList());
          radio.setAccessibleText(text.option(option) + ". " + String.join(" ", balances));
        });
    return line;
  }

  private static Label beside(String text) {
    var label = wrapped(text);
    label.getStyleClass().add("muted");
    label.setTextAlignment(javafx.scene.text.TextAlignment.RIGHT);
    return label;
  }

  private Node target() {
    target.setId("whole-target");
    target.setMinWidth(TARGET);
    target.setAccessibleText(words.get("conflict.whole.where"));
    target.setPromptText(words.get("conflict.whole.choose"));
    target.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Target to) {
            return to == null ? "" : to.name();
          }

          @Override
          public @Nullable Target fromString(String name) {
            return null;
          }
        });
    question.targetsProperty().subscribe(all -> target.getItems().setAll(all));
    target
        .valueProperty()
        .subscribe(to -> {
          question.targetProperty().set(to);
          if (to != null) {
            question.optionProperty().set(Option.MOVE);
          }
        });
    return target;
  }

  private Node effects() {
    var title = new Label(words.get("conflict.effects"));
    title.getStyleClass().add(Styles.TEXT_BOLD);
    var lines = new VBox(3);
    lines.setFocusTraversable(true);
    question
        .effectsProperty()
        .subscribe(all -> {
          lines.getChildren().setAll(all.stream().map(RecordPane::wrapped).toList());
          lines.setAccessibleText(String.join(". ", all));
        });
    var problem = wrapped("");
    problem.getStyleClass().add(Styles.DANGER);
    problem.textProperty().bind(question.problemProperty());
    var box = new VBox(6, title, lines, problem);
    box.getStyleClass().add("effects");
    return box;
  }

  private Node bottom() {
    boolean last = list.countProperty().get() < 2;
    var later = new Button(words.get("conflict.later"));
    later.setOnAction(event -> list.later());
    later.setDisable(last);
    later.setMinWidth(USE_PREF_SIZE);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var apply = new Button(words.get(last ? "conflict.apply.last" : "conflict.apply"));
    apply.getStyleClass().add(Styles.ACCENT);
    apply.setId("apply");
    apply.setTooltip(new Tooltip(words.get("conflict.apply.help")));
    apply.setMinWidth(USE_PREF_SIZE);
    apply.setOnAction(event -> list.applyAndNext());
    KeyHint.on(later, "S", this);
    KeyHint.on(apply, words.get("conflict.apply.key"), this);
    Runnable able = () -> apply.setDisable(!question.applicable());
    question.optionProperty().subscribe(able);
    question.targetProperty().subscribe(able);
    able.run();
    var bar = new HBox(8, later, gap, apply);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.getStyleClass().add("question-bottom");
    return bar;
  }

  private static Label wrapped(String text) {
    var label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}

package app.coffer.desktop.ui.conflict;

import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Words;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.feather.Feather;

/** Asks whether a record stays that one side removed and another edited. */
final class DeletionCard extends VBox {
  /** What an answer does wraps rather than leave the window. */
  private static final double EFFECT = 130;

  private static final double LABEL = 110;

  private final ConflictViewModel question;
  private final Words words;
  private final Deletion deletion;
  private final ToggleGroup group = new ToggleGroup();
  private final Map<Deletion.Stay, RadioButton> radios = new EnumMap<>(Deletion.Stay.class);
  private final Map<Deletion.Stay, VBox> effects = new EnumMap<>(Deletion.Stay.class);

  DeletionCard(ConflictViewModel question, Deletion deletion, Words words) {
    super(10);
    this.question = question;
    this.deletion = deletion;
    this.words = words;
    getStyleClass().add("deletion");
    deletion.events().forEach(event -> getChildren().add(event(event)));
    var ask = new Label(words.get("conflict.stay"));
    ask.getStyleClass().add(Styles.TEXT_BOLD);
    VBox.setMargin(ask, new Insets(8, 0, 0, 0));
    getChildren().add(ask);
    deletion.stays().forEach(option -> getChildren().add(option(option)));
  }

  Subscription listen() {
    return Subscription.combine(
        question.stayProperty().subscribe(this::show),
        question.effectsProperty().subscribe(this::show));
  }

  boolean hasFocus() {
    return radios.values().stream().anyMatch(Node::isFocused);
  }

  void focus() {
    var stay = question.stayProperty().get();
    Objects.requireNonNull(radios.get(stay == null ? Deletion.Stay.KEEP : stay)).requestFocus();
  }

  /** Answers by an option's place, from 0. */
  void answer(int place) {
    if (place >= 0 && place < deletion.stays().size()) {
      question.stay(deletion.stays().get(place).stay());
      focus();
    }
  }

  /** Answers with the option so much further; stops at the ends. */
  void step(int by) {
    var stay = question.stayProperty().get();
    List<Deletion.Stay> order = deletion.stays().stream().map(Deletion.Option::stay).toList();
    answer(stay == null ? 0 : Math.clamp(order.indexOf(stay) + by, 0, order.size() - 1));
  }

  private Node event(Deletion.Event event) {
    boolean removed = event.edits().isEmpty();
    var icon = Icons.of(removed ? Feather.TRASH_2 : Feather.EDIT_3);
    var who = new Label(event.who());
    who.getStyleClass().addAll("head-name", "side-" + event.column());
    var what = new Label(event.what());
    var when = new Label(event.when());
    when.getStyleClass().add("cell-note");
    for (Label label : List.of(who, what, when)) {
      label.setMinWidth(Region.USE_PREF_SIZE);
    }
    var line = new HBox(8, icon, who, what, when);
    line.setAlignment(javafx.geometry.Pos.BASELINE_LEFT);
    var box = new VBox(2, line);
    for (Deletion.Edit edit : event.edits()) {
      var label = new Label(edit.label());
      label.setMinWidth(LABEL);
      label.setMaxWidth(LABEL);
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
      label.getStyleClass().add("cell-note");
      var was = new Label(edit.before());
      var now = new Label(edit.after());
      was.getStyleClass().add("muted");
      was.setWrapText(true);
      for (Label each : List.of(was, now)) {
        each.setMinHeight(Region.USE_PREF_SIZE);
        each.setMinWidth(each.getText().length() > 12 ? LABEL : 40);
      }
      var arrow = Icons.of(Feather.ARROW_RIGHT);
      now.getStyleClass().add(Styles.TEXT_BOLD);
      now.setWrapText(true);
      var change = new HBox(8, label, was, arrow, now);
      change.setAlignment(javafx.geometry.Pos.BASELINE_LEFT);
      change.setAccessibleText(
          edit.label()
              + ": "
              + edit.before()
              + " "
              + words.get("conflict.edit.arrow")
              + " "
              + edit.after());
      VBox.setMargin(change, new Insets(0, 0, 0, 24));
      box.getChildren().add(change);
    }
    return box;
  }

  private Node option(Deletion.Option option) {
    var radio = new RadioButton(option.text());
    radio.setToggleGroup(group);
    radio.setMinWidth(Region.USE_PREF_SIZE);
    radio.setOnAction(event -> question.stay(option.stay()));
    radios.put(option.stay(), radio);
    var effect = new VBox(1);
    effect.setAlignment(javafx.geometry.Pos.CENTER_RIGHT);
    effects.put(option.stay(), effect);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var line = new HBox(12, radio, gap, effect);
    line.getStyleClass().add("stay");
    line.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    line.setOnMouseClicked(event -> question.stay(option.stay()));
    return line;
  }

  private void show(Deletion.Stay stay) {
    radios.forEach((answer, radio) -> radio.setSelected(answer == stay));
  }

  private void show(EffectsTable table) {
    for (int i = 0; i < deletion.stays().size(); i++) {
      Deletion.Option option = deletion.stays().get(i);
      List<Label> lines = new ArrayList<>();
      if (!table.lines().isEmpty()) {
        for (EffectsTable.Line line : table.lines()) {
          sentence(line, i).ifPresent(lines::add);
        }
      }
      Objects.requireNonNull(effects.get(option.stay())).getChildren().setAll(lines);
      Objects.requireNonNull(radios.get(option.stay()))
          .setAccessibleText(
              option.text()
                  + ". "
                  + lines.stream().map(Label::getText).collect(Collectors.joining(". ")));
    }
  }

  /** What an answer does to a balance; all else stands in the table below. */
  private java.util.Optional<Label> sentence(EffectsTable.Line line, int column) {
    if (line.kind() != EffectsTable.Kind.BALANCE && line.kind() != EffectsTable.Kind.STATEMENT) {
      return java.util.Optional.empty();
    }
    EffectsTable.Cell cell = line.cells().get(column);
    String key =
        line.kind() == EffectsTable.Kind.STATEMENT
            ? "conflict.off"
            : cell.changes() ? "conflict.becomes" : "conflict.stays";
    var label = new Label(words.get(key, line.label(), cell.text()));
    label.setWrapText(true);
    label.setMinWidth(EFFECT);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setTextAlignment(javafx.scene.text.TextAlignment.RIGHT);
    label.getStyleClass().add(cell.changes() ? "figure-changes" : "muted");
    if (cell.changes() && line.warning()) {
      label.getStyleClass().add("figure-warning");
    }
    return java.util.Optional.of(label);
  }
}

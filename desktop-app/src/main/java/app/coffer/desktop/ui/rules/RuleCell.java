package app.coffer.desktop.ui.rules;

import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.ui.kit.GrowingCell;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import atlantafx.base.theme.Styles;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** A rule, or one that is proposed, as a sentence. Its buttons repeat what keys do. */
final class RuleCell extends GrowingCell<RuleLine> {
  private static final PseudoClass TITLE = PseudoClass.getPseudoClass("title");
  private static final PseudoClass OFF = PseudoClass.getPseudoClass("off");
  private final UiContext context;
  private final RulesViewModel model;
  private final Asked asked;

  /** What a line asks for. */
  interface Asked {
    void edit(Rule rule);

    void toggle(Rule rule);

    void move(Rule rule, int by);

    void remove(Rule rule);

    void accept(Rule proposal);

    void leaveAlone(Rule proposal);
  }

  RuleCell(UiContext context, RulesViewModel model, Asked asked) {
    this.context = context;
    this.model = model;
    this.asked = asked;
  }

  @Override
  protected void updateItem(@Nullable RuleLine line, boolean empty) {
    super.updateItem(line, empty);
    setText(null);
    setGraphic(null);
    setAccessibleText(null);
    RulesViewModel.Content content = model.contentProperty().get();
    pseudoClassStateChanged(TITLE, !empty && line instanceof RuleLine.Title);
    if (empty || line == null || content == null) {
      return;
    }
    var said = new RuleWords(context, content.names());
    switch (line) {
      case RuleLine.Title(String key) -> setText(context.words().get(key));
      case RuleLine.Proposed(Rule rule) -> proposed(rule, said.of(rule));
      case RuleLine.Standing(Rule rule, int place, int all) ->
          standing(rule, place, all, said.of(rule));
    }
  }

  private void proposed(Rule rule, String said) {
    show(
        List.of(),
        rule.name(),
        said,
        true,
        List.of(
            button("rules.accept", () -> asked.accept(rule)),
            button("rules.change", () -> asked.edit(rule)),
            button("rules.no", () -> asked.leaveAlone(rule))));
    setAccessibleText(context.words().get("rules.said.proposed", said));
  }

  private void standing(Rule rule, int place, int all, String said) {
    Words words = context.words();
    var on = new CheckBox();
    on.setSelected(rule.enabled());
    on.setAccessibleText(words.get("rules.enabled", rule.name()));
    on.setFocusTraversable(false);
    on.setOnAction(event -> asked.toggle(rule));
    var number = new Label(String.valueOf(place + 1));
    number.getStyleClass().add("muted");
    var up = Icons.button(Feather.ARROW_UP, words.get("rules.up"), () -> asked.move(rule, -1));
    var down = Icons.button(Feather.ARROW_DOWN, words.get("rules.down"), () -> asked.move(rule, 1));
    up.setDisable(place == 0);
    down.setDisable(place == all - 1);
    up.setFocusTraversable(false);
    down.setFocusTraversable(false);
    show(
        List.of(on, number),
        rule.name(),
        said,
        rule.enabled(),
        List.of(
            up,
            down,
            button("rules.change", () -> asked.edit(rule)),
            button("rules.remove", () -> asked.remove(rule))));
    setAccessibleText(
        words.get(
            rule.enabled() ? "rules.said.on" : "rules.said.off", place + 1, rule.name(), said));
  }

  private Button button(String key, Runnable action) {
    var button = new Button(context.words().get(key));
    button.getStyleClass().add(Styles.SMALL);
    button.setFocusTraversable(false);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  private void show(
      List<? extends Node> before,
      String name,
      String said,
      boolean on,
      List<? extends Node> after) {
    var title = new Label(on ? name : context.words().get("rules.off", name));
    title.getStyleClass().add("strong");
    title.pseudoClassStateChanged(OFF, !on);
    var sentence = new Label(said);
    sentence.getStyleClass().add("muted");
    sentence.setWrapText(true);
    var text = new VBox(1, title, sentence);
    text.setMinWidth(0);
    HBox.setHgrow(text, Priority.ALWAYS);
    var parts = new ArrayList<Node>(before);
    parts.add(text);
    parts.addAll(after);
    var row = new HBox(8);
    row.getChildren().setAll(parts);
    row.setAlignment(Pos.CENTER_LEFT);
    setGraphic(row);
  }
}

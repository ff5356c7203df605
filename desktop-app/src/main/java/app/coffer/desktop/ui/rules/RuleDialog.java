package app.coffer.desktop.ui.rules;

import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.rules.Rulebook.Effect;
import app.coffer.desktop.ui.conflict.HistoryDialog;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.LedgerNames;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.RefusalWords;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.rules.RuleForm.IfLine;
import app.coffer.desktop.ui.rules.RuleForm.ThenLine;
import app.coffer.desktop.ui.rules.RuleForm.Typed;
import app.coffer.desktop.vault.OpenVault;
import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Makes a rule, or changes one, and shows meanwhile what it would change. */
final class RuleDialog {
  private static final double WIDTH = 720;
  private static final List<Integer> SPANS = List.of(3, 12, 0);
  private final UiContext context;
  private final Overlay overlay;
  private final RulesViewModel model;
  private final RuleForm form;
  private final RuleLines lines;
  private final TextField name = new TextField();
  private final Labelled nameBox;
  private final ComboBox<Boolean> any = new ComboBox<>();
  private final VBox conditions = new VBox(6);
  private final VBox actions = new VBox(6);
  private final ComboBox<Integer> span = new ComboBox<>();
  private final Label count = new Label();
  private final Label problem = new Label();
  private final ListView<Effect> preview = new ListView<>();
  private final CheckBox now = new CheckBox();

  private RuleDialog(
      OpenVault vault,
      UiContext context,
      Overlay overlay,
      RulesViewModel model,
      LedgerNames names,
      Rule before) {
    this.context = context;
    this.overlay = overlay;
    this.model = model;
    form = new RuleForm(vault, names, before);
    lines = new RuleLines(context, names, vault.identity().currency(), this::look);
    Words words = context.words();
    nameBox = new Labelled(words.get("rules.name"), name);
    name.setId("rule-name");
    any.setId("rule-any");
    any.getItems().setAll(false, true);
    any.setConverter(new ChoiceText<>(value -> words.get(value ? "rules.ifAny" : "rules.ifAll")));
    any.setAccessibleText(words.get("rules.if"));
    span.setId("rule-span");
    span.getItems().setAll(SPANS);
    span.setValue(12);
    span.setConverter(
        new ChoiceText<>(
            months -> months == 0 ? words.get("rules.span.all") : words.get("rules.span", months)));
    span.setAccessibleText(words.get("rules.span.meaning"));
    count.setId("rule-count");
    problem.setId("rule-problem");
    problem.getStyleClass().add("field-problem");
    problem.setWrapText(true);
    problem.managedProperty().bind(problem.textProperty().isNotEmpty());
    preview.setId("rule-preview");
    preview.getStyleClass().add("rule-preview");
    preview.setAccessibleText(words.get("rules.preview"));
    preview.setPrefHeight(124);
    preview.setFocusTraversable(true);
    preview.setPlaceholder(new Label(words.get("rules.preview.none")));
    preview.setCellFactory(
        list -> new EffectCell(() -> new RuleWords(context, form.previewNames())));
    now.setId("rule-now");
    Typed typed = form.typed();
    name.setText(typed.name());
    any.setValue(typed.any());
    typed.conditions().forEach(this::ask);
    typed.actions().forEach(this::change);
    any.valueProperty().subscribe(this::look);
    span.valueProperty().subscribe(this::look);
  }

  static void open(
      OpenVault vault,
      UiContext context,
      Overlay overlay,
      RulesViewModel model,
      LedgerNames names,
      Rule rule,
      boolean isNew) {
    var made = new RuleDialog(vault, context, overlay, model, names, rule);
    if (isNew && rule.name().isEmpty()) {
      // a rule cannot do nothing, so what it begins with is only a place to type
      made.actions.getChildren().clear();
      made.change(ThenLine.empty());
      made.ask(IfLine.empty());
    }
    Words words = context.words();
    var dialog = new Dialog(words.get(isNew ? "rules.new" : "rules.edit"), made.body(), WIDTH);
    if (!isNew) {
      HistoryDialog.beside(dialog, vault, rule.id(), rule.name(), context, overlay);
    }
    dialog.beside(made.now);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.confirm(words.get("save"), made::save);
    overlay.open(dialog);
    made.look();
  }

  private VBox body() {
    Words words = context.words();
    var more = add("rules.addIf", () -> ask(IfLine.empty()));
    more.setId("rule-add-if");
    var moreActions = add("rules.addThen", () -> change(ThenLine.empty()));
    moreActions.setId("rule-add-then");
    var then = new Label(words.get("rules.thenDo"));
    then.getStyleClass().add("field-label");
    var inner = new VBox(8, any, conditions, more, then, actions, moreActions);
    inner.setAlignment(Pos.TOP_LEFT);
    var scroll = new ScrollPane(inner);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("rule-scroll");
    scroll.setPrefViewportHeight(210);
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var title = new HBox(10, count, gap, span);
    title.setAlignment(Pos.CENTER_LEFT);
    return new VBox(10, nameBox, scroll, problem, title, preview);
  }

  private Button add(String key, Runnable action) {
    var button = new Button(context.words().get(key), Icons.of(Feather.PLUS));
    button.getStyleClass().addAll(Styles.FLAT, Styles.SMALL);
    button.setOnAction(event -> action.run());
    return button;
  }

  private void ask(IfLine line) {
    conditions
        .getChildren()
        .add(
            lines
            .new Asking(
                line,
                gone -> {
                  conditions.getChildren().remove(gone);
                  look();
                }));
    look();
  }

  private void change(ThenLine line) {
    actions
        .getChildren()
        .add(
            lines
            .new Doing(
                line,
                gone -> {
                  actions.getChildren().remove(gone);
                  look();
                }));
    look();
  }

  private Typed typed() {
    return new Typed(
        name.getText(),
        any.getValue(),
        conditions.getChildren().stream().map(line -> ((RuleLines.Asking) line).line()).toList(),
        actions.getChildren().stream().map(line -> ((RuleLines.Doing) line).line()).toList());
  }

  private RegisterFilter filter() {
    int months = span.getValue();
    return months == 0
        ? RegisterFilter.all()
        : new RegisterFilter(null, "", context.today().minusMonths(months), null);
  }

  /** Shows what the rule as typed would change. */
  private void look() {
    if (any.getValue() == null || span.getValue() == null) {
      return;
    }
    problem.setText("");
    form.draft(typed())
        .ifPresentOrElse(
            draft -> model.preview(draft, filter(), this::show), () -> show(List.of()));
  }

  private void show(List<Effect> effects) {
    preview.getItems().setAll(effects);
    count.setText(context.words().count("rules.preview.count", effects.size()));
    now.setDisable(effects.isEmpty());
    if (effects.isEmpty()) {
      now.setSelected(false);
    }
    now.setText(context.words().count("rules.now", effects.size()));
  }

  private void save() {
    nameBox.setProblem("");
    problem.setText("");
    Typed typed = typed();
    if (form.draft(typed).isEmpty()) {
      problem.setText(context.words().get("rules.lacks"));
      return;
    }
    List<Effect> seen = now.isSelected() ? List.copyOf(preview.getItems()) : List.of();
    model.save(() -> form.make(typed), seen, filter(), overlay::closeDialog, this::refused);
  }

  private void refused(Outcome.Refused<?> no) {
    String sentence = RefusalWords.of(no, context.words());
    if (no.field().equals("name")) {
      nameBox.setProblem(sentence);
    } else {
      problem.setText(sentence);
    }
  }
}

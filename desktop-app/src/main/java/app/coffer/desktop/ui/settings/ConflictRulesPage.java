package app.coffer.desktop.ui.settings;

import app.coffer.desktop.conflict.ConflictLog;
import app.coffer.desktop.conflict.ConflictLog.Rules;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import atlantafx.base.theme.Styles;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What this computer does where both changed the same thing, and how long that can be undone. */
final class ConflictRulesPage implements SettingsPage {
  private final ConflictLog log;
  private final UiContext context;
  private final RadioButton ask;
  private final RadioButton newest;
  private final ComboBox<Integer> keep = new ComboBox<>();
  private final VBox page;
  private boolean showing;

  ConflictRulesPage(ConflictLog log, UiContext context) {
    this.log = log;
    this.context = context;
    Words words = context.words();
    var title = new Label(words.get("settings.page.CONFLICTS"));
    title.getStyleClass().add(Styles.TITLE_4);
    var group = new ToggleGroup();
    ask = radio("ask", group);
    newest = radio("newest", group);
    var both = new Label(words.get("conflict.settings.both"));
    both.getStyleClass().add(Styles.TEXT_BOLD);
    both.setWrapText(true);
    keep.setId("conflict-keep");
    keep.getItems().setAll(30, 90, 365, 0);
    keep.setConverter(
        new ChoiceText<>(days ->
            days == 0
                ? words.get("conflict.settings.always")
                : words.get("conflict.settings.days", days)));
    var kept = new Label(words.get("conflict.settings.keep"));
    kept.setLabelFor(keep);
    kept.getStyleClass().add(Styles.TEXT_BOLD);
    kept.setWrapText(true);
    keep.setOnAction(event -> change());
    page =
        new VBox(
            10,
            title,
            both,
            ask,
            note("conflict.settings.ask.help"),
            newest,
            note("conflict.settings.newest.help"),
            kept,
            keep,
            note("conflict.settings.keep.help"),
            note("conflict.settings.here"));
    page.getStyleClass().add("card-box");
  }

  private RadioButton radio(String which, ToggleGroup group) {
    var radio = new RadioButton(context.words().get("conflict.settings." + which));
    radio.setWrapText(true);
    radio.setId("conflict-both-" + which);
    radio.setToggleGroup(group);
    radio.setAccessibleHelp(context.words().get("conflict.settings." + which + ".help"));
    radio.setOnAction(event -> change());
    return radio;
  }

  private Label note(String key) {
    var note = new Label(context.words().get(key));
    note.getStyleClass().add("muted");
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    return note;
  }

  @Override
  public Node node() {
    return page;
  }

  @Override
  public void onShown() {
    context.background().run(log::rules).then(this::show);
  }

  private void show(Rules rules) {
    showing = true;
    ask.setSelected(!rules.newestWins());
    newest.setSelected(rules.newestWins());
    keep.setValue(rules.keepDays());
    showing = false;
  }

  private void change() {
    if (showing || keep.getValue() == null) {
      return;
    }
    var rules = new Rules(newest.isSelected(), keep.getValue());
    context
        .background()
        .run(() -> {
          log.setRules(rules);
          return rules;
        })
        .then(kept -> {});
  }
}

package app.coffer.desktop.ui.budget;

import app.coffer.desktop.budget.BudgetBook.Source;
import app.coffer.desktop.budget.MonthTable;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.wire.id.RecordId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/** Fills amounts of a month: from where, and for which categories. */
final class FillDialog {
  private final Map<Toggle, Source> sources = new LinkedHashMap<>();
  private final Map<Toggle, Set<RecordId>> scopes = new LinkedHashMap<>();
  private final ToggleGroup from = new ToggleGroup();
  private final ToggleGroup into = new ToggleGroup();

  private FillDialog(Words words, BudgetViewModel model, MonthTable month, Optional<GridRow> line) {
    source(words.get("budget.fill.lastMonth"), new Source.LastMonth());
    source(words.get("budget.fill.average", 3), new Source.Average(3));
    source(words.get("budget.fill.average", 12), new Source.Average(12));
    source(words.get("budget.fill.goals"), new Source.Goals());
    source(words.get("budget.fill.schedules"), new Source.Schedules());
    scope(words.get("budget.fill.empty"), model.empty(month.month()));
    line.ifPresent(
        one -> scope(words.get("budget.fill.one", one.name()), Set.copyOf(one.categories())));
    scope(words.get("budget.fill.all"), model.all(month.month()));
  }

  static void open(
      UiContext context,
      Overlay overlay,
      BudgetViewModel model,
      MonthTable month,
      Optional<GridRow> line) {
    Words words = context.words();
    var fill = new FillDialog(words, model, month, line);
    var body = new VBox(8, heading(words.get("budget.fill.from")));
    fill.from.getToggles().forEach(toggle -> body.getChildren().add((RadioButton) toggle));
    body.getChildren().add(heading(words.get("budget.fill.into")));
    fill.into.getToggles().forEach(toggle -> body.getChildren().add((RadioButton) toggle));
    var dialog =
        new Dialog(
            words.get("budget.fill.title", context.formats().month(month.month())), body, 460);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.confirm(
        words.get("budget.fill.do"),
        () -> {
          overlay.closeDialog();
          model.fill(
              month.month(),
              fill.sources.getOrDefault(fill.from.getSelectedToggle(), new Source.LastMonth()),
              fill.scopes.getOrDefault(fill.into.getSelectedToggle(), Set.of()));
        });
    overlay.open(dialog);
    body.getChildren().get(1).requestFocus();
  }

  private void source(String text, Source source) {
    sources.put(radio(text, from), source);
  }

  private void scope(String text, Set<RecordId> categories) {
    scopes.put(radio(text, into), categories);
  }

  private static RadioButton radio(String text, ToggleGroup group) {
    var radio = new RadioButton(text);
    radio.setToggleGroup(group);
    if (group.getToggles().size() == 1) {
      radio.setSelected(true);
    }
    return radio;
  }

  private static Label heading(String text) {
    var label = new Label(text);
    label.getStyleClass().add("field-label");
    return label;
  }
}

package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.SeveralEdit;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.DateField;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.SuggestField;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * One form for several transactions. A field shows what all of them have, or that they differ; only
 * fields that somebody touched are written.
 */
final class SeveralDialog {
  private final UiContext context;
  private final DateField date;
  private final SuggestField<String> payee;
  private final SuggestField<String> category;
  private final TextField notes = new TextField();
  private final TextField addTags = new TextField();
  private final TextField removeTags = new TextField();
  private final ComboBox<Clearing> status = new ComboBox<>();
  private final Labelled dateBox;
  private final List<RegisterRow> rows;

  private SeveralDialog(UiContext context, EntryViewModel names, List<RegisterRow> rows) {
    this.context = context;
    this.rows = rows;
    Words words = context.words();
    date = new DateField(context);
    payee = new SuggestField<>(names::payeeNames);
    category = new SuggestField<>(names::categories);
    dateBox = new Labelled(words.get("register.date"), date);
    date.setId("several-date");
    payee.setId("several-payee");
    category.setId("several-category");
    notes.setId("several-notes");
    addTags.setId("several-add-tags");
    removeTags.setId("several-remove-tags");
    status.setId("several-status");
    show(date, row -> context.formats().date(row.transaction().date()));
    show(payee, RegisterRow::payee);
    show(category, RegisterRow::category);
    show(notes, row -> row.transaction().notes());
    status.getItems().setAll(Clearing.UNCLEARED, Clearing.CLEARED);
    status.setConverter(new ChoiceText<>(value -> words.of("register.status", value)));
    status.setPromptText(words.get("several.unchanged"));
    status.setMaxWidth(Double.MAX_VALUE);
    addTags.setPromptText(words.get("several.tagsPrompt"));
    removeTags.setPromptText(words.get("several.tagsPrompt"));
  }

  /**
   * @param names has read what is proposed
   * @param then gets the edit
   */
  static void open(
      Overlay overlay,
      UiContext context,
      EntryViewModel names,
      List<RegisterRow> rows,
      Consumer<SeveralEdit> then) {
    var form = new SeveralDialog(context, names, rows);
    Words words = context.words();
    var dialog = new Dialog(words.count("several.title", rows.size()), form.body(), 640);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.confirm(
        words.get("save"),
        () -> {
          if (form.isUnreadable()) {
            form.dateBox.setProblem(words.get("entry.noDate"));
          } else {
            overlay.closeDialog();
            then.accept(form.edit());
          }
        });
    overlay.open(dialog);
  }

  private VBox body() {
    Words words = context.words();
    var grid = new GridPane(16, 12);
    grid.addRow(0, dateBox, new Labelled(words.get("register.status"), status));
    grid.addRow(
        1,
        new Labelled(words.get("register.payee"), payee),
        new Labelled(words.get("register.category"), category));
    grid.addRow(
        2,
        new Labelled(words.get("several.addTags"), addTags),
        new Labelled(words.get("several.removeTags"), removeTags));
    grid.add(new Labelled(words.get("register.notes"), notes), 0, 3, 2, 1);
    for (var node : grid.getChildren()) {
      GridPane.setHgrow(node, javafx.scene.layout.Priority.ALWAYS);
      ((Labelled) node).setPrefWidth(290);
    }
    var hint = new Label(words.get("several.hint"));
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    return new VBox(12, hint, grid);
  }

  /** Shows what all have; where they differ, says so in grey. */
  private void show(TextField field, Function<RegisterRow, String> part) {
    List<String> values = rows.stream().map(part).distinct().toList();
    String all = values.size() == 1 ? values.getFirst() : "";
    if (values.size() > 1) {
      field.setPromptText(context.words().get("several.mixed"));
    }
    field.setText(all);
    field.setUserData(all);
  }

  private boolean isUnreadable() {
    return touched(date) && date.value().isEmpty();
  }

  private SeveralEdit edit() {
    return new SeveralEdit(
        touched(date) ? date.value().orElse(null) : (LocalDate) null,
        text(payee),
        text(category, value -> value.replace(':', '/')),
        text(notes),
        tags(addTags),
        tags(removeTags),
        status.getValue());
  }

  private static boolean touched(TextField field) {
    return !field.getText().equals(field.getUserData());
  }

  private static @Nullable String text(TextField field) {
    return text(field, value -> value);
  }

  private static @Nullable String text(TextField field, Function<String, String> as) {
    return touched(field) ? as.apply(field.getText().strip()) : null;
  }

  private static Set<String> tags(TextField field) {
    return Arrays.stream(field.getText().split(","))
        .map(tag -> tag.strip().replaceAll("^#", ""))
        .filter(tag -> !tag.isEmpty())
        .collect(Collectors.toSet());
  }
}

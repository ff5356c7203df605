package app.coffer.desktop.ui.catalogue;

import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Tag;
import app.coffer.desktop.ui.conflict.HistoryDialog;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.SuggestField;
import app.coffer.desktop.ui.kit.Suggestion;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Makes a category, payee or tag, or changes one. */
final class EditDialog {
  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private final CatalogueViewModel model;
  private final TextField name = new TextField();
  private final Labelled nameBox;

  EditDialog(OpenVault vault, UiContext context, Overlay overlay, CatalogueViewModel model) {
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    this.model = model;
    name.setId("catalogue-name");
    nameBox = new Labelled(context.words().get("catalogue.name"), name);
  }

  void edit(Line line, List<String> groups) {
    name.setText(line.name());
    switch (line) {
      case Line.OfGroup(var group, int count) ->
          open(
              "catalogue.editGroup",
              group.id(),
              nameBox,
              () -> vault.books().catalogue().renameGroup(group.id(), name.getText()));
      case Line.OfCategory(var category, var group, var used) -> category(category, group, groups);
      case Line.OfPayee(var payee, var used) ->
          open(
              "catalogue.editPayee",
              payee.id(),
              nameBox,
              () -> vault.ledger().renamePayee(payee.id(), name.getText()));
      case Line.OfTag(var tag, var used) -> tag(tag);
    }
  }

  /**
   * @param heading under which a new category stands at first
   */
  void add(Tab tab, String heading, List<String> groups) {
    switch (tab) {
      case CATEGORIES -> category(null, heading, groups);
      case PAYEES ->
          open(
              "catalogue.newPayee", null, nameBox, () -> vault.ledger().payeeNamed(name.getText()));
      case TAGS -> tag(null);
    }
  }

  private void category(@Nullable Category now, String heading, List<String> groups) {
    Words words = context.words();
    var group = new SuggestField<String>(typed -> matching(groups, typed));
    group.setId("catalogue-group");
    group.show(new Suggestion<>(heading, heading, ""));
    var income = new CheckBox(words.get("catalogue.isIncome"));
    var hidden = new CheckBox(words.get("catalogue.isHidden"));
    var rolls = new CheckBox(words.get("catalogue.keeps"));
    income.setId("catalogue-income");
    hidden.setId("catalogue-hidden");
    for (CheckBox box : List.of(income, hidden, rolls)) {
      box.setWrapText(true);
    }
    if (now != null) {
      income.setSelected(now.income());
      hidden.setSelected(now.hidden());
      rolls.setSelected(now.rolls());
    }
    open(
        now == null ? "catalogue.newCategory" : "catalogue.editCategory",
        now == null ? null : now.id(),
        new VBox(
            14, nameBox, new Labelled(words.get("catalogue.group"), group), income, rolls, hidden),
        () ->
            vault
                .books()
                .catalogue()
                .save(
                    now == null ? null : now.id(),
                    name.getText(),
                    group.getText(),
                    income.isSelected(),
                    hidden.isSelected(),
                    rolls.isSelected()));
  }

  private void tag(@Nullable Tag now) {
    Words words = context.words();
    var colour = new ComboBox<TagColour>();
    colour.getItems().setAll(TagColour.values());
    colour.setConverter(new ChoiceText<>(one -> one.name(words)));
    colour.setValue(
        now == null ? TagColour.NONE : TagColour.of(now.colour()).orElse(TagColour.NONE));
    var description = new TextField(now == null ? "" : now.description());
    description.setId("catalogue-description");
    // a colour that was chosen elsewhere stays until another is
    String other = now == null || TagColour.of(now.colour()).isPresent() ? "" : now.colour();
    open(
        now == null ? "catalogue.newTag" : "catalogue.editTag",
        now == null ? null : now.id(),
        new VBox(
            14,
            nameBox,
            new Labelled(words.get("catalogue.colour"), colour),
            new Labelled(words.get("catalogue.description"), description)),
        () -> {
          TagColour chosen = colour.getValue();
          return vault
              .books()
              .catalogue()
              .saveTag(
                  now == null ? null : now.name(),
                  name.getText(),
                  chosen == TagColour.NONE ? other : chosen.code(),
                  description.getText());
        });
  }

  /**
   * @param record what is changed; null where something is made
   */
  private void open(
      String title, @Nullable RecordId record, Node body, Callable<? extends Outcome<?>> save) {
    Words words = context.words();
    var dialog = new Dialog(words.get(title), body, 440);
    if (record != null) {
      HistoryDialog.beside(dialog, vault, record, name.getText(), context, overlay);
    }
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.confirm(
        words.get("catalogue.save"),
        () ->
            model.save(
                save,
                problem -> {
                  nameBox.setProblem(problem);
                  if (problem.isEmpty()) {
                    overlay.closeDialog();
                  }
                }));
    overlay.open(dialog);
    name.selectAll();
  }

  private static List<Suggestion<String>> matching(List<String> groups, String typed) {
    String wanted = typed.toLowerCase(Locale.ROOT);
    return groups.stream()
        .filter(one -> one.toLowerCase(Locale.ROOT).contains(wanted))
        .map(one -> new Suggestion<>(one, one, ""))
        .toList();
  }
}

package app.coffer.desktop.ui.budget;

import app.coffer.desktop.budget.Goal;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.AmountField;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.DateField;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Sets, changes or removes what a category should get. */
final class GoalDialog {
  private final UiContext context;
  private final Overlay overlay;
  private final BudgetViewModel model;
  private final Category category;
  private final ComboBox<Goal.Type> type = new ComboBox<>();
  private final AmountField amount;
  private final DateField by;
  private final Labelled amountBox;
  private final Labelled byBox;

  private GoalDialog(
      UiContext context,
      Overlay overlay,
      BudgetViewModel model,
      Category category,
      Currency currency) {
    this.context = context;
    this.overlay = overlay;
    this.model = model;
    this.category = category;
    Words words = context.words();
    amount = new AmountField(context.formats(), currency);
    amount.setId("goal-amount");
    by = new DateField(context);
    by.setId("goal-by");
    type.setId("goal-type");
    type.getItems().setAll(Goal.Type.values());
    type.setConverter(new ChoiceText<>(value -> words.of("budget.goal.type", value)));
    amountBox = new Labelled(words.get("budget.goal.amount"), amount);
    byBox = new Labelled(words.get("budget.goal.by"), by);
    type.valueProperty()
        .subscribe(value -> {
          byBox.setVisible(value == Goal.Type.BY_DATE);
          byBox.setManaged(value == Goal.Type.BY_DATE);
        });
  }

  static void open(
      UiContext context,
      Overlay overlay,
      BudgetViewModel model,
      Category category,
      @Nullable Goal before,
      Currency currency) {
    new GoalDialog(context, overlay, model, category, currency).open(before);
  }

  private void open(@Nullable Goal before) {
    Words words = context.words();
    type.setValue(before == null ? Goal.Type.MONTHLY : before.type());
    by.setValue(before == null || before.by() == null ? context.today().plusYears(1) : before.by());
    if (before != null) {
      amount.setValue(before.amount());
    }
    var dialog =
        new Dialog(
            words.get("budget.goal.title", category.name()),
            new VBox(14, new Labelled(words.get("budget.goal.kind"), type), amountBox, byBox),
            420);
    if (before != null) {
      dialog.destroy(
          words.get("budget.goal.remove"),
          () -> {
            overlay.closeDialog();
            model.removeGoal(category);
          });
    }
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.confirm(words.get("save"), this::save);
    overlay.open(dialog);
  }

  private void save() {
    boolean dated = type.getValue() == Goal.Type.BY_DATE;
    Optional<Money> typed = amount.value().filter(value -> !value.isNegative() && !value.isZero());
    Optional<LocalDate> day = by.value();
    amountBox.setProblem(typed.isEmpty() ? context.words().get("budget.notAnAmount") : "");
    byBox.setProblem(dated && day.isEmpty() ? context.words().get("budget.notADate") : "");
    if (typed.isPresent() && (!dated || day.isPresent())) {
      overlay.closeDialog();
      model.setGoal(category, type.getValue(), typed.get(), dated ? day.get() : null);
    }
  }
}

package app.coffer.desktop.ui.budget;

import app.coffer.desktop.budget.MonthTable;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.AmountField;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.SuggestField;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.util.Optional;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Moves money between two categories, or covers what one has overspent. */
final class MoveDialog {
  private final UiContext context;
  private final Overlay overlay;
  private final BudgetViewModel model;
  private final MonthTable month;
  private final SuggestField<Category> from;
  private final SuggestField<Category> to;
  private final AmountField amount;
  private final Labelled fromBox;
  private final Labelled toBox;
  private final Labelled amountBox;

  private MoveDialog(
      UiContext context,
      Overlay overlay,
      BudgetViewModel model,
      BudgetMonths months,
      MonthTable month) {
    this.context = context;
    this.overlay = overlay;
    this.model = model;
    this.month = month;
    Words words = context.words();
    from = CategoryChoice.field(context, months, month);
    to = CategoryChoice.field(context, months, month);
    from.setId("move-from");
    to.setId("move-to");
    amount = new AmountField(context.formats(), month.toBudget().before().currency());
    amount.setId("move-amount");
    fromBox = new Labelled(words.get("budget.move.from"), from);
    toBox = new Labelled(words.get("budget.move.to"), to);
    amountBox = new Labelled(words.get("budget.move.amount"), amount);
  }

  /**
   * @param target where the money goes, or null to ask
   */
  static void move(
      UiContext context,
      Overlay overlay,
      BudgetViewModel model,
      MonthTable month,
      @Nullable Category source,
      @Nullable Category target) {
    BudgetMonths months = model.contentProperty().get();
    if (months != null) {
      new MoveDialog(context, overlay, model, months, month).open(months, source, target);
    }
  }

  /** Asks where the money comes from; how much is clear. */
  static void cover(
      UiContext context,
      Overlay overlay,
      BudgetViewModel model,
      MonthTable month,
      Category overspent) {
    BudgetMonths months = model.contentProperty().get();
    if (months != null) {
      new MoveDialog(context, overlay, model, months, month).openCover(overspent);
    }
  }

  private void open(BudgetMonths months, @Nullable Category source, @Nullable Category target) {
    Words words = context.words();
    if (source != null) {
      from.show(CategoryChoice.of(months, source));
      month
          .row(source.id())
          .map(MonthTable.Row::available)
          .filter(available -> !available.isNegative() && !available.isZero())
          .ifPresent(amount::setValue);
    }
    if (target != null) {
      to.show(CategoryChoice.of(months, target));
    }
    var dialog =
        new Dialog(
            words.get("budget.move.title", context.formats().month(month.month())),
            new VBox(14, fromBox, amountBox, toBox),
            440);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.confirm(words.get("budget.move.do"), this::move);
    overlay.open(dialog);
    if (source != null) {
      amount.requestFocus();
      amount.selectAll();
    }
  }

  private void openCover(Category overspent) {
    Words words = context.words();
    Money missing =
        month
            .row(overspent.id())
            .map(row -> row.available().negated())
            .orElse(Money.zero(month.toBudget().before().currency()));
    var dialog =
        new Dialog(
            words.get(
                "budget.cover.title",
                context.formats().moneyWithCurrency(missing),
                overspent.name()),
            new VBox(14, fromBox),
            440);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.confirm(
        words.get("budget.cover.do"),
        () ->
            chosen(from, fromBox)
                .ifPresent(source -> {
                  overlay.closeDialog();
                  model.cover(overspent, source, month.month());
                }));
    overlay.open(dialog);
  }

  private void move() {
    Optional<Category> source = chosen(from, fromBox);
    Optional<Category> target = chosen(to, toBox);
    Optional<Money> typed = amount.value().filter(value -> !value.isZero() && !value.isNegative());
    amountBox.setProblem(typed.isEmpty() ? context.words().get("budget.notAnAmount") : "");
    if (source.isPresent() && target.isPresent() && typed.isPresent()) {
      if (source.get().id().equals(target.get().id())) {
        toBox.setProblem(context.words().get("budget.move.same"));
        return;
      }
      overlay.closeDialog();
      model.move(source.get(), target.get(), month.month(), typed.get());
    }
  }

  private Optional<Category> chosen(SuggestField<Category> field, Labelled box) {
    Optional<Category> chosen = field.chosen();
    box.setProblem(chosen.isEmpty() ? context.words().get("budget.chooseCategory") : "");
    return chosen;
  }
}

package app.coffer.desktop.ui.schedules;

import app.coffer.desktop.money.Money;
import app.coffer.desktop.schedule.Schedules.Upcoming;
import app.coffer.desktop.ui.kit.AmountField;
import app.coffer.desktop.ui.kit.DateField;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.time.LocalDate;
import java.util.Optional;
import javafx.scene.layout.VBox;

/** Enters an occurrence with the day and the amount that it came to. */
final class EnterDialog {
  private EnterDialog() {}

  static void open(
      UiContext context, Overlay overlay, SchedulesViewModel model, Upcoming upcoming) {
    Words words = context.words();
    Money expected = upcoming.expected();
    var date = new DateField(context);
    date.setId("enter-date");
    date.setValue(upcoming.occurrence().due());
    var amount = new AmountField(context.formats(), expected.currency());
    amount.setId("enter-amount");
    amount.setValue(expected.isNegative() ? expected.negated() : expected);
    var dateBox = new Labelled(words.get("schedules.date"), date);
    var amountBox = new Labelled(words.get("schedules.amount"), amount);
    var dialog =
        new Dialog(
            words.get("schedules.enter.title", upcoming.schedule().name()),
            new VBox(14, amountBox, dateBox),
            380);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.confirm(
        words.get("schedules.enter"),
        () -> {
          Optional<LocalDate> day = date.value();
          Optional<Money> typed = amount.value().filter(one -> !one.isZero());
          dateBox.setProblem(day.isEmpty() ? words.get("schedules.notADate") : "");
          amountBox.setProblem(typed.isEmpty() ? words.get("schedules.notAnAmount") : "");
          if (day.isPresent() && typed.isPresent()) {
            overlay.closeDialog();
            model.enter(
                upcoming, day.get(), expected.isNegative() ? typed.get().negated() : typed.get());
          }
        });
    overlay.open(dialog);
    amount.selectAll();
  }
}

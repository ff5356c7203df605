package app.coffer.desktop.ui.reports;

import app.coffer.desktop.report.Period.Days;
import app.coffer.desktop.ui.kit.DateField;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** Asks for a first and a last day. */
final class DaysDialog {
  private DaysDialog() {}

  static void open(UiContext context, Overlay overlay, Days shown, Consumer<Days> chosen) {
    var words = context.words();
    var first = new DateField(context);
    first.setId("days-from");
    first.setValue(shown.from());
    var last = new DateField(context);
    last.setId("days-to");
    last.setValue(shown.to());
    var from = new Labelled(words.get("reports.days.from"), first);
    var to = new Labelled(words.get("reports.days.to"), last);
    HBox.setHgrow(from, Priority.ALWAYS);
    HBox.setHgrow(to, Priority.ALWAYS);
    var dialog = new Dialog(words.get("reports.days.title"), new HBox(12, from, to), 420);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.confirm(
        words.get("reports.pick.show"),
        () -> {
          Optional<LocalDate> begin = first.value();
          Optional<LocalDate> end = last.value();
          from.setProblem(begin.isEmpty() ? words.get("reports.days.unreadable") : "");
          boolean backwards =
              begin.isPresent() && end.isPresent() && end.get().isBefore(begin.get());
          to.setProblem(
              end.isEmpty()
                  ? words.get("reports.days.unreadable")
                  : backwards ? words.get("reports.days.backwards") : "");
          if (begin.isPresent() && end.isPresent() && !backwards) {
            overlay.closeDialog();
            chosen.accept(new Days(begin.get(), end.get()));
          }
        });
    overlay.open(dialog);
  }
}

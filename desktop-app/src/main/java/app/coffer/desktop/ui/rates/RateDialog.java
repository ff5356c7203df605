package app.coffer.desktop.ui.rates;

import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.DateField;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.rates.RatesViewModel.Content;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Asks what one unit of a currency was worth on a day. */
final class RateDialog {
  private RateDialog() {}

  static void open(UiContext context, Overlay overlay, RatesViewModel model, Content content) {
    var words = context.words();
    var date = new DateField(context);
    date.setId("rate-date");
    date.setValue(context.today());
    ChoiceBox<Currency> from = currencies("rate-from", content);
    ChoiceBox<Currency> to = currencies("rate-to", content);
    from.setValue(
        content.foreign().isEmpty()
            ? from.getItems().getLast()
            : content.foreign().getFirst().currency());
    to.setValue(content.base());
    var value = new TextField();
    value.setId("rate-value");
    var echo = new Label();
    echo.getStyleClass().add("muted");
    Runnable say =
        () ->
            echo.setText(
                RateText.parse(value.getText())
                    .map(number ->
                        "1 "
                            + from.getValue().getCurrencyCode()
                            + " = "
                            + RateText.of(number, context.formats().region())
                            + " "
                            + to.getValue().getCurrencyCode())
                    .orElse(""));
    value.textProperty().subscribe(say);
    from.valueProperty().subscribe(say);
    to.valueProperty().subscribe(say);
    var day = new Labelled(words.get("register.date"), date);
    var one = new Labelled(words.get("rates.one"), from);
    var is = new Labelled(words.get("rates.value"), value);
    var into = new Labelled(words.get("rates.in"), to);
    for (Labelled each : List.of(one, is, into)) {
      HBox.setHgrow(each, Priority.ALWAYS);
    }
    var dialog =
        new Dialog(
            words.get("rates.add"), new VBox(12, day, new HBox(12, one, is, into), echo), 460);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    dialog.confirm(
        words.get("save"),
        () -> {
          Optional<LocalDate> on = date.value();
          Optional<BigDecimal> number = RateText.parse(value.getText());
          boolean same = from.getValue().equals(to.getValue());
          day.setProblem(on.isEmpty() ? words.get("reports.days.unreadable") : "");
          is.setProblem(number.isEmpty() ? words.get("rates.unreadable") : "");
          into.setProblem(same ? words.get("rates.same") : "");
          if (on.isPresent() && number.isPresent() && !same) {
            model.set(
                on.get(),
                from.getValue(),
                to.getValue(),
                number.get(),
                refused -> {
                  refused.ifPresentOrElse(is::setProblem, overlay::closeDialog);
                });
          }
        });
    overlay.open(dialog);
  }

  /** Those of the vault first, then all there are. */
  private static ChoiceBox<Currency> currencies(String id, Content content) {
    var box =
        new ChoiceBox<Currency>(
            FXCollections.observableArrayList(
                Stream.concat(
                        Stream.concat(
                            Stream.of(content.base()),
                            content.foreign().stream().map(RatesViewModel.Standing::currency)),
                        Stream.of(
                                "EUR", "USD", "GBP", "CHF", "JPY", "SEK", "NOK", "DKK", "PLN",
                                "CZK")
                            .map(Currency::getInstance)
                            .sorted(Comparator.comparing(Currency::getCurrencyCode)))
                    .distinct()
                    .toList()));
    box.setId(id);
    box.setConverter(new ChoiceText<>(Currency::getCurrencyCode));
    return box;
  }
}

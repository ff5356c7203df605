package app.coffer.desktop.ui.start;

import app.coffer.desktop.ledger.Profile;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Words;
import java.util.Currency;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** In what a new vault counts, when its months begin, and with which categories it starts. */
final class MoneyStep extends VBox {
  private final ComboBox<Currency> currency = new ComboBox<>();

  MoneyStep(NewVaultForm form, Words words) {
    super(14);
    currency.setId("currency");
    currency.getItems().setAll(form.currencies());
    currency.setConverter(
        new ChoiceText<>(value -> value.getCurrencyCode() + "  " + value.getDisplayName()));
    currency.valueProperty().bindBidirectional(form.currencyProperty());
    var day = new ComboBox<Integer>();
    day.setId("firstDay");
    day.getItems().setAll(IntStream.rangeClosed(1, Profile.LAST_FIRST_DAY).boxed().toList());
    day.setConverter(new ChoiceText<>(value -> Integer.toString(value)));
    day.valueProperty().bindBidirectional(form.firstDayProperty());
    var starter = new ComboBox<StarterCategories>();
    starter.setId("starter");
    starter.getItems().setAll(StarterCategories.values());
    starter.setConverter(new ChoiceText<>(value -> words.of("start.starter", value)));
    starter.valueProperty().bindBidirectional(form.starterProperty());
    var counts = new Labelled(words.get("start.create.currency"), currency);
    var begins = new Labelled(words.get("first.day"), day);
    HBox.setHgrow(counts, Priority.ALWAYS);
    HBox.setHgrow(begins, Priority.ALWAYS);
    counts.setPrefWidth(250);
    begins.setPrefWidth(250);
    getChildren()
        .addAll(
            new HBox(16, counts, begins),
            StartNodes.text(words.get("first.day.hint"), "muted"),
            new Labelled(words.get("start.create.starter"), starter));
  }

  void focusFirst() {
    currency.requestFocus();
  }
}

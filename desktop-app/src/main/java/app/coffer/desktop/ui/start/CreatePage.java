package app.coffer.desktop.ui.start;

import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Words;
import java.util.Currency;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The form for a new vault. */
final class CreatePage {
  private final CreateViewModel model;
  private final TextField name = new TextField();
  private final ProtectBox protect;
  private final VBox page;

  CreatePage(CreateViewModel model, Words words, Runnable back) {
    this.model = model;
    name.setId("vaultName");
    name.textProperty().bindBidirectional(model.nameProperty());
    var named = new Labelled(words.get("start.create.name"), name);
    model.nameProblemProperty().subscribe(named::setProblem);
    var currency = new ComboBox<Currency>();
    currency.setId("currency");
    currency.getItems().setAll(model.currencies());
    currency.setConverter(
        new ChoiceText<>(value -> value.getCurrencyCode() + "  " + value.getDisplayName()));
    currency.valueProperty().bindBidirectional(model.currencyProperty());
    var starter = new ComboBox<StarterCategories>();
    starter.setId("starter");
    starter.getItems().setAll(StarterCategories.values());
    starter.setConverter(new ChoiceText<>(value -> words.of("start.starter", value)));
    starter.valueProperty().bindBidirectional(model.starterProperty());
    var money = new Labelled(words.get("start.create.currency"), currency);
    var first = new Labelled(words.get("start.create.starter"), starter);
    HBox.setHgrow(money, Priority.ALWAYS);
    HBox.setHgrow(first, Priority.ALWAYS);
    money.setPrefWidth(250);
    first.setPrefWidth(250);
    protect = new ProtectBox(words);
    protect.setMinHeight(Region.USE_PREF_SIZE);
    var create = StartNodes.main(words.get("start.create.do"), this::create);
    create.setId("create");
    page =
        StartNodes.page(
            words.get("start.card.create"),
            words.get("start.create.hint"),
            named,
            new HBox(16, money, first),
            protect,
            StartNodes.problem(model.problemProperty()),
            StartNodes.buttons(StartNodes.plain(words.get("start.back"), back), create));
    page.disableProperty().bind(model.busyProperty());
  }

  VBox node() {
    return page;
  }

  void focusFirst() {
    name.requestFocus();
    name.selectAll();
  }

  private void create() {
    protect.passphrase().ifPresent(model::create);
    if (model.nameProblemProperty().get().isEmpty()) {
      return;
    }
    focusFirst();
  }
}

package app.coffer.desktop.ui.bring;

import app.coffer.desktop.banking.bring.Bring.Choices;
import app.coffer.desktop.banking.bring.Bring.DayOrder;
import app.coffer.desktop.banking.bring.Product;
import app.coffer.desktop.ui.bring.BringViewModel.Seen;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What is in the file, before anything is written, and what the file leaves open. */
final class SeenStep extends VBox {
  /** Programs whose files name no currency, or not always. */
  private static final Set<Product> WITHOUT_CURRENCY = EnumSet.of(Product.YNAB, Product.ACTUAL);

  private final BringViewModel model;
  private final Words words;

  /**
   * @param another leads to other vaults; used where this one is in use
   */
  SeenStep(BringViewModel model, Seen seen, UiContext context, Runnable another) {
    super(14);
    this.model = model;
    this.words = context.words();
    getChildren().add(head(seen));
    if (model.inUseProperty().get()) {
      var other = new Button(words.get("bring.another"));
      other.setId("bringAnother");
      other.setMinWidth(Region.USE_PREF_SIZE);
      other.setOnAction(event -> another.run());
      getChildren().add(warning(words.get("bring.inUse"), other));
    }
    if (seen.brought().undecided()) {
      getChildren()
          .add(
              warning(
                  words.get("bring.days"),
                  days(seen, DayOrder.DAY_FIRST),
                  days(seen, DayOrder.MONTH_FIRST)));
    }
    var report = new ReportView(seen.report(), context);
    VBox.setVgrow(report, Priority.ALWAYS);
    getChildren().add(report);
  }

  private Node head(Seen seen) {
    var name = new Label(seen.name());
    name.getStyleClass().add("part-name");
    name.setMaxWidth(320);
    var product = new ComboBox<Product>();
    product.setId("bringProduct");
    product.setAccessibleText(words.get("bring.product"));
    product.setConverter(new ChoiceText<>(Product::title));
    product.getItems().setAll(Product.values());
    product.setValue(seen.product());
    product.setOnAction(event -> model.read(product.getValue(), seen.choices()));
    var row = new FlowPane(14, 8, name, labelled("bring.product", product));
    if (WITHOUT_CURRENCY.contains(seen.product())) {
      row.getChildren().add(labelled("bring.currency", currency(seen)));
    }
    if (seen.choices().order() != DayOrder.BY_FILE) {
      row.getChildren().add(days(seen, other(seen.choices().order())));
    }
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinHeight(Region.USE_PREF_SIZE);
    return row;
  }

  private static DayOrder other(DayOrder order) {
    return order == DayOrder.DAY_FIRST ? DayOrder.MONTH_FIRST : DayOrder.DAY_FIRST;
  }

  private ComboBox<Currency> currency(Seen seen) {
    List<Currency> all =
        Currency.getAvailableCurrencies().stream()
            .filter(each -> each.getDefaultFractionDigits() >= 0)
            .sorted(Comparator.comparing(Currency::getCurrencyCode))
            .toList();
    var currency = new ComboBox<Currency>();
    currency.setId("bringCurrency");
    currency.setAccessibleText(words.get("bring.currency"));
    currency.setConverter(new ChoiceText<>(Currency::getCurrencyCode));
    currency.getItems().setAll(all);
    currency.setValue(seen.choices().currency());
    currency.setOnAction(event ->
        model.read(seen.product(), new Choices(currency.getValue(), seen.choices().order())));
    return currency;
  }

  private Button days(Seen seen, DayOrder order) {
    var button = new Button(words.of("bring.days", order));
    button.setId("bring" + order);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(
        event -> model.read(seen.product(), new Choices(seen.choices().currency(), order)));
    return button;
  }

  private HBox labelled(String key, Node node) {
    var label = new Label(words.get(key));
    label.getStyleClass().add("muted");
    label.setMinWidth(Region.USE_PREF_SIZE);
    var box = new HBox(6, label, node);
    box.setAlignment(Pos.CENTER_LEFT);
    return box;
  }

  private static HBox warning(String text, Node... buttons) {
    var label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(label, Priority.ALWAYS);
    var bar = new HBox(10, Icons.of(org.kordamp.ikonli.feather.Feather.ALERT_TRIANGLE), label);
    bar.getChildren().addAll(buttons);
    bar.setAlignment(Pos.CENTER_LEFT);
    bar.setMinHeight(Region.USE_PREF_SIZE);
    bar.getStyleClass().add("import-warning");
    return bar;
  }
}

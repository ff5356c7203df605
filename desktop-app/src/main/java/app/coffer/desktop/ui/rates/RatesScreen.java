package app.coffer.desktop.ui.rates;

import app.coffer.desktop.rates.Rate;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.kit.Wrapping;
import app.coffer.desktop.ui.rates.RatesViewModel.Content;
import app.coffer.desktop.ui.rates.RatesViewModel.Standing;
import app.coffer.desktop.vault.OpenVault;
import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The Currencies page. */
public final class RatesScreen implements Screen {
  private final UiContext context;
  private final Overlay overlay;
  private final Words words;
  private final RatesViewModel model;
  private final VBox page = new VBox();
  private final VBox standings = new VBox(8);
  private final TableView<Rate> table = new TableView<>();
  private final Button remove;
  private final Button add;
  private final Label empty = new Label();

  public RatesScreen(OpenVault vault, UiContext context, Overlay overlay) {
    this.context = context;
    this.overlay = overlay;
    words = context.words();
    model = new RatesViewModel(vault, context);
    var title = new Label(words.get("rates.title"));
    title.getStyleClass().addAll(Styles.TITLE_3, "page-title");
    add = new Button(words.get("rates.add"), Icons.of(Feather.PLUS));
    add.setId("rates-add");
    add.getStyleClass().add(Styles.ACCENT);
    add.setOnAction(event -> ask());
    var bring = new Button(words.get("rates.import"), Icons.of(Feather.DOWNLOAD));
    bring.setId("rates-import");
    bring.setOnAction(event -> choose());
    remove = Icons.button(Feather.TRASH_2, words.get("rates.remove"), this::removeSelected);
    remove.setId("rates-remove");
    for (Region each : java.util.List.of(title, add, bring)) {
      each.setMinWidth(Region.USE_PREF_SIZE);
    }
    var named = new HBox(title);
    named.setAlignment(Pos.CENTER_LEFT);
    var ways = new HBox(8, remove, bring, add);
    ways.setAlignment(Pos.CENTER_RIGHT);
    var tools = new Wrapping(named, ways);
    var hint = new Label(words.get("rates.hint"));
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    hint.setMinHeight(Region.USE_PREF_SIZE);
    var head = new VBox(10, tools, hint, standings);
    head.getStyleClass().add("page-head");
    table();
    VBox.setVgrow(table, Priority.ALWAYS);
    page.getStyleClass().add("page");
    page.setMinWidth(0);
    page.getChildren().addAll(head, table);
    model.contentProperty().subscribe(this::show);
  }

  @Override
  public Node node() {
    return page;
  }

  @Override
  public String title() {
    return words.get("rates.title");
  }

  @Override
  public void focus() {
    table.requestFocus();
  }

  @Override
  public void onShown() {
    model.listen();
  }

  @Override
  public void onHidden() {
    model.stop();
  }

  RatesViewModel model() {
    return model;
  }

  /** Takes rates from a file, as if it had been chosen. */
  public void importFile(Path file) {
    model.importFile(file, overlay.toasts()::show);
  }

  private void table() {
    table.setId("rates-table");
    table.getStyleClass().add("register");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    column("register.date", rate -> context.formats().date(rate.date()));
    column("rates.one", rate -> "1 " + rate.from().getCurrencyCode());
    column(
        "rates.is",
        rate ->
            RateText.of(rate.value(), context.formats().region())
                + " "
                + rate.to().getCurrencyCode());
    empty.getStyleClass().add("muted");
    empty.setWrapText(true);
    empty.setMaxWidth(460);
    table.setPlaceholder(empty);
    table
        .getSelectionModel()
        .selectedItemProperty()
        .subscribe(one -> remove.setDisable(one == null));
    table.setOnKeyPressed(event -> {
      if (event.getCode() == KeyCode.DELETE) {
        removeSelected();
        event.consume();
      } else if (event.getCode() == KeyCode.N && !event.isShortcutDown()) {
        ask();
        event.consume();
      }
    });
  }

  private void column(String key, Function<Rate, String> text) {
    var column = new TableColumn<Rate, String>(words.get(key));
    column.setSortable(false);
    column.setMinWidth(120);
    column.setCellValueFactory(rate -> new ReadOnlyStringWrapper(text.apply(rate.getValue())));
    table.getColumns().add(column);
  }

  private void show(@Nullable Content content) {
    if (content == null) {
      return;
    }
    standings
        .getChildren()
        .setAll(content.foreign().stream().map(one -> card(one, content)).toList());
    empty.setText(
        content.foreign().isEmpty()
            ? words.get("rates.empty.one", content.base().getCurrencyCode())
            : words.get("rates.empty"));
    Rate chosen = table.getSelectionModel().getSelectedItem();
    table.setItems(FXCollections.observableArrayList(content.rates()));
    if (chosen != null) {
      table.getSelectionModel().select(chosen);
    }
  }

  /** One currency of the accounts: what it is worth, or that nobody knows. */
  private Node card(Standing standing, Content content) {
    var formats = context.formats();
    boolean known = standing.worth().isPresent();
    var icon = Icons.of(known ? Feather.CHECK : Feather.ALERT_TRIANGLE);
    icon.getStyleClass().add(known ? "success-icon" : "warning-icon");
    String said =
        standing
            .worth()
            .map(worth ->
                words.get(
                    "rates.known",
                    formats.moneyWithCurrency(standing.held()),
                    formats.moneyWithCurrency(worth),
                    standing.newest().map(formats::date).orElse("")))
            .orElseGet(() ->
                words.get(
                    "rates.unknown",
                    standing.currency().getCurrencyCode(),
                    formats.moneyWithCurrency(standing.held()),
                    content.base().getCurrencyCode()));
    var label = new Label(said);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    var row = new HBox(10, icon, label);
    row.setId("rates-of-" + standing.currency().getCurrencyCode());
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("notice");
    return row;
  }

  private void ask() {
    Content content = model.contentProperty().get();
    if (content != null) {
      RateDialog.open(context, overlay, model, content);
    }
  }

  private void removeSelected() {
    Optional.ofNullable(table.getSelectionModel().getSelectedItem()).ifPresent(model::remove);
  }

  private void choose() {
    var chooser = new FileChooser();
    chooser.setTitle(words.get("rates.import"));
    chooser
        .getExtensionFilters()
        .add(
            new FileChooser.ExtensionFilter(
                words.get("rates.import.files"), "*.csv", "*.zip", "*.xml"));
    Optional.ofNullable(chooser.showOpenDialog(overlay.getScene().getWindow()))
        .map(File::toPath)
        .ifPresent(this::importFile);
  }
}

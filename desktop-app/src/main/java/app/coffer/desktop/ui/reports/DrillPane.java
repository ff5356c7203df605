package app.coffer.desktop.ui.reports;

import app.coffer.desktop.ledger.LedgerReader;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.reports.Drill.Row;
import app.coffer.wire.id.RecordId;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What is behind a figure, in the place of the report, with the way back above it. */
final class DrillPane extends VBox {
  private final ReportsViewModel model;
  private final UiContext context;
  private final Overlay overlay;
  private final Words words;
  private final Hyperlink report = new Hyperlink();
  private final Label here = new Label();
  private final Label sum = new Label();
  private final TableView<Row> table = new TableView<>();
  private final Button category;
  private final Button open;
  private final LedgerReader ledger;
  private Consumer<RecordId> openAccount = account -> {};
  private BiConsumer<RecordId, RecordId> openRow = (account, row) -> {};

  DrillPane(ReportsViewModel model, LedgerReader ledger, UiContext context, Overlay overlay) {
    this.model = model;
    this.ledger = ledger;
    this.context = context;
    this.overlay = overlay;
    this.words = context.words();
    setId("report-drill");
    getStyleClass().add("report-drill");
    report.setId("report-back");
    report.setOnAction(event -> model.leaveDrill());
    here.getStyleClass().add("strong");
    category = new Button(words.get("reports.drill.category"), Icons.of(Feather.TAG));
    category.setId("drill-category");
    category.setOnAction(event -> askCategory());
    open = new Button(words.get("reports.drill.open"), Icons.of(Feather.LIST));
    open.setId("drill-open");
    open.setOnAction(event -> openSelected());
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var path = new HBox(6, report, Icons.of(Feather.CHEVRON_RIGHT), here, gap, category, open);
    path.setAlignment(Pos.CENTER_LEFT);
    path.getStyleClass().add("drill-path");
    sum.setId("drill-sum");
    sum.getStyleClass().add("strong");
    var foot = new HBox(sum);
    foot.getStyleClass().add("page-foot");
    foot.setAlignment(Pos.CENTER_RIGHT);
    columns();
    VBox.setVgrow(table, Priority.ALWAYS);
    getChildren().addAll(path, table, foot);
    table.getSelectionModel().selectedItemProperty().subscribe(row -> offer());
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
  }

  void accountsOpenWith(Consumer<RecordId> opening) {
    openAccount = opening;
  }

  void rowsOpenWith(BiConsumer<RecordId, RecordId> opening) {
    openRow = opening;
  }

  void show(String name, Drill drill) {
    Row chosen = table.getSelectionModel().getSelectedItem();
    report.setText(name);
    here.setText(words.get("reports.drill.here", drill.title(), drill.rows().size()));
    sum.setText(
        words.count("reports.drill.count", drill.rows().size())
            + drill.sums().stream()
                .map(context.formats()::moneyWithCurrency)
                .map(each -> " \u00b7 " + each)
                .collect(Collectors.joining()));
    table.setItems(FXCollections.observableArrayList(drill.rows()));
    int index = chosen == null ? -1 : indexOf(drill, chosen);
    table.getSelectionModel().clearAndSelect(Math.max(0, index));
    offer();
  }

  private static int indexOf(Drill drill, Row chosen) {
    for (int n = 0; n < drill.rows().size(); n++) {
      Row row = drill.rows().get(n);
      if (Objects.equals(row.transaction(), chosen.transaction())
          && row.accountId().equals(chosen.accountId())) {
        return n;
      }
    }
    return -1;
  }

  void focusList() {
    table.requestFocus();
  }

  private void offer() {
    category.setDisable(plain().isEmpty());
    open.setDisable(table.getSelectionModel().isEmpty());
  }

  private Set<RecordId> plain() {
    var ids = new HashSet<RecordId>();
    for (Row row : table.getSelectionModel().getSelectedItems()) {
      if (row != null && row.plain()) {
        row.id().ifPresent(ids::add);
      }
    }
    return ids;
  }

  private void columns() {
    table.setId("drill-table");
    table.getStyleClass().add("register");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    table.getColumns().add(text("register.date", 112, row -> context.formats().date(row.date())));
    table.getColumns().add(text("register.account", 110, Row::account));
    table.getColumns().add(text("register.payee", 120, Row::payee));
    table.getColumns().add(text("register.category", 130, Row::category));
    table.getColumns().add(text("register.notes", 70, Row::notes));
    TableColumn<Row, Row> amount = text("reports.amount", 116, this::amount);
    amount.getStyleClass().add("amount-cell");
    table.getColumns().add(amount);
    var none = new Label(words.get("reports.drill.none"));
    none.getStyleClass().add("muted");
    table.setPlaceholder(none);
    table.setRowFactory(view -> {
      var row =
          new TableRow<Row>() {
            @Override
            protected void updateItem(@Nullable Row item, boolean empty) {
              super.updateItem(item, empty);
              setAccessibleText(empty || item == null ? null : sentence(item));
            }
          };
      row.setOnMouseClicked(event -> {
        if (event.getClickCount() == 2 && !row.isEmpty()) {
          openSelected();
        }
      });
      return row;
    });
  }

  private String sentence(Row row) {
    return java.util.stream.Stream.of(
            context.formats().date(row.date()),
            row.account(),
            row.payee(),
            row.category(),
            context.formats().moneyWithCurrency(row.amount()))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private String amount(Row row) {
    Money amount = row.amount();
    return model.homely(amount)
        ? context.formats().money(amount)
        : context.formats().moneyWithCurrency(amount);
  }

  private TableColumn<Row, Row> text(String key, double width, Function<Row, String> text) {
    var column = new TableColumn<Row, Row>(words.get(key));
    column.setMinWidth(width);
    column.setPrefWidth(width * 1.3);
    column.setSortable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(view ->
        new TableCell<>() {
          @Override
          protected void updateItem(@Nullable Row row, boolean empty) {
            super.updateItem(row, empty);
            setText(empty || row == null ? null : text.apply(row));
          }
        });
    return column;
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() || event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case ESCAPE, BACK_SPACE -> model.leaveDrill();
      case ENTER -> openSelected();
      case C -> askCategory();
      default -> {
        return;
      }
    }
    event.consume();
  }

  private void openSelected() {
    Row row = table.getSelectionModel().getSelectedItem();
    if (row != null) {
      row.id()
          .ifPresentOrElse(
              id -> openRow.accept(row.accountId(), id), () -> openAccount.accept(row.accountId()));
    }
  }

  private void askCategory() {
    Set<RecordId> chosen = plain();
    if (!chosen.isEmpty()) {
      CategoryDialog.open(
          context, overlay, ledger, path -> model.categorise(chosen, path, overlay.toasts()::show));
    }
  }
}

package app.coffer.desktop.ui.budget;

import app.coffer.desktop.budget.MonthTable;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.budget.SpentViewModel.Spent;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import atlantafx.base.theme.Styles;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** In place of the grid: the transactions behind what was spent. */
final class SpentView extends VBox {
  private final OpenVault vault;
  private final UiContext context;
  private final Runnable back;
  private final TableView<Spent> table = new TableView<>();
  private final Label sum = new Label();

  /**
   * @param openRow shows a transaction in the register of its account
   */
  SpentView(
      OpenVault vault,
      UiContext context,
      MonthTable month,
      GridRow line,
      Runnable back,
      BiConsumer<RecordId, RecordId> openRow) {
    this.vault = vault;
    this.context = context;
    this.back = back;
    Words words = context.words();
    getStyleClass().add("page");
    var title =
        new Label(
            words.get("budget.spent.title", line.name(), context.formats().month(month.month())));
    title.getStyleClass().addAll(Styles.TITLE_3, "page-title");
    var home = new Button(words.get("budget.spent.back"), Icons.of(Feather.CHEVRON_LEFT));
    home.setId("spent-back");
    home.setOnAction(event -> back.run());
    var head = new HBox(12, home, title);
    head.setAlignment(Pos.CENTER_LEFT);
    head.getStyleClass().add("page-head");
    table.setId("spent");
    table.getStyleClass().add("register");
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setPlaceholder(new Label(words.get("budget.spent.reading")));
    table
        .getColumns()
        .setAll(
            List.of(
                text("register.date", 116, spent -> date(spent.row())),
                text("register.account", 150, spent -> spent.row().account()),
                text("register.payee", 180, spent -> spent.row().payee()),
                text("register.notes", 180, spent -> spent.row().transaction().notes()),
                amount()));
    table.setOnMouseClicked(event -> {
      if (event.getClickCount() == 2) {
        open(openRow);
      }
    });
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE || event.getCode() == KeyCode.BACK_SPACE) {
            back.run();
            event.consume();
          } else if (event.getCode() == KeyCode.ENTER && event.getTarget() == table) {
            open(openRow);
            event.consume();
          }
        });
    VBox.setVgrow(table, Priority.ALWAYS);
    sum.setId("spent-sum");
    sum.getStyleClass().add("muted");
    var foot = new HBox(sum);
    foot.getStyleClass().add("page-foot");
    getChildren().addAll(head, table, foot);
    read(month, line);
  }

  void focus() {
    table.requestFocus();
  }

  private void read(MonthTable month, GridRow line) {
    var currency = month.toBudget().before().currency();
    context
        .background()
        .run(() -> SpentViewModel.of(vault.ledger().read(), month, line.categories(), currency))
        .then(found -> {
          table.setPlaceholder(new Label(context.words().get("budget.spent.none")));
          table.getItems().setAll(found);
          if (!found.isEmpty()) {
            table.getSelectionModel().selectFirst();
          }
          Money all = found.stream().map(Spent::amount).reduce(Money.zero(currency), Money::plus);
          sum.setText(
              context
                  .words()
                  .count(
                      "budget.spent.sum", found.size(), context.formats().moneyWithCurrency(all)));
        });
  }

  private void open(BiConsumer<RecordId, RecordId> openRow) {
    Spent chosen = table.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      Transaction transaction = chosen.row().transaction();
      openRow.accept(transaction.account(), transaction.id());
    }
  }

  private String date(RegisterRow row) {
    return context.formats().date(row.transaction().date());
  }

  private TableColumn<Spent, String> text(String key, double width, Function<Spent, String> text) {
    var column = new TableColumn<Spent, String>(context.words().get(key));
    column.setMinWidth(80);
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    return column;
  }

  private TableColumn<Spent, String> amount() {
    var column = text("budget.amount", 120, spent -> context.formats().money(spent.amount()));
    column.getStyleClass().add("amount-cell");
    return column;
  }
}

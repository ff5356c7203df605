package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.UiContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** What no statement has confirmed yet, each with a tick where the bank has it. */
final class ReconcileTable extends TableView<RegisterRow> {
  private final UiContext context;

  /**
   * @param hint what may be wrong with a row, or empty
   */
  ReconcileTable(UiContext context, Function<RegisterRow, String> hint) {
    this.context = context;
    getStyleClass().add("register");
    setFixedCellSize(34);
    setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
    var words = context.words();
    getColumns().add(tick());
    getColumns()
        .add(
            column(
                words.get("register.date"),
                row -> context.formats().date(row.transaction().date()),
                "date-cell",
                116));
    getColumns()
        .add(
            column(
                words.get("register.payee"),
                row -> row.transferAccount().isEmpty() ? row.payee() : "⇄ " + row.transferAccount(),
                "text-cell",
                0));
    getColumns()
        .add(
            column(
                words.get("register.notes"),
                row -> row.transaction().notes().replace('\n', ' '),
                "muted-cell",
                0));
    getColumns()
        .add(
            column(
                words.get("split.amount"),
                row -> context.formats().signed(row.amount()),
                "amount-cell",
                130));
    getColumns().add(column("", hint, "text-cell", 0));
    setPlaceholder(new Label(words.get("reconcile.none")));
  }

  /** Shows rows anew, with the cursor where it was. */
  void show(List<RegisterRow> rows) {
    Optional<RegisterRow> before = chosen();
    int at = Math.max(0, getSelectionModel().getSelectedIndex());
    getItems().setAll(rows);
    refresh();
    if (!rows.isEmpty()) {
      int same =
          before
              .map(row ->
                  rows.stream()
                      .map(one -> one.transaction().id())
                      .toList()
                      .indexOf(row.transaction().id()))
              .filter(index -> index >= 0)
              .orElse(Math.min(at, rows.size() - 1));
      getSelectionModel().clearAndSelect(same);
      getFocusModel().focus(same);
    }
  }

  Optional<RegisterRow> chosen() {
    return Optional.ofNullable(getSelectionModel().getSelectedItem());
  }

  void go(RegisterRow row) {
    for (int i = 0; i < getItems().size(); i++) {
      if (getItems().get(i).transaction().id().equals(row.transaction().id())) {
        getSelectionModel().clearAndSelect(i);
        scrollTo(Math.max(0, i - 2));
        requestFocus();
        return;
      }
    }
  }

  private TableColumn<RegisterRow, RegisterRow> tick() {
    var column = new TableColumn<RegisterRow, RegisterRow>("");
    column.setMinWidth(40);
    column.setMaxWidth(40);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(view ->
        new TableCell<>() {
          {
            getStyleClass().add("icon-cell");
          }

          @Override
          protected void updateItem(@Nullable RegisterRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
              setGraphic(null);
              setAccessibleText(null);
              return;
            }
            boolean on = ReconcilePane.ticked(row);
            var icon = Icons.of(on ? Feather.CHECK_SQUARE : Feather.SQUARE);
            icon.getStyleClass().add(on ? "success-icon" : "muted-icon");
            setGraphic(icon);
            setAccessibleText(context.words().of("register.status", row.transaction().status()));
          }
        });
    return column;
  }

  private static TableColumn<RegisterRow, String> column(
      String title, Function<RegisterRow, String> text, String style, double width) {
    var column = new TableColumn<RegisterRow, String>(title);
    column.getStyleClass().add(style);
    column.setSortable(false);
    if (width > 0) {
      column.setMinWidth(width);
      column.setMaxWidth(width * 1.4);
    }
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(text.apply(row.getValue())));
    column.setCellFactory(view ->
        new TableCell<>() {
          {
            getStyleClass().add(style);
          }

          @Override
          protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty ? null : item);
          }
        });
    return column;
  }
}

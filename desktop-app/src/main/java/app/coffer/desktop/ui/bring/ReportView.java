package app.coffer.desktop.ui.bring;

import app.coffer.desktop.banking.bring.BringReport;
import app.coffer.desktop.banking.bring.BringReport.Total;
import app.coffer.desktop.banking.bring.Note;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** What comes over: counts, each account's balance there and here, and what does not come. */
final class ReportView extends VBox {
  private static final double NOTES = 150;

  private final UiContext context;
  private final Words words;

  ReportView(BringReport report, UiContext context) {
    super(12);
    this.context = context;
    this.words = context.words();
    var counts = new Label(counts(report));
    counts.setId("bringCounts");
    counts.setWrapText(true);
    counts.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(counts, agreement(report), table(report));
    if (!report.notes().isEmpty()) {
      getChildren().add(notes(report.notes()));
    }
  }

  private String counts(BringReport report) {
    List<String> parts = new ArrayList<>();
    parts.add(words.count("bring.accounts", report.accounts().size()));
    parts.add(words.count("bring.transactions", report.transactions()));
    add(parts, "bring.transfers", report.transfers());
    add(parts, "bring.splits", report.splits());
    add(parts, "bring.categories", report.categories());
    add(parts, "bring.payees", report.payees());
    add(parts, "bring.budgeted", report.budgeted());
    add(parts, "bring.schedules", report.schedules());
    add(parts, "bring.rules", report.rules());
    add(parts, "bring.rates", report.rates());
    return String.join("  ·  ", parts);
  }

  private void add(List<String> parts, String key, int count) {
    if (count > 0) {
      parts.add(words.count(key, count));
    }
  }

  private Node agreement(BringReport report) {
    var text = new Label(words.get(report.agrees() ? "bring.agrees" : "bring.differs"));
    text.setId("bringAgrees");
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    var row =
        new HBox(
            8, Icons.of(report.agrees() ? Feather.CHECK_CIRCLE : Feather.ALERT_TRIANGLE), text);
    row.setAlignment(Pos.CENTER_LEFT);
    row.setMinHeight(Region.USE_PREF_SIZE);
    row.getStyleClass().add(report.agrees() ? "bring-agrees" : "import-warning");
    return row;
  }

  private TableView<Total> table(BringReport report) {
    var table = new TableView<Total>();
    table.setId("bringAccounts");
    table.setAccessibleText(words.get("bring.table"));
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.getColumns().add(column("bring.account", 240, Total::name));
    table.getColumns().add(amount(column("bring.there", 130, each -> money(each.there()))));
    table.getColumns().add(amount(column("bring.here", 130, each -> money(each.here()))));
    table
        .getColumns()
        .add(
            amount(
                column(
                    "bring.difference",
                    120,
                    each -> each.difference().isZero() ? "–" : money(each.difference()))));
    table.getItems().setAll(report.accounts());
    table.setMinHeight(110);
    VBox.setVgrow(table, Priority.ALWAYS);
    return table;
  }

  private String money(app.coffer.desktop.money.Money amount) {
    return context.formats().moneyWithCurrency(amount);
  }

  private TableColumn<Total, String> column(String key, double width, Function<Total, String> of) {
    var column = new TableColumn<Total, String>(words.get(key));
    column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(of.apply(cell.getValue())));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.setReorderable(false);
    return column;
  }

  private static TableColumn<Total, String> amount(TableColumn<Total, String> column) {
    column.getStyleClass().add("bring-amount");
    return column;
  }

  private Node notes(List<Note> notes) {
    var list = new VBox(4);
    for (Note note : notes) {
      var text = new Label(said(note));
      text.setWrapText(true);
      text.setMinHeight(Region.USE_PREF_SIZE);
      list.getChildren().add(text);
    }
    list.setId("bringNotes");
    var scroll = new ScrollPane(list);
    scroll.setFitToWidth(true);
    scroll.getStyleClass().add("plain-scroll");
    scroll.setMaxHeight(NOTES);
    scroll.setMinHeight(70);
    scroll.setPrefHeight(Math.min(NOTES, 26.0 * notes.size() + 8));
    var title = new Label(words.get("bring.notes"));
    title.getStyleClass().add("part-name");
    var box = new VBox(6, title, scroll);
    box.setMinHeight(Region.USE_PREF_SIZE);
    return box;
  }

  private String said(Note note) {
    String text = words.count("bring.note." + note.what(), note.count());
    return note.example().isBlank()
        ? text
        : words.get("bring.note.example", text, note.example().strip());
  }
}

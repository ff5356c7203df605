package app.coffer.desktop.ui.imports;

import app.coffer.desktop.banking.BankImport.Item;
import app.coffer.desktop.banking.BankImport.Review;
import app.coffer.desktop.banking.BankImport.Verdict;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ui.kit.Dialog;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** Every line of the file and what becomes of it; exactly this is imported. */
final class ReviewDialog {
  private final ImportFlow flow;
  private final UiContext context;
  private final Review review;
  private final ObservableList<Item> items;
  private final Label balance = new Label();
  private final Button confirm;

  private ReviewDialog(
      ImportFlow flow, UiContext context, Overlay overlay, Account account, Review review) {
    this.flow = flow;
    this.context = context;
    this.review = review;
    items = FXCollections.observableArrayList(review.items());
    Words words = context.words();
    var table = new TableView<>(items);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setId("import-review");
    balance.setId("import-balance");
    table.setPrefHeight(360);
    table.getColumns().add(verdicts());
    table
        .getColumns()
        .add(
            column(
                "register.date",
                120,
                item -> context.formats().date(item.line().date()),
                "text-cell"));
    table.getColumns().add(column("register.payee", 220, item -> item.line().payee(), "text-cell"));
    table
        .getColumns()
        .add(column("register.notes", 200, item -> item.line().notes(), "muted-cell"));
    table
        .getColumns()
        .add(
            column(
                "split.amount",
                120,
                item -> context.formats().money(item.line().amount()),
                "amount-cell"));
    var summary =
        new Label(
            Stream.of(Verdict.values())
                .filter(verdict -> review.count(verdict) > 0)
                .map(verdict -> words.get("import.count." + verdict, review.count(verdict)))
                .collect(Collectors.joining(" · ")));
    summary.getStyleClass().add("strong");
    var body = new VBox(12, summary, table, balance);
    Stream.concat(
            review.warnings().stream(),
            review.problems().stream()
                .map(
                    problem -> words.get("import.problem", problem.lineNumber(), problem.reason())))
        .limit(4)
        .forEach(text -> {
          var label = new Label(text);
          label.setWrapText(true);
          label.getStyleClass().add("warning-text");
          body.getChildren().add(label);
        });
    var dialog = new Dialog(words.get("import.reviewTitle", account.name()), body, 860);
    dialog.cancel(words.get("cancel"), overlay::closeDialog);
    confirm = dialog.confirm("", () -> flow.apply(decided()));
    count();
    overlay.open(dialog);
  }

  static void open(
      ImportFlow flow, UiContext context, Overlay overlay, Account account, Review review) {
    new ReviewDialog(flow, context, overlay, account, review);
  }

  private Review decided() {
    return review.decided(List.copyOf(items));
  }

  private void count() {
    long taken =
        items.stream()
            .filter(item -> item.verdict() == Verdict.NEW || item.verdict() == Verdict.MATCH)
            .count();
    confirm.setText(context.words().get("import.take", taken));
    confirm.setDisable(taken == 0);
    flow.balance(decided()).ifPresent(balance::setText);
  }

  /** What a person may make of a line, its proposed verdict first. */
  private static List<Verdict> choices(Verdict proposed) {
    return switch (proposed) {
      case NEW, ALREADY -> List.of(proposed);
      case MATCH -> List.of(Verdict.MATCH, Verdict.NEW);
      case MAYBE -> List.of(Verdict.MAYBE, Verdict.MATCH, Verdict.NEW);
      case REMOVED_BY_YOU -> List.of(Verdict.REMOVED_BY_YOU, Verdict.NEW);
    };
  }

  private TableColumn<Item, String> verdicts() {
    var column = new TableColumn<Item, String>(context.words().get("import.verdict"));
    column.setMinWidth(150);
    column.setSortable(false);
    column.setCellFactory(view ->
        new TableCell<>() {
          @Override
          protected void updateItem(@Nullable String text, boolean empty) {
            super.updateItem(text, empty);
            setText(null);
            setGraphic(null);
            if (empty || getIndex() < 0 || getIndex() >= items.size()) {
              return;
            }
            int index = getIndex();
            Verdict proposed = review.items().get(index).verdict();
            if (choices(proposed).size() == 1) {
              setText(context.words().of("import.verdict", proposed));
              return;
            }
            setGraphic(chooser(index, proposed));
          }
        });
    column.setCellValueFactory(item -> new ReadOnlyStringWrapper(item.getValue().importKey()));
    return column;
  }

  private ComboBox<Verdict> chooser(int index, Verdict proposed) {
    var box = new ComboBox<Verdict>();
    box.getItems().setAll(new ArrayList<>(choices(proposed)));
    box.setConverter(
        new StringConverter<>() {
          @Override
          public String toString(@Nullable Verdict verdict) {
            return verdict == null ? "" : context.words().of("import.verdict", verdict);
          }

          @Override
          public Verdict fromString(String text) {
            throw new UnsupportedOperationException("chosen, never typed");
          }
        });
    box.setValue(items.get(index).verdict());
    box.setAccessibleText(context.words().get("import.verdict"));
    box.setOnAction(event -> {
      items.set(index, review.items().get(index).decided(box.getValue()));
      count();
    });
    return box;
  }

  private TableColumn<Item, String> column(
      String key, double width, Function<Item, String> text, String style) {
    var column = new TableColumn<Item, String>(context.words().get(key));
    column.setPrefWidth(width);
    column.setSortable(false);
    column.getStyleClass().add(style);
    column.setCellValueFactory(item -> new ReadOnlyStringWrapper(text.apply(item.getValue())));
    return column;
  }
}

package app.coffer.desktop.ui.imports;

import app.coffer.desktop.ui.imports.ReviewRow.Line;
import app.coffer.desktop.ui.imports.ReviewRow.Unread;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.FindingWords;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.util.function.BiConsumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/** The table of a review. */
final class ReviewTable {
  private static final double ROOM_FOR_LINES = 820;

  private ReviewTable() {}

  static TableView<ReviewRow> create(UiContext context, BiConsumer<Line, Decision> decide) {
    Words words = context.words();
    var sayings = new FindingWords(context);
    var table = new TableView<ReviewRow>();
    table.setId("review");
    table.setFixedCellSize(38);
    table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    table.setAccessibleText(words.get("imports.review"));
    table.setPlaceholder(new Label(words.get("imports.nothing")));
    table.setRowFactory(all -> new Row(context));
    table.getColumns().add(kinds(words));
    TableColumn<ReviewRow, String> lines =
        text(words, "imports.column.line", 56, "number-cell", ReviewTable::line);
    // what a line says goes before where it stands
    lines.visibleProperty().bind(table.widthProperty().greaterThan(ROOM_FOR_LINES));
    table.getColumns().add(lines);
    table
        .getColumns()
        .add(
            text(
                words,
                "imports.column.date",
                112,
                "text-cell",
                row ->
                    row instanceof Line each
                        ? context.formats().date(each.proposed().line().date())
                        : ""));
    TableColumn<ReviewRow, String> payee =
        text(words, "imports.column.payee", 220, "text-cell", ReviewTable::who);
    payee.setMinWidth(150);
    table.getColumns().add(payee);
    table
        .getColumns()
        .add(
            text(
                words,
                "imports.column.amount",
                112,
                "amount-cell",
                row ->
                    row instanceof Line each
                        ? context.formats().money(each.proposed().line().amount())
                        : ""));
    table.getColumns().add(decisions(words, decide));
    table
        .getColumns()
        .add(
            text(
                words,
                "imports.column.detail",
                240,
                "detail-cell",
                row -> detail(row, words, sayings)));
    return table;
  }

  private static String line(ReviewRow row) {
    return row.lineNumber() > 0 ? Integer.toString(row.lineNumber()) : "";
  }

  private static String who(ReviewRow row) {
    return switch (row) {
      case Line each -> ImportNodes.payee(each.proposed().line());
      case Unread each -> each.problem().text();
    };
  }

  private static String detail(ReviewRow row, Words words, FindingWords sayings) {
    return switch (row) {
      case Unread each -> sayings.of(each.problem().why());
      case Line each ->
          each.yours().isEmpty()
              ? words.has("imports.detail." + each.kind())
                  ? words.of("imports.detail", each.kind())
                  : each.proposed().line().payee().isBlank() ? "" : each.proposed().line().notes()
              : words.get("imports.detail.yours", each.yours());
    };
  }

  private static TableColumn<ReviewRow, String> text(
      Words words, String key, double width, String style, Function<ReviewRow, String> text) {
    var column = new TableColumn<ReviewRow, String>(words.get(key));
    column.setPrefWidth(width);
    column.setMinWidth(Math.min(width, 104));
    column.setSortable(false);
    column.setReorderable(false);
    column.getStyleClass().add(style);
    column.setCellValueFactory(row -> new ReadOnlyStringWrapper(text.apply(row.getValue())));
    column.setCellFactory(all ->
        new TableCell<>() {
          @Override
          protected void updateItem(@Nullable String item, boolean empty) {
            super.updateItem(item, empty);
            String shown = empty || item == null ? "" : item;
            setText(shown);
            setTooltip(shown.length() > 24 ? new Tooltip(shown) : null);
          }
        });
    return column;
  }

  private static TableColumn<ReviewRow, ReviewRow> kinds(Words words) {
    var column = new TableColumn<ReviewRow, ReviewRow>(words.get("imports.column.kind"));
    column.setPrefWidth(108);
    column.setMinWidth(108);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(all ->
        new TableCell<>() {
          @Override
          protected void updateItem(@Nullable ReviewRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
              setGraphic(null);
              return;
            }
            var badge = new Label(words.of("imports.kind", row.kind()));
            badge.getStyleClass().addAll("kind", "kind-" + row.kind());
            setGraphic(badge);
          }
        });
    return column;
  }

  private static TableColumn<ReviewRow, ReviewRow> decisions(
      Words words, BiConsumer<Line, Decision> decide) {
    var column = new TableColumn<ReviewRow, ReviewRow>(words.get("imports.column.decision"));
    column.setPrefWidth(150);
    column.setMinWidth(150);
    column.setSortable(false);
    column.setReorderable(false);
    column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
    column.setCellFactory(all -> new DecisionCell(words, decide));
    return column;
  }

  /** One answer, or a box to choose between several. */
  private static final class DecisionCell extends TableCell<ReviewRow, ReviewRow> {
    private final Words words;
    private final ComboBox<Decision> box = new ComboBox<>();
    private boolean filling;

    DecisionCell(Words words, BiConsumer<Line, Decision> decide) {
      this.words = words;
      box.setConverter(new ChoiceText<>(value -> words.of("imports.decision", value)));
      box.setAccessibleText(words.get("imports.column.decision"));
      box.setMaxWidth(Double.MAX_VALUE);
      box.getStyleClass().add("decision");
      box.setOnAction(event -> {
        Decision chosen = box.getValue();
        if (!filling && chosen != null && getItem() instanceof Line line) {
          decide.accept(line, chosen);
        }
      });
      getStyleClass().add("decision-cell");
    }

    @Override
    protected void updateItem(@Nullable ReviewRow row, boolean empty) {
      super.updateItem(row, empty);
      setText(null);
      setGraphic(null);
      if (empty || row == null) {
        return;
      }
      if (!(row instanceof Line line)) {
        setText(words.get("imports.leftOut"));
        return;
      }
      var answers = Decision.answers(line.proposed().verdict());
      if (answers.size() == 1) {
        setText(words.of("imports.decision", line.decision()));
        return;
      }
      filling = true;
      box.getItems().setAll(answers);
      box.setValue(line.decision());
      box.setId("decision" + line.lineNumber());
      filling = false;
      setGraphic(box);
    }
  }

  /** A row that says itself as a sentence. */
  private static final class Row extends TableRow<ReviewRow> {
    private final UiContext context;

    Row(UiContext context) {
      this.context = context;
    }

    @Override
    protected void updateItem(@Nullable ReviewRow row, boolean empty) {
      super.updateItem(row, empty);
      getStyleClass().remove("left-out");
      if (empty || row == null) {
        setAccessibleText(null);
        return;
      }
      Words words = context.words();
      String kind = words.of("imports.kind", row.kind());
      setAccessibleText(
          switch (row) {
            case Line line ->
                words.get(
                    "imports.spoken",
                    kind,
                    context.formats().date(line.proposed().line().date()),
                    who(line),
                    context.formats().moneyWithCurrency(line.proposed().line().amount()),
                    words.of("imports.decision", line.decision()));
            case Unread unread ->
                words.get(
                    "imports.spoken.unread",
                    unread.lineNumber(),
                    unread.problem().text(),
                    new FindingWords(context).of(unread.problem().why()));
          });
      if (row instanceof Line line && line.decision() == Decision.LEAVE_OUT) {
        getStyleClass().add("left-out");
      }
    }
  }
}

package app.coffer.desktop.ui.imports;

import app.coffer.desktop.banking.BankImport.CsvColumns;
import app.coffer.desktop.banking.BankImport.CsvColumns.Role;
import app.coffer.desktop.banking.DateForm;
import app.coffer.desktop.ui.imports.ReviewRow.Kind;
import app.coffer.desktop.ui.imports.ReviewRow.Line;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.FindingWords;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** How a CSV is read: its text, its columns, and at once what comes of it. */
final class ColumnsStep extends VBox {
  private static final List<String> CHARSETS =
      List.of(
          "UTF-8",
          "windows-1252",
          "ISO-8859-1",
          "ISO-8859-15",
          "windows-1250",
          "windows-1251",
          "UTF-16LE");
  private static final List<Character> SEPARATORS = List.of(';', ',', '\t', '|');
  private static final Set<Role> AMOUNTS = EnumSet.of(Role.AMOUNT, Role.IN, Role.OUT, Role.BALANCE);
  private static final List<Character> DECIMAL_SIGNS = List.of('.', ',');
  private final ImportViewModel model;
  private final UiContext context;
  private final Words words;
  private final FlowPane choices = new FlowPane(14, 10);
  private final VBox notes = new VBox(8);
  private final GridPane preview = new GridPane();
  private final Label reads = new Label();
  private final Label file = new Label();
  private @Nullable CsvColumns shown;

  ColumnsStep(ImportViewModel model, Importing bank, UiContext context) {
    super(12);
    this.model = model;
    this.context = context;
    words = context.words();
    var scroll = new ScrollPane(preview);
    scroll.getStyleClass().add("preview-scroll");
    scroll.setFocusTraversable(false);
    scroll.setFitToWidth(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    preview.getStyleClass().add("preview");
    reads.setId("reads");
    reads.getStyleClass().add("reads");
    reads.setWrapText(true);
    reads.setMinHeight(Region.USE_PREF_SIZE);
    choices.setMinHeight(Region.USE_PREF_SIZE);
    notes.setMinHeight(Region.USE_PREF_SIZE);
    file.getStyleClass().add("part-name");
    file.setGraphic(Icons.of(Feather.FILE_TEXT));
    getChildren()
        .addAll(file, choices, notes, scroll, footer(), new ProfileBar(model, bank, context));
    model
        .currentProperty()
        .subscribe(part -> {
          if (part != null && part.columns() != null) {
            file.setText(part.name());
            if (!part.columns().equals(shown)) {
              shown = part.columns();
              show(part.columns());
            }
            showReading();
          }
        });
    model.problemProperty().subscribe(problem -> showReading());
  }

  void focusFirst() {
    if (!choices.getChildren().isEmpty()
        && choices.getChildren().getFirst() instanceof Labelled box) {
      box.getChildren().get(1).requestFocus();
    }
  }

  private void show(@Nullable CsvColumns columns) {
    if (columns == null) {
      return;
    }
    String focused = getScene() == null ? null : focusedId();
    choices
        .getChildren()
        .setAll(
            choice(
                "charset",
                with(CHARSETS, columns.charset()),
                columns.charset(),
                Function.identity(),
                value -> model.cut(value, columns.delimiter())),
            choice(
                "separator",
                with(SEPARATORS, columns.delimiter()),
                columns.delimiter(),
                value -> words.get("imports.separator." + separator(value)),
                value -> model.cut(columns.charset(), value)),
            choice(
                "header",
                IntStream.range(-1, columns.preview().size()).boxed().toList(),
                columns.headerRow(),
                value ->
                    value < 0
                        ? words.get("imports.header.none")
                        : words.get("imports.header.row", value + 1),
                value -> model.correct(ColumnsModel.withHeader(columns, value))),
            choice(
                "decimal",
                DECIMAL_SIGNS,
                columns.decimalSign(),
                value -> words.get(value == ',' ? "imports.decimal.comma" : "imports.decimal.dot"),
                value -> model.correct(ColumnsModel.withDecimalSign(columns, value))),
            choice(
                "dates",
                List.of(DateOrder.values()),
                DateOrder.of(columns.datePattern()),
                value -> written(columns, value),
                value -> model.correct(ColumnsModel.withOrder(columns, value))));
    notes.getChildren().clear();
    if (!columns.dateOrderCertain()) {
      notes.getChildren().add(undecidable(columns));
    }
    showPreview(columns);
    if (focused != null) {
      Node again = lookup("#" + focused);
      if (again != null) {
        again.requestFocus();
      }
    }
  }

  private @Nullable String focusedId() {
    Node owner = getScene().getFocusOwner();
    boolean mine = false;
    for (Node node = owner; node != null; node = node.getParent()) {
      mine |= node == this;
    }
    return mine ? owner.getId() : null;
  }

  private Node undecidable(CsvColumns columns) {
    var bar = ImportNodes.warning(words.get("imports.dates.undecidable"));
    bar.setId("undecidable");
    var confirm =
        ImportNodes.plain(
            words.get(
                "imports.dates.confirm", written(columns, DateOrder.of(columns.datePattern()))),
            () ->
                model.correct(
                    ColumnsModel.withOrder(columns, DateOrder.of(columns.datePattern()))));
    confirm.setId("confirmDates");
    bar.getChildren().add(confirm);
    return bar;
  }

  /** The last day of a year as the file would write it in this order. */
  private String written(CsvColumns columns, DateOrder order) {
    return new FindingWords(context).of(new DateForm(order.on(columns.datePattern())));
  }

  private void showPreview(CsvColumns columns) {
    preview.getChildren().clear();
    List<Role> roles = columns.roles();
    for (int column = 0; column < roles.size(); column++) {
      int at = column;
      var role = new ComboBox<Role>();
      role.setId("role" + column);
      role.getItems().setAll(Role.values());
      role.setConverter(new ChoiceText<>(value -> words.of("imports.role", value)));
      role.setValue(roles.get(column));
      role.setAccessibleText(words.get("imports.role.of", column + 1));
      role.setMinWidth(130);
      role.setMaxWidth(Double.MAX_VALUE);
      role.setOnAction(event -> model.correct(ColumnsModel.withRole(columns, at, role.getValue())));
      GridPane.setHgrow(role, Priority.ALWAYS);
      preview.add(role, column, 0);
    }
    for (int row = 0; row < columns.preview().size(); row++) {
      List<String> fields = columns.preview().get(row);
      for (int column = 0; column < roles.size(); column++) {
        String text = column < fields.size() ? fields.get(column).strip() : "";
        var cell = new Label(text);
        cell.setMaxWidth(Double.MAX_VALUE);
        cell.setPrefWidth(Math.clamp(text.length() * 8L, 100, 260));
        cell.getStyleClass().add("preview-cell");
        if (row == columns.headerRow()) {
          cell.getStyleClass().add("preview-header");
        } else if (row < columns.headerRow() || roles.get(column) == Role.IGNORED) {
          cell.getStyleClass().add("preview-unused");
        }
        if (AMOUNTS.contains(roles.get(column))) {
          cell.getStyleClass().add("preview-amount");
        }
        preview.add(cell, column, row + 1);
      }
    }
  }

  private void showReading() {
    CsvColumns columns = columns();
    ImportPart part = model.currentProperty().get();
    ReviewModel review = part == null ? null : part.review();
    String problem = model.problemProperty().get();
    reads.getStyleClass().remove("field-problem");
    if (columns == null || !problem.isEmpty()) {
      reads.getStyleClass().add("field-problem");
      reads.setText(problem);
      return;
    }
    if (review == null) {
      reads.setText(words.get("imports.reading"));
      return;
    }
    List<Line> lines =
        review.rows().stream()
            .flatMap(row -> row instanceof Line line ? Stream.of(line) : Stream.of())
            .toList();
    int unread = review.counts().getOrDefault(Kind.PROBLEM, 0);
    List<String> parts = new ArrayList<>();
    lines.stream()
        .min(Comparator.comparingInt(ReviewRow::lineNumber))
        .ifPresent(line ->
            parts.add(
                words.get(
                    "imports.reads",
                    context.formats().date(line.proposed().line().date()),
                    ImportNodes.payee(line.proposed().line()),
                    context.formats().moneyWithCurrency(line.proposed().line().amount()))));
    parts.add(words.count("imports.lines", lines.size()));
    if (unread > 0) {
      parts.add(words.count("imports.unread", unread));
    }
    reads.setText(String.join("  ·  ", parts));
  }

  private @Nullable CsvColumns columns() {
    ImportPart part = model.currentProperty().get();
    return part == null ? null : part.columns();
  }

  /** A tick that makes other columns of these. */
  private CheckBox tick(
      String id, Predicate<CsvColumns> is, BiFunction<CsvColumns, Boolean, CsvColumns> made) {
    var tick = new CheckBox(words.get("imports." + id));
    tick.setId(id);
    tick.setMinWidth(Region.USE_PREF_SIZE);
    model
        .currentProperty()
        .subscribe(part -> {
          CsvColumns columns = columns();
          tick.setSelected(columns != null && is.test(columns));
        });
    tick.setOnAction(event -> {
      CsvColumns columns = columns();
      if (columns != null) {
        model.correct(made.apply(columns, tick.isSelected()));
      }
    });
    return tick;
  }

  private <T> Labelled choice(
      String id, List<T> items, T value, Function<T, String> text, Consumer<T> chosen) {
    var box = new ComboBox<T>();
    box.setId(id);
    box.getItems().setAll(items);
    box.setConverter(new ChoiceText<>(text));
    box.setValue(value);
    box.setOnAction(event -> chosen.accept(box.getValue()));
    return new Labelled(words.get("imports." + id), box);
  }

  private static <T> List<T> with(List<T> items, T value) {
    return items.contains(value) ? items : Stream.concat(Stream.of(value), items.stream()).toList();
  }

  private static String separator(char separator) {
    return switch (separator) {
      case ';' -> "semicolon";
      case ',' -> "comma";
      case '\t' -> "tab";
      default -> "bar";
    };
  }

  /** The line under the preview, and what else can be said of the rows. */
  private VBox footer() {
    reads.setMaxWidth(Double.MAX_VALUE);
    var ticks =
        new FlowPane(
            20,
            6,
            tick("flip", CsvColumns::flipSign, ColumnsModel::flipped),
            tick("continued", each -> each.habits().continued(), ColumnsModel::continued));
    var box = new VBox(8, reads, ticks);
    box.setMinHeight(Region.USE_PREF_SIZE);
    return box;
  }
}

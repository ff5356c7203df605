package app.coffer.desktop.ui.reports;

import app.coffer.desktop.ui.reports.Figures.Cell;
import app.coffer.desktop.ui.reports.Figures.Line;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** The same figures as a table: to be sorted, copied, and read aloud. */
final class ReportTable extends TableView<Line> {
  private static final double HEADING_SIDES = 12;

  /** How wide columns are at least, in sizes of their letters. */
  private static final double NAME_LETTERS = 8.5;

  private static final double AMOUNT_LETTERS = 6.1;

  /** How wide a digit is against the size of letters. */
  private static final double LETTER = 0.62;

  /** Numbers stand not farther from each other than this; the rest is for the names. */
  private static final double WIDEST = 170;

  /** So many days before today are in sight where the days after it are. */
  private static final int FEW = 3;

  private static final Comparator<Cell> BY_NUMBER =
      Comparator.comparing(Cell::number, Comparator.nullsFirst(BigDecimal::compareTo));

  private final BiConsumer<Target, String> behind;

  /** How many sizes of a letter each column of numbers needs. */
  private final Map<String, Double> letters = new HashMap<>();

  private int begin;

  ReportTable(BiConsumer<Target, String> behind) {
    this.behind = behind;
    setId("report-table");
    getStyleClass().addAll("register", "report-table");
    setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
    setRowFactory(view -> new Row());
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    focusedProperty()
        .subscribe(here -> {
          if (here && getSelectionModel().isEmpty() && !getItems().isEmpty()) {
            getSelectionModel().select(begin);
          }
        });
  }

  void show(Figures figures) {
    getColumns().clear();
    letters.clear();
    var name = new TableColumn<Line, String>(figures.first());
    name.setCellValueFactory(line -> new ReadOnlyStringWrapper(line.getValue().name()));
    name.setMinWidth(120);
    name.setPrefWidth(220);
    if (figures.shape() != Figures.Shape.LYING) {
      // by the order of time, not of letters
      name.setSortable(false);
    }
    getColumns().add(name);
    for (int n = 0; n < figures.columns().size(); n++) {
      String title = figures.columns().get(n).title();
      letters.put(title, letters(figures, n));
      getColumns().add(column(title, n));
    }
    setItems(FXCollections.observableArrayList(figures.lines()));
    begin = newest(figures);
    scrollTo(begin);
    setAccessibleText(figures.summary());
  }

  /** Where reading begins: at the largest, or at what was last, and not at what is foretold. */
  private static int newest(Figures figures) {
    List<Line> lines = figures.lines();
    if (figures.shape() == Figures.Shape.LYING) {
      return 0;
    }
    boolean foretold = !lines.isEmpty() && lines.getLast().future();
    long known = lines.stream().filter(line -> !line.future()).count();
    return (int) Math.max(0, known - (foretold ? FEW : 1));
  }

  private static double letters(Figures figures, int column) {
    int longest =
        figures.lines().stream()
            .mapToInt(line -> line.cells().get(column).text().length())
            .max()
            .orElse(0);
    return Math.max(AMOUNT_LETTERS, longest * LETTER + 1.4);
  }

  /** Nothing is cut: where columns need more than there is, the table scrolls. */
  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    for (Node each : lookupAll(".column-header > .label")) {
      if (each instanceof Label heading) {
        boolean names = getColumns().getFirst().getText().equals(heading.getText());
        double least = names ? NAME_LETTERS : letters.getOrDefault(heading.getText(), 0.0);
        double wide = least * heading.getFont().getSize();
        double needed = Math.max(heading.prefWidth(-1) + HEADING_SIDES, wide);
        getColumns().stream()
            .filter(column -> column.getText().equals(heading.getText()))
            .filter(column -> column.getMinWidth() < needed)
            .forEach(column -> column.setMinWidth(needed));
      }
    }
  }

  private TableColumn<Line, Cell> column(String title, int index) {
    var column = new TableColumn<Line, Cell>(title);
    column.setMinWidth(86);
    column.setPrefWidth(96);
    column.setMaxWidth(WIDEST);
    column.getStyleClass().add("amount-cell");
    column.setComparator(BY_NUMBER);
    column.setCellValueFactory(
        line -> new ReadOnlyObjectWrapper<>(line.getValue().cells().get(index)));
    column.setCellFactory(view -> new Figure());
    return column;
  }

  private void key(KeyEvent event) {
    Line line = getSelectionModel().getSelectedItem();
    if (event.getCode() == KeyCode.ENTER && line != null) {
      lookBehind(line, line.target().orElse(null));
      event.consume();
    } else if (event.getCode() == KeyCode.C && event.isShortcutDown()) {
      copy();
      event.consume();
    }
  }

  /** The whole table, so that a spreadsheet takes it as one. */
  private void copy() {
    var content = new ClipboardContent();
    String head = getColumns().stream().map(TableColumn::getText).collect(Collectors.joining("\t"));
    content.putString(
        head
            + "\n"
            + getItems().stream()
                .map(line ->
                    line.name()
                        + line.cells().stream()
                            .map(cell -> "\t" + cell.text())
                            .collect(Collectors.joining()))
                .collect(Collectors.joining("\n")));
    Clipboard.getSystemClipboard().setContent(content);
  }

  private void lookBehind(Line line, @Nullable Target target) {
    if (target != null) {
      behind.accept(target, line.name());
    }
  }

  private final class Figure extends TableCell<Line, Cell> {
    Figure() {
      getStyleClass().add("amount-cell");
      setOnMouseClicked(event -> {
        Cell cell = getItem();
        if (cell != null && event.getClickCount() == 2) {
          lookBehind(getTableRow().getItem(), cell.behind());
          event.consume();
        }
      });
    }

    @Override
    protected void updateItem(@Nullable Cell cell, boolean empty) {
      super.updateItem(cell, empty);
      setText(empty || cell == null ? null : cell.text());
    }
  }

  /** A line that says itself as a sentence to a screen reader. */
  private final class Row extends TableRow<Line> {
    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
      super.updateItem(line, empty);
      setAccessibleText(empty || line == null ? null : sentence(line));
    }

    private String sentence(Line line) {
      var said = new StringBuilder(line.name());
      for (int n = 0; n < line.cells().size(); n++) {
        String text = line.cells().get(n).text();
        if (!text.isEmpty()) {
          said.append(", ")
              .append(ReportTable.this.getColumns().get(n + 1).getText())
              .append(' ')
              .append(text);
        }
      }
      return said.toString();
    }
  }
}

package app.coffer.desktop.ui.register;

import app.coffer.desktop.settings.Appearance;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseEvent;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;

/**
 * Which columns a register shows, in which order and how wide: kept for each account on this
 * device. Widths are kept in letters, so that they fit any size of text.
 */
final class ColumnPlan<S> {
  private final Appearance appearance;
  private final String key;
  private final TableView<S> table;
  private final Map<String, Double> least;
  private final Set<String> growing;

  /** Letters that a header keeps free on both sides together. */
  private static final double AROUND = 1.6;

  private double em = 14;

  /**
   * @param register an account's id, or a name for all accounts
   * @param least how wide each column is at least, in letters
   * @param growing which take the room there is
   */
  ColumnPlan(
      Appearance appearance,
      String register,
      TableView<S> table,
      Map<String, Double> least,
      Set<String> growing) {
    this.growing = growing;
    this.appearance = appearance;
    this.key = "columns." + register;
    this.table = table;
    this.least = least;
    order();
    hide();
    table.getColumns().addListener((ListChangeListener<Object>) change -> keep());
    table.getColumns().forEach(column -> column.visibleProperty().subscribe((was, is) -> keep()));
    table.addEventFilter(
        MouseEvent.MOUSE_RELEASED,
        event -> {
          if (event.getTarget() instanceof Node node && isInHeader(node)) {
            keepWidths();
          }
        });
  }

  /** Fits widths to a size of text. */
  void fit(double fontSize) {
    em = fontSize;
    Map<String, Double> kept = widths();
    for (TableColumn<S, ?> column : table.getColumns()) {
      double narrow = Math.max(least.getOrDefault(column.getId(), 4.0), title(column));
      boolean grows = growing.contains(column.getId());
      double most = grows ? 100 : column.isResizable() ? narrow * 1.6 : narrow;
      column.setMinWidth(narrow * em);
      column.setMaxWidth(most * em);
      column.setPrefWidth(kept.getOrDefault(column.getId(), grows ? narrow * 2 : narrow) * em);
    }
  }

  /** How many letters wide a column's name is, with the space around it, in any language. */
  private double title(TableColumn<S, ?> column) {
    if (column.getText().isEmpty()) {
      return 0;
    }
    var text = new Text(column.getText());
    text.setFont(Font.font(Font.getDefault().getFamily(), FontWeight.BOLD, em));
    return text.getLayoutBounds().getWidth() / em + AROUND;
  }

  /** All columns that have a name, shown or not. */
  List<TableColumn<S, ?>> choices() {
    return table.getColumns().stream().filter(column -> !column.getText().isEmpty()).toList();
  }

  private void order() {
    List<String> order = texts("order");
    var columns = new ArrayList<>(table.getColumns());
    // one that was not there when the order was kept stays where it would be
    columns.sort((a, b) -> {
      int first = order.indexOf(a.getId());
      int second = order.indexOf(b.getId());
      return first < 0 || second < 0 ? 0 : Integer.compare(first, second);
    });
    if (!order.isEmpty() && order.containsAll(columns.stream().map(TableColumn::getId).toList())) {
      table.getColumns().setAll(columns);
    }
  }

  private void hide() {
    List<String> hidden = texts("hidden");
    table.getColumns().forEach(column -> column.setVisible(!hidden.contains(column.getId())));
  }

  private void keep() {
    appearance.set(
        key + ".order",
        table.getColumns().stream().map(TableColumn::getId).collect(Collectors.joining(",")));
    appearance.set(
        key + ".hidden",
        table.getColumns().stream()
            .filter(column -> !column.isVisible())
            .map(TableColumn::getId)
            .collect(Collectors.joining(",")));
  }

  private boolean isInHeader(Node node) {
    for (Node at = node; at != null && at != table; at = at.getParent()) {
      if (at.getStyleClass().contains("column-header-background")) {
        return true;
      }
    }
    return false;
  }

  private void keepWidths() {
    if (table.getColumns().stream().anyMatch(this::wasDragged)) {
      appearance.set(
          key + ".widths",
          table.getColumns().stream()
              .map(column -> column.getId() + ":" + Math.round(column.getWidth() / em * 10) / 10.0)
              .collect(Collectors.joining(",")));
    }
  }

  private boolean wasDragged(TableColumn<S, ?> column) {
    return column.isVisible() && Math.abs(column.getWidth() - column.getPrefWidth()) > 1;
  }

  private Map<String, Double> widths() {
    return texts("widths").stream()
        .filter(text -> text.matches("[a-z]+:[0-9.]+"))
        .map(text -> text.split(":"))
        .collect(Collectors.toMap(part -> part[0], part -> Double.parseDouble(part[1])));
  }

  private List<String> texts(String what) {
    return Arrays.stream(appearance.text(key + "." + what, "").split(","))
        .filter(text -> !text.isEmpty())
        .toList();
  }
}

package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.UiContext;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import javafx.scene.control.TableView;

/** What is selected in a register, also where it was never scrolled to. */
final class RowSelection {
  private final TableView<RowPages.Slot> table;
  private final RegisterViewModel model;
  private final UiContext context;

  RowSelection(TableView<RowPages.Slot> table, RegisterViewModel model, UiContext context) {
    this.table = table;
    this.model = model;
    this.context = context;
  }

  /** The transaction at the cursor; a line of a split stands for its transaction. */
  Optional<RegisterRow> one() {
    RowPages.Slot slot = table.getSelectionModel().getSelectedItem();
    return slot == null ? Optional.empty() : slot.owner();
  }

  /** The line of a split at the cursor; empty at a transaction. */
  Optional<Line> line() {
    RowPages.Slot slot = table.getSelectionModel().getSelectedItem();
    return slot == null ? Optional.empty() : Optional.ofNullable(slot.line());
  }

  /** How many transactions are selected. */
  int size() {
    return places().size();
  }

  /** All that is selected, on the window's thread: at once where it is in memory. */
  void rows(Consumer<List<RegisterRow>> then) {
    RegisterViewModel.Content content = model.contentProperty().get();
    if (content == null) {
      return;
    }
    RowPages pages = content.rows();
    var places = places();
    var known = new ArrayList<RegisterRow>();
    // all of a long register is read in one go, not page by page
    if (places.size() <= RowPages.PAGE) {
      for (int place : places) {
        pages.get(pages.indexOfPlace(place)).owner().ifPresent(known::add);
      }
    }
    if (known.size() == places.size()) {
      then.accept(known);
    } else {
      context.background().run(() -> read(places, content)).then(then::accept);
    }
  }

  /** What the selected add up to, by currency. */
  static Map<Currency, Money> sums(List<RegisterRow> rows) {
    var sums = new LinkedHashMap<Currency, Money>();
    rows.forEach(row -> sums.merge(row.amount().currency(), row.amount(), Money::plus));
    return sums;
  }

  private TreeSet<Integer> places() {
    var places = new TreeSet<Integer>();
    if (table.getItems() instanceof RowPages pages) {
      for (int index : table.getSelectionModel().getSelectedIndices()) {
        if (index >= 0 && index < pages.size()) {
          places.add(pages.placeOf(index));
        }
      }
    }
    return places;
  }

  private List<RegisterRow> read(TreeSet<Integer> places, RegisterViewModel.Content content) {
    var rows = new ArrayList<RegisterRow>();
    int from = -1;
    int to = -1;
    for (int place : places) {
      if (place != to) {
        readRange(rows, content, from, to);
        from = place;
      }
      to = place + 1;
    }
    readRange(rows, content, from, to);
    return rows;
  }

  private void readRange(
      List<RegisterRow> into, RegisterViewModel.Content content, int from, int to) {
    if (from >= 0) {
      into.addAll(model.rows(content.filter(), content.rows().rows(), from, to - from));
    }
  }
}

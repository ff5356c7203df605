package app.coffer.desktop.ui.register;

import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.control.TableView;
import javafx.scene.control.skin.VirtualFlow;

/** Puts rows into a table: those that were selected stay so, and are in sight. */
final class RowSight {
  /** Rows left above one that is brought into sight. */
  private static final int ABOVE = 3;

  private final TableView<RowPages.Slot> table;
  private final RegisterViewModel model;
  private boolean seek = true;
  private int place = -1;

  RowSight(TableView<RowPages.Slot> table, RegisterViewModel model) {
    this.table = table;
    this.model = model;
  }

  /** What is selected with the next rows is looked for, wherever it stands. */
  void seek() {
    seek = true;
  }

  /** What is selected is going: the row that then stands in its place is selected. */
  void stay() {
    place =
        table.getSelectionModel().getSelectedIndices().stream().mapToInt(at -> at).min().orElse(-1);
  }

  /**
   * @param adding whether somebody is adding at the end
   */
  void show(RegisterViewModel.Content content, boolean adding) {
    RowPages rows = content.rows();
    int before = table.getItems().size();
    boolean first = !(table.getItems() instanceof RowPages);
    rows.setOnLoaded(table::refresh);
    table.setItems(rows);
    table.getSelectionModel().clearSelection();
    int[] kept = content.kept().values().stream().mapToInt(rows::indexOfPlace).sorted().toArray();
    for (int index : kept) {
      table.getSelectionModel().select(index);
    }
    if (kept.length == 0 && place >= 0 && rows.size() < before && !rows.isEmpty()) {
      table.getSelectionModel().select(Math.min(place, rows.size() - 1));
      place = -1;
    }
    boolean more = adding && rows.size() > before;
    if (kept.length > 0 && seek) {
      if (!isSeen(kept[0])) {
        bring(Math.max(0, kept[0] - ABOVE));
      }
    } else if (model.oldestFirst() && (first || more) && !rows.isEmpty()) {
      bring(rows.size() - 1);
    }
    seek = false;
  }

  /** Whether a row is wholly in sight already. */
  private boolean isSeen(int index) {
    return table.lookup(".virtual-flow") instanceof VirtualFlow<?> flow
        && flow.getFirstVisibleCell() != null
        && flow.getLastVisibleCell() != null
        && flow.getFirstVisibleCell().getIndex() < index
        && index < flow.getLastVisibleCell().getIndex();
  }

  /** A table that was not laid out with its rows forgets where it was to scroll. */
  private void bring(int index) {
    if (table.getHeight() <= 0) {
      table
          .heightProperty()
          .addListener(
              new InvalidationListener() {
                @Override
                public void invalidated(Observable height) {
                  table.heightProperty().removeListener(this);
                  scroll(index);
                }
              });
    } else {
      scroll(index);
    }
  }

  private void scroll(int index) {
    Platform.runLater(() -> {
      // the same rows may have been read again meanwhile
      int all = table.getItems().size();
      if (index < all) {
        table.layout();
        // rows near the end cannot stand at the top: asked for that, a table that is laid out
        // again stops short of its end
        boolean end = (all - index) * table.getFixedCellSize() <= table.getHeight();
        table.scrollTo(end ? all : index);
      }
    });
  }
}

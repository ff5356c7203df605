package app.coffer.desktop.ui.register;

import java.util.List;
import javafx.scene.control.ConstrainedColumnResizeBase;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.util.Callback;

/**
 * Columns that fill a table's width, and no more of it: the table's own way to do so gives up some
 * points too early where many columns are as narrow as they may be, and the last one is then cut by
 * the scroll bar.
 */
@SuppressWarnings("rawtypes") // as the table asks for it
final class ColumnFit extends ConstrainedColumnResizeBase
    implements Callback<TableView.ResizeFeatures, Boolean> {
  private static final double NOTHING = 0.001;

  @Override
  @SuppressWarnings("unchecked")
  public Boolean call(TableView.ResizeFeatures wanted) {
    Boolean done = TableView.CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS.call(wanted);
    narrow((TableView.ResizeFeatures<Object>) wanted);
    return done;
  }

  /** Takes from each as much of what is over as it has of the room there is. */
  private static void narrow(TableView.ResizeFeatures<Object> wanted) {
    List<TableColumn<Object, ?>> columns = wanted.getTable().getVisibleLeafColumns();
    double over =
        columns.stream().mapToDouble(TableColumn::getWidth).sum() - wanted.getContentWidth();
    double room = columns.stream().mapToDouble(ColumnFit::room).sum();
    boolean byHand = wanted.getColumn() != null;
    if (byHand || wanted.getContentWidth() <= 0 || over < NOTHING || room < NOTHING) {
      return;
    }
    double part = Math.min(1, over / room);
    for (TableColumn<Object, ?> column : columns) {
      double less = room(column) * part;
      if (less > 0) {
        wanted.setColumnWidth(column, column.getWidth() - less);
      }
    }
  }

  private static double room(TableColumn<?, ?> column) {
    return column.isResizable() ? Math.max(0, column.getWidth() - column.getMinWidth()) : 0;
  }
}

package app.coffer.desktop.ui.kit;

import javafx.scene.Node;
import javafx.scene.control.ListCell;

/** A line of a list that is as wide as the list, and as high as its wrapped text needs. */
public abstract class GrowingCell<T> extends ListCell<T> {
  private static final double SCROLL_BAR = 16;
  private static final double LEAST = 100;

  @Override
  protected double computePrefWidth(double height) {
    return 0;
  }

  /** A list asks without a width, but how high a line is depends on it. */
  @Override
  protected double computePrefHeight(double width) {
    Node line = getGraphic();
    if (line == null || getListView() == null) {
      return super.computePrefHeight(width);
    }
    double sides = snappedLeftInset() + snappedRightInset() + SCROLL_BAR;
    double room = Math.max(LEAST, getListView().getWidth() - sides);
    return line.prefHeight(room) + snappedTopInset() + snappedBottomInset();
  }
}

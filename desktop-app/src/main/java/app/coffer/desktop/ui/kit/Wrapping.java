package app.coffer.desktop.ui.kit;

import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;

/** One thing at the left, one at the right; below each other where both do not fit. */
public final class Wrapping extends FlowPane {
  private static final double GAP = 12;
  private final Region left;
  private final Region right;

  public Wrapping(Region left, Region right) {
    super(GAP, 6, left, right);
    this.left = left;
    this.right = right;
    // what has its own width already wraps by it, not by this pane's first guess
    setMinWidth(0);
  }

  @Override
  protected void layoutChildren() {
    left.setPrefWidth(USE_COMPUTED_SIZE);
    // a pixel less, so that rounding never wraps what fits
    double rest = getWidth() - getInsets().getLeft() - getInsets().getRight() - GAP - 1;
    double free = rest - Math.ceil(right.prefWidth(-1));
    if (free >= left.prefWidth(-1)) {
      left.setPrefWidth(free);
    }
    super.layoutChildren();
  }
}

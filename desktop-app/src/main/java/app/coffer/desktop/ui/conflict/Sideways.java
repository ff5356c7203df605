package app.coffer.desktop.ui.conflict;

import java.util.function.BiConsumer;
import javafx.geometry.Bounds;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.util.Subscription;

/**
 * Shows something that is wider than its place and as high as it likes to be: it moves sideways
 * under a bar, and what has the focus comes into sight.
 */
final class Sideways extends Region {
  private final Region content;
  private final double fixedLeft;
  private final double fixedRight;
  private final BiConsumer<Double, Double> moved;
  private final ScrollBar bar = new ScrollBar();
  private Subscription watching = Subscription.EMPTY;
  private final Rectangle clip = new Rectangle();

  /**
   * @param fixedLeft how much at the left side stays where it is
   * @param fixedRight how much at the right side stays
   * @param moved is told how far what stays at the left and at the right is to be shifted
   */
  Sideways(Region content, double fixedLeft, double fixedRight, BiConsumer<Double, Double> moved) {
    this.content = content;
    this.fixedLeft = fixedLeft;
    this.fixedRight = fixedRight;
    this.moved = moved;
    bar.setOrientation(Orientation.HORIZONTAL);
    bar.setId("sideways");
    bar.valueProperty().subscribe(value -> requestLayout());
    getChildren().addAll(content, bar);
    setClip(clip);
    addEventFilter(
        ScrollEvent.SCROLL,
        event -> {
          if (bar.isVisible() && event.getDeltaX() != 0) {
            bar.setValue(Math.clamp(bar.getValue() - event.getDeltaX(), 0, bar.getMax()));
            event.consume();
          }
        });
    sceneProperty()
        .subscribe(scene -> {
          watching.unsubscribe();
          watching =
              scene == null
                  ? Subscription.EMPTY
                  : scene.focusOwnerProperty().subscribe(this::bringIntoSight);
        });
  }

  private double needed() {
    return content.minWidth(-1);
  }

  private boolean tooWide(double width) {
    return width > 0 && needed() > width + 0.5;
  }

  /** Moves so that a node inside is not hidden under what stays, nor outside. */
  void bringIntoSight(@org.jspecify.annotations.Nullable Node focused) {
    if (focused == null || !bar.isVisible() || !isInside(focused)) {
      return;
    }
    Bounds bounds = content.sceneToLocal(focused.localToScene(focused.getBoundsInLocal()));
    double left = bounds.getMinX() - fixedLeft;
    double right = bounds.getMaxX() - (getWidth() - fixedRight);
    if (bounds.getMaxX() <= fixedLeft || bounds.getMinX() >= content.getWidth() - fixedRight) {
      return;
    }
    if (bar.getValue() > left) {
      bar.setValue(Math.max(0, left));
    } else if (bar.getValue() < right) {
      bar.setValue(Math.min(bar.getMax(), right));
    }
  }

  private boolean isInside(Node node) {
    Node at = node;
    while (at != null && at != content) {
      at = at.getParent();
    }
    return at == content;
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return Math.min(needed(), fixedLeft + fixedRight);
  }

  @Override
  protected double computePrefWidth(double height) {
    return content.prefWidth(height);
  }

  @Override
  protected double computePrefHeight(double width) {
    return content.prefHeight(Math.max(width, needed()))
        + (tooWide(width) ? bar.prefHeight(-1) : 0);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double whole = Math.max(width, needed());
    boolean wide = tooWide(width);
    double high = content.prefHeight(whole);
    bar.setVisible(wide);
    bar.setMax(whole - width);
    bar.setVisibleAmount(wide ? (whole - width) * width / whole : 0);
    bar.setValue(Math.clamp(bar.getValue(), 0, bar.getMax()));
    content.resizeRelocate(-bar.getValue(), 0, whole, high);
    bar.resizeRelocate(0, high, width, bar.prefHeight(-1));
    clip.setWidth(width);
    clip.setHeight(getHeight());
    moved.accept(bar.getValue(), bar.getValue() - bar.getMax());
  }
}

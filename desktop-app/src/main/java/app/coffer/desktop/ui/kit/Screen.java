package app.coffer.desktop.ui.kit;

import javafx.scene.Node;
import javafx.scene.TraversalDirection;

/** One page of the window's content area. */
public interface Screen {

  /** The page; the same node each time. */
  Node node();

  /** Puts the focus on the page. */
  default void focus() {
    node().requestFocus();
    node().requestFocusTraversal(TraversalDirection.NEXT);
  }

  /** What the window's title says while the page is shown. */
  String title();

  /** The page is about to be seen: read, and listen to bells. */
  void onShown();

  /** The page is gone from sight: stop listening. */
  void onHidden();
}

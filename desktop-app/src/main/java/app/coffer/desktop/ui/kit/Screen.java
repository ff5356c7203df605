package app.coffer.desktop.ui.kit;

import app.coffer.wire.id.RecordId;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
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

  /** Moves the focus to the screen's next pane; false where the next one is outside of it. */
  default boolean nextPane() {
    return false;
  }

  /** Told by the window how the register of an account is opened. */
  default void accountsOpenWith(Consumer<RecordId> open) {}

  /** Told by the window how a transaction is shown in the register of an account, given first. */
  default void rowsOpenWith(BiConsumer<RecordId, RecordId> open) {}

  /** What the window's title says while the page is shown. */
  String title();

  /** The page is about to be seen: read, and listen to bells. */
  void onShown();

  /** The page is gone from sight: stop listening. */
  void onHidden();
}

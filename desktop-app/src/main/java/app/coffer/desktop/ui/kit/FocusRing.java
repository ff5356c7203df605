package app.coffer.desktop.ui.kit;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Keeps the keyboard within a part of a window: behind the last control Tab comes to the first. */
final class FocusRing {
  private final Parent around;
  private final List<Node> alsoAllowed;
  private final ChangeListener<@Nullable Node> watch = (property, was, now) -> moved(was, now);
  private final EventHandler<KeyEvent> keys = this::pressed;
  private @Nullable Scene scene;
  private boolean backwards;

  FocusRing(Parent around, List<Node> alsoAllowed) {
    this.around = around;
    this.alsoAllowed = alsoAllowed;
  }

  void close(Scene within) {
    open();
    scene = within;
    within.focusOwnerProperty().addListener(watch);
    within.addEventFilter(KeyEvent.KEY_PRESSED, keys);
  }

  /** Lets the keyboard go anywhere again. */
  void open() {
    if (scene != null) {
      scene.focusOwnerProperty().removeListener(watch);
      scene.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
      scene = null;
    }
  }

  private void pressed(KeyEvent event) {
    backwards = event.getCode() == KeyCode.TAB && event.isShiftDown();
  }

  private void moved(@Nullable Node was, @Nullable Node now) {
    if (now == null
        || inside(now, around)
        || alsoAllowed.stream().anyMatch(one -> inside(now, one))
        || was == null
        || !inside(was, around)) {
      return;
    }
    var reached = new ArrayList<Node>();
    collect(around, reached);
    if (!reached.isEmpty()) {
      (backwards ? reached.getLast() : reached.getFirst()).requestFocus();
    }
  }

  private static boolean inside(Node node, Node parent) {
    for (Node one = node; one != null; one = one.getParent()) {
      if (one == parent) {
        return true;
      }
    }
    return false;
  }

  private static void collect(Node node, List<Node> reached) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node.isFocusTraversable()) {
      reached.add(node);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> collect(child, reached));
    }
  }
}

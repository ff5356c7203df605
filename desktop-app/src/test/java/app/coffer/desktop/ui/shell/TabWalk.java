package app.coffer.desktop.ui.shell;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Cell;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Toggle;

/** Walks a window as Tab does, and finds the controls that it never comes to. */
final class TabWalk {
  private static final int MOST_STEPS = 400;
  private final Set<Node> visited = new LinkedHashSet<>();
  private final Set<Node> wanted = new LinkedHashSet<>();

  private TabWalk() {}

  /** Controls that take the focus but not by Tab; what is in a list is its own to reach. */
  static List<String> unreached(Scene scene) {
    var walk = new TabWalk();
    walk.collect(scene.getRoot());
    return walk.from(scene);
  }

  /** The same of a dialog. */
  static List<String> unreached(Parent dialog) {
    var walk = new TabWalk();
    walk.collect(dialog);
    return walk.from(dialog.getScene());
  }

  private List<String> from(Scene scene) {
    Node at = wanted.stream().findFirst().orElse(scene.getRoot());
    at.requestFocus();
    for (int step = 0; step < MOST_STEPS && scene.getFocusOwner() != null; step++) {
      visited.add(scene.getFocusOwner());
      if (!scene.getFocusOwner().requestFocusTraversal(TraversalDirection.NEXT)) {
        break;
      }
    }
    return wanted.stream()
        .filter(node -> !visited.contains(node) && !byArrows(node))
        .map(Node::toString)
        .toList();
  }

  /** Of several of which one is chosen Tab comes to one, and arrows to the others. */
  private boolean byArrows(Node node) {
    return node instanceof Toggle toggle
        && toggle.getToggleGroup() != null
        && toggle.getToggleGroup().getToggles().stream().anyMatch(visited::contains);
  }

  private void collect(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return;
    }
    if (node instanceof Control && node.isFocusTraversable() && !(node instanceof ScrollPane)) {
      wanted.add(node);
    }
    if (node instanceof Cell<?>) {
      return;
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::collect);
    }
  }
}

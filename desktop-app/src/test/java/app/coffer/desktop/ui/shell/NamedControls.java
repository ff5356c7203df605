package app.coffer.desktop.ui.shell;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextInputControl;

/** Walks a scene and finds what a screen reader could not name. */
final class NamedControls {
  private final Set<Node> labelled = new HashSet<>();
  private final List<Node> all = new ArrayList<>();

  private NamedControls() {}

  /** Buttons without text or accessible text, and fields without label or accessible text. */
  static List<String> nameless(Parent root) {
    var walk = new NamedControls();
    walk.visit(root);
    return walk.all.stream().filter(walk::isNameless).map(Node::toString).toList();
  }

  private void visit(Node node) {
    if (!node.isVisible()) {
      return;
    }
    all.add(node);
    if (node instanceof Label label && label.getLabelFor() != null) {
      labelled.add(label.getLabelFor());
    }
    // the parts a combo box or a scroll bar is made of are no controls of their own
    if (node instanceof ComboBoxBase<?>) {
      return;
    }
    if (node instanceof ScrollPane scroll && scroll.getContent() != null) {
      visit(scroll.getContent());
      return;
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(this::visit);
    }
  }

  private boolean isNameless(Node node) {
    boolean spoken = node.getAccessibleText() != null && !node.getAccessibleText().isBlank();
    return !spoken
        && switch (node) {
          case ButtonBase button -> button.getText() == null || button.getText().isBlank();
          case TextInputControl field -> !labelled.contains(field);
          case ComboBoxBase<?> box -> !labelled.contains(box);
          default -> false;
        };
  }
}

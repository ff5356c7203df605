package app.coffer.desktop.ui.register;

import app.coffer.desktop.ledger.Acts;
import app.coffer.desktop.ui.kit.ActWords;
import app.coffer.desktop.ui.kit.UiContext;
import java.util.Optional;
import javafx.scene.control.Hyperlink;
import javafx.scene.input.KeyCombination;
import javafx.util.Subscription;

/** Says at the foot of a page what Ctrl+Z would take back; pressing it does. */
final class UndoLink extends Hyperlink {
  private static final String KEYS = KeyCombination.valueOf("Shortcut+Z").getDisplayText();
  private final Undoing undoing;
  private final UiContext context;
  private Subscription seen = () -> {};

  UndoLink(Undoing undoing, UiContext context) {
    this.undoing = undoing;
    this.context = context;
    setId("register-undo");
    getStyleClass().add("status-link");
    setOnAction(event -> undoing.undo());
    show(Optional.empty());
  }

  void listen() {
    seen.unsubscribe();
    seen = undoing.undoableProperty().subscribe(this::show);
  }

  void stop() {
    seen.unsubscribe();
  }

  private void show(Optional<Acts.Label> act) {
    setVisible(act.isPresent());
    setVisited(false);
    setText(
        act.map(what ->
                context.words().get("undo.status", ActWords.of(what, context.words()), KEYS))
            .orElse(""));
  }
}

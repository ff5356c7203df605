package app.coffer.desktop.ui;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.help.ManualPage;
import app.coffer.desktop.ui.help.ManualWindow;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.Words;
import javafx.application.Platform;
import javafx.beans.InvalidationListener;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

/** The one scene of the window, dressed as the person and the system want it. */
final class WindowScene {
  private final Stage stage;
  private final Appearance appearance;

  WindowScene(Stage stage, Appearance appearance, Words words) {
    this.stage = stage;
    this.appearance = appearance;
    // where a vault is open, its menu takes the key for what is shown there
    stage.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.F1) {
            ManualWindow.show(words, appearance, ManualPage.FIRST_STEPS);
          }
        });
  }

  /** Another scene would give the window another size: the one there is gets another root. */
  void show(Parent root) {
    if (stage.getScene() != null) {
      stage.getScene().setRoot(root);
      dress();
      return;
    }
    stage.setScene(new Scene(root));
    dress();
    // theme, accent, contrast and motion of the system are followed while the window is open
    Platform.getPreferences().addListener((InvalidationListener) changed -> dress());
  }

  private void dress() {
    Theme.in(appearance).apply(stage.getScene(), (int) appearance.number("text", 100));
  }
}

package app.coffer.desktop.ui.kit;

import java.time.Duration;
import javafx.animation.PauseTransition;

/** Runs something on the window's thread after a while. */
@FunctionalInterface
public interface Later {

  void after(Duration pause, Runnable action);

  /** By the window's own clock. */
  static Later onWindow() {
    return (pause, action) -> {
      var transition = new PauseTransition(javafx.util.Duration.millis(pause.toMillis()));
      transition.setOnFinished(event -> action.run());
      transition.play();
    };
  }
}

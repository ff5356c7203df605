package app.coffer.desktop.ui.kit;

import atlantafx.base.theme.Styles;
import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/**
 * Short notes at the bottom right, at most three. They leave after 6 seconds, with a button after
 * 10, and wait while the pointer or the focus is on them.
 */
public final class Toasts extends VBox {
  private static final int MOST = 3;
  private final Words words;

  public Toasts(Words words) {
    super(8);
    this.words = words;
    setAlignment(Pos.BOTTOM_RIGHT);
    setPickOnBounds(false);
    getStyleClass().add("toasts");
  }

  public void show(String text) {
    add(text, new Button[0]);
  }

  /** A note with one thing to do about it. */
  public void show(String text, String actionText, Runnable action) {
    var button = new Button(actionText);
    button.getStyleClass().addAll(Styles.SMALL);
    button.setMinWidth(USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    add(text, button);
  }

  private void add(String text, Button... buttons) {
    var label = new Label(text);
    label.setWrapText(true);
    HBox.setHgrow(label, Priority.ALWAYS);
    label.setMaxWidth(Double.MAX_VALUE);
    var toast = new HBox(12, label);
    toast.setAlignment(Pos.CENTER_LEFT);
    toast.getStyleClass().add("toast");
    toast.getChildren().addAll(buttons);
    for (Button button : buttons) {
      button.addEventHandler(javafx.event.ActionEvent.ACTION, event -> leave(toast));
    }
    toast.getChildren().add(Icons.button(Feather.X, words.get("toast.close"), () -> leave(toast)));
    toast.setAccessibleText(text);
    var leaving = new PauseTransition(Duration.seconds(buttons.length == 0 ? 6 : 10));
    leaving.setOnFinished(event -> leave(toast));
    toast.hoverProperty().subscribe(on -> wait(leaving, on));
    toast.focusWithinProperty().subscribe(on -> wait(leaving, on));
    while (getChildren().size() >= MOST) {
      getChildren().removeFirst();
    }
    getChildren().add(toast);
  }

  private static void wait(PauseTransition leaving, boolean on) {
    if (on) {
      leaving.stop();
    } else {
      leaving.playFromStart();
    }
  }

  private void leave(Node toast) {
    getChildren().remove(toast);
  }
}

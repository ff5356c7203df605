package app.coffer.desktop.ui.settings;

import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.ui.kit.UiContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** When sync runs by itself, and a pause. */
final class AutomaticBox extends VBox {
  private static final Duration PAUSE = Duration.ofHours(1);

  private final SyncControl sync;
  private final UiContext context;
  private final CheckBox auto;
  private final ComboBox<Integer> every = new ComboBox<>();
  private final Label paused = new Label();
  private final Button pause = new Button();
  private boolean reading;
  private boolean isPaused;

  AutomaticBox(SyncControl sync, UiContext context) {
    super(8);
    this.sync = sync;
    this.context = context;
    var words = context.words();
    auto = new CheckBox(words.get("sync.auto"));
    every.getItems().setAll(1, 5, 15, 30, 60);
    every.setAccessibleText(words.get("sync.every"));
    auto.setOnAction(event -> prefer());
    every.setOnAction(event -> prefer());
    var minutes = new HBox(8, every, new Label(words.get("sync.minutes")));
    minutes.setAlignment(Pos.CENTER_LEFT);
    var row = new FlowPane(8, 8, auto, minutes);
    pause.setId("sync-pause");
    pause.setMinWidth(Region.USE_PREF_SIZE);
    pause.setOnAction(event -> turn());
    paused.getStyleClass().add("muted");
    var second = new HBox(8, pause, paused);
    second.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(row, second);
  }

  void show(SyncControl.Preferences preferences, Optional<Instant> until) {
    reading = true;
    auto.setSelected(preferences.auto());
    every.setValue(preferences.everyMinutes());
    reading = false;
    isPaused = until.isPresent();
    pause.setText(context.words().get(isPaused ? "sync.resume" : "sync.pause"));
    pause.setDisable(!preferences.auto());
    paused.setText(
        until
            .map(at -> context.words().get("sync.pausedUntil", context.formats().time(at)))
            .orElse(""));
  }

  private void prefer() {
    if (!reading && every.getValue() != null) {
      var chosen = new SyncControl.Preferences(auto.isSelected(), every.getValue());
      context
          .background()
          .run(() -> {
            sync.set(chosen);
            return chosen.auto();
          })
          .then(on -> pause.setDisable(!on));
    }
  }

  private void turn() {
    boolean end = isPaused;
    context
        .background()
        .run(() -> {
          if (end) {
            sync.resume();
          } else {
            sync.pause(PAUSE);
          }
          return sync.pausedUntil();
        })
        .then(
            until -> show(new SyncControl.Preferences(auto.isSelected(), every.getValue()), until));
  }
}

package app.coffer.desktop.ui.settings;

import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Refresh;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.DeviceControl.RemovedDevice;
import app.coffer.desktop.vault.OpenVault;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/**
 * Above every page where this device was removed: when, by which, that all stays readable, and the
 * two things to do. It is there as long as that is so.
 */
public final class RemovedNotice extends HBox implements AutoCloseable {
  private final OpenVault vault;
  private final UiContext context;
  private final Label sentence = new Label();
  private final Refresh states;

  /**
   * @param backUp shows where the vault is backed up
   */
  public RemovedNotice(OpenVault vault, UiContext context, Overlay overlay, Runnable backUp) {
    super(12);
    this.vault = vault;
    this.context = context;
    setId("removed-here");
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().addAll("notice", "removed-notice");
    sentence.setId("removed-sentence");
    sentence.setWrapText(true);
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    var icon = Icons.of(Feather.ALERT_TRIANGLE);
    getChildren()
        .addAll(
            icon,
            sentence,
            button("removed.export", "removed-export", backUp),
            button(
                "removed.join",
                "removed-join",
                () -> NewIdentityDialog.open(vault, context, overlay)));
    show(Optional.empty());
    states = new Refresh(vault.sync().states(), context.background(), this::read);
    read();
  }

  private Button button(String key, String id, Runnable action) {
    var button = new Button(context.words().get(key));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  private void read() {
    context.background().run(() -> vault.devices().removedHere()).then(this::show);
  }

  private void show(Optional<RemovedDevice> removed) {
    Words words = context.words();
    removed.ifPresent(device -> {
      String when = context.formats().moment(device.at(), context.clock().instant());
      sentence.setText(
          device
              .by()
              .map(by -> words.get("removed.by", by, when))
              .orElseGet(() -> words.get("removed.here", when)));
    });
    setVisible(removed.isPresent());
    setManaged(removed.isPresent());
  }

  @Override
  public void close() {
    states.close();
  }
}

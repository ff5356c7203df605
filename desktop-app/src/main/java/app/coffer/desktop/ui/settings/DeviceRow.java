package app.coffer.desktop.ui.settings;

import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** A member device in one line: its name, when it was seen, whether it has what this one sent. */
public final class DeviceRow extends HBox {

  public DeviceRow(SyncControl.Device device, UiContext context) {
    super(8);
    setAlignment(Pos.CENTER_LEFT);
    getStyleClass().add("device-row");
    var name = new Label(device.name());
    name.getStyleClass().add("strong");
    name.setMinWidth(60);
    var rest = new Label(String.join(" · ", facts(device, context)));
    rest.getStyleClass().add("muted");
    rest.setMinWidth(Region.USE_PREF_SIZE);
    var icon = Icons.of(Feather.MONITOR);
    icon.getStyleClass().add("muted-icon");
    getChildren().addAll(icon, name, rest);
  }

  static List<String> facts(SyncControl.Device device, UiContext context) {
    Words words = context.words();
    if (device.here()) {
      return List.of(words.get("sync.thisDevice"));
    }
    var facts = new ArrayList<String>();
    facts.add(
        device.online()
            ? words.get("sync.online")
            : device
                .lastSeen()
                .map(at -> context.formats().ago(at, context.clock().instant(), words))
                .map(when -> words.get("sync.seen", when))
                .orElse(words.get("sync.neverSeen")));
    facts.add(
        device.hasEverything()
            ? words.get("sync.hasAll")
            : words.count("devices.lacking", device.lacking()));
    return facts;
  }
}

package app.coffer.desktop.ui.settings;

import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.ui.kit.ChoiceText;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.DeviceControl;
import app.coffer.desktop.vault.DeviceControl.Level;
import app.coffer.desktop.vault.OpenVault;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Insets;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Which devices manage the vault, and a new sync key: both say first what happens to the keys. */
final class LevelBox extends VBox {
  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private final Runnable changed;
  private final Map<Level, RadioButton> levels = new EnumMap<>(Level.class);
  private final ToggleGroup group = new ToggleGroup();
  private final Label elsewhere = muted("");
  private final Button move;
  private final Button newKey;
  private List<SyncControl.Device> devices = List.of();
  private Standing standing = new Standing(Level.STANDARD, Optional.empty(), false);

  /** Who manages the vault now. */
  record Standing(Level level, Optional<String> manager, boolean here) {
    static Standing of(DeviceControl control, List<SyncControl.Device> devices) {
      Optional<String> manager =
          control
              .manager()
              .flatMap(id ->
                  devices.stream()
                      .filter(device -> device.id().equals(id))
                      .map(SyncControl.Device::name)
                      .findFirst());
      return new Standing(control.level(), manager, control.canManage());
    }
  }

  LevelBox(OpenVault vault, UiContext context, Overlay overlay, Runnable changed) {
    super(8);
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    this.changed = changed;
    Words words = context.words();
    var title = new Label(words.get("level.title"));
    title.getStyleClass().add("field-label");
    title.setWrapText(true);
    getChildren().add(title);
    for (Level level : List.of(Level.STANDARD, Level.HIGH)) {
      var choice = new RadioButton(words.of("level", level));
      choice.setWrapText(true);
      choice.setId("level-" + level.name().toLowerCase(Locale.ROOT));
      choice.setToggleGroup(group);
      choice.setAccessibleHelp(words.get("level." + level + ".text"));
      choice.setOnAction(event -> choose(level));
      levels.put(level, choice);
      var text = muted(words.get("level." + level + ".text"));
      VBox.setMargin(text, new Insets(0, 0, 4, 26));
      getChildren().addAll(choice, text);
    }
    move = button("level.move", "level-move", this::move);
    newKey = button("level.newKey", "level-new-key", this::newKey);
    getChildren().addAll(elsewhere, new FlowPane(8, 8, newKey, move));
  }

  void show(Standing now, List<SyncControl.Device> members) {
    standing = now;
    devices = members;
    group.selectToggle(levels.get(now.level()));
    levels.values().forEach(choice -> choice.setDisable(!now.here()));
    newKey.setDisable(!now.here());
    String name = now.manager().orElse("?");
    elsewhere.setText(
        now.here()
            ? ""
            : now.level() == Level.HIGH
                ? context.words().get("level.elsewhere", name)
                : context.words().get("level.notHere"));
    show(elsewhere, !now.here());
    show(move, now.here() && now.level() == Level.HIGH && !others().isEmpty());
  }

  private void choose(Level wanted) {
    // it is so when it is done
    group.selectToggle(levels.get(standing.level()));
    if (wanted == standing.level()) {
      return;
    }
    Words words = context.words();
    ProvenDialog.open(
        vault,
        context,
        overlay,
        new ProvenDialog.Text(
            words.get("level.to" + wanted + ".title"),
            words.get("level.to" + wanted + ".text", names()),
            words.get("level.to" + wanted + ".yes"),
            words.get("level.done")),
        passphrase -> vault.devices().changeLevel(wanted, passphrase),
        changed);
  }

  private void newKey() {
    Words words = context.words();
    ProvenDialog.open(
        vault,
        context,
        overlay,
        new ProvenDialog.Text(
            words.get("level.newKey.title"),
            words.get("level.newKey.text"),
            words.get("level.newKey.yes"),
            words.get("level.newKey.done")),
        passphrase -> vault.devices().rotate(passphrase),
        changed);
  }

  private void move() {
    Words words = context.words();
    var to = new ComboBox<SyncControl.Device>();
    to.setId("level-move-to");
    to.getItems().setAll(others());
    to.setConverter(new ChoiceText<>(SyncControl.Device::name));
    to.getSelectionModel().selectFirst();
    to.setMaxWidth(Double.MAX_VALUE);
    ProvenDialog.open(
        vault,
        context,
        overlay,
        new ProvenDialog.Text(
            words.get("level.move.title"),
            words.get("level.move.text"),
            words.get("level.move.yes"),
            words.get("level.done")),
        List.of(new Labelled(words.get("level.move.to"), to)),
        new SimpleBooleanProperty(true),
        passphrase -> vault.devices().movePrimary(to.getValue().id(), passphrase),
        changed);
  }

  private List<SyncControl.Device> others() {
    return devices.stream().filter(device -> !device.here()).toList();
  }

  private String names() {
    return others().isEmpty()
        ? context.words().get("level.noOthers")
        : others().stream().map(SyncControl.Device::name).collect(Collectors.joining(", "));
  }

  private Button button(String key, String id, Runnable action) {
    var button = new Button(context.words().get(key));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  private static void show(Region region, boolean shown) {
    region.setVisible(shown);
    region.setManaged(shown);
  }

  private static Label muted(String text) {
    var label = new Label(text);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    return label;
  }
}

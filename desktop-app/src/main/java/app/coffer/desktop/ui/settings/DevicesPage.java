package app.coffer.desktop.ui.settings;

import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Refresh;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.DeviceControl;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Roster;
import app.coffer.wire.id.DeviceId;
import atlantafx.base.theme.Styles;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The devices that share the vault: what they are called, what they have, who came and went. */
final class DevicesPage implements SettingsPage {
  private final OpenVault vault;
  private final UiContext context;
  private final Overlay overlay;
  private final VBox notices = new VBox(8);
  private final VBox devices = new VBox(12);
  private final VBox gone = new VBox(8);
  private final LevelBox level;
  private final VBox page;
  private @Nullable Refresh states;

  DevicesPage(OpenVault vault, UiContext context, Overlay overlay) {
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    Words words = context.words();
    var title = new Label(words.get("devices.title"));
    title.getStyleClass().add(Styles.TITLE_4);
    var hint = new Label(words.get("devices.hint"));
    hint.getStyleClass().add("muted");
    hint.setWrapText(true);
    var add = new Button(words.get("sync.addDevice"), Icons.of(Feather.PLUS));
    add.setId("devices-add");
    add.setOnAction(event -> InvitationDialog.open(vault, context, overlay));
    level = new LevelBox(vault, context, overlay, this::read);
    gone.setId("devices-gone");
    page = new VBox(16, title, hint, notices, devices, new HBox(add), level, gone);
    page.getStyleClass().add("card-box");
    devices.setId("devices-list");
    notices.setId("devices-notices");
  }

  /** What the page shows, read in one go. */
  private record Found(
      List<SyncControl.Device> devices,
      List<Roster.Notice> notices,
      List<DeviceControl.LateChanges> late,
      List<DeviceControl.RemovedDevice> removed,
      LevelBox.Standing standing) {}

  @Override
  public Node node() {
    return page;
  }

  @Override
  public void onShown() {
    states = new Refresh(vault.sync().states(), context.background(), this::read);
    read();
  }

  @Override
  public void onHidden() {
    if (states != null) {
      states.close();
      states = null;
    }
  }

  private void read() {
    context
        .background()
        .run(() -> {
          List<SyncControl.Device> members = vault.sync().devices();
          DeviceControl control = vault.devices();
          return new Found(
              members,
              vault.roster().notices(),
              control.lateChanges(),
              control.removed(),
              LevelBox.Standing.of(control, members));
        })
        .then(this::show);
  }

  private void show(Found found) {
    devices.getChildren().setAll(found.devices().stream().map(this::card).toList());
    notices.getChildren().clear();
    for (Roster.Notice notice : found.notices()) {
      notices.getChildren().add(notice(notice, found.devices()));
    }
    found.late().forEach(late -> notices.getChildren().add(late(late)));
    level.show(found.standing(), found.devices());
    showGone(found.removed());
    notices.setVisible(!notices.getChildren().isEmpty());
    notices.setManaged(!notices.getChildren().isEmpty());
  }

  /** Devices that were removed: what they changed can still be put back. */
  private void showGone(List<DeviceControl.RemovedDevice> removed) {
    gone.getChildren().clear();
    gone.setVisible(!removed.isEmpty());
    gone.setManaged(!removed.isEmpty());
    if (removed.isEmpty()) {
      return;
    }
    var title = new Label(context.words().get("devices.gone"));
    title.getStyleClass().add("field-label");
    gone.getChildren().add(title);
    for (DeviceControl.RemovedDevice device : removed) {
      String when = context.formats().moment(device.at(), context.clock().instant());
      gone.getChildren()
          .add(
              line(
                  context.words().get("devices.goneLine", device.name(), when),
                  undo(device.device(), device.name())));
    }
  }

  private Button undo(DeviceId device, String name) {
    return button(
        "undo.open",
        "undo.title",
        name,
        () -> UndoDialog.open(vault, device, name, context, overlay, this::read));
  }

  private Node card(SyncControl.Device device) {
    var facts = new DeviceFacts(device, context);
    var name = new Label(device.name());
    name.getStyleClass().add("strong");
    var print = new Label(context.words().get("devices.fingerprint", device.fingerprint()));
    print.getStyleClass().addAll("muted", "fingerprint");
    print.setWrapText(true);
    print.setMinHeight(Region.USE_PREF_SIZE);
    var origin = muted(facts.origin());
    var standing = muted(facts.standing());
    if (device.stale(context.clock().instant())) {
      standing.getStyleClass().setAll("label", "problem-text");
    }
    var text = new VBox(2, name, print, origin, standing);
    text.getChildren().removeIf(node -> node instanceof Label label && label.getText().isEmpty());
    HBox.setHgrow(text, Priority.ALWAYS);
    var buttons = new HBox(8);
    // below, because beside them nothing would be left for the words in a small window
    VBox.setMargin(buttons, new Insets(6, 0, 0, 0));
    buttons
        .getChildren()
        .add(
            button(
                "devices.rename",
                "devices.renameTitle",
                device.name(),
                () -> RenameDialog.open(vault, device, context, overlay, this::read)));
    if (!device.here()) {
      buttons.getChildren().add(undo(device.id(), device.name()));
      buttons
          .getChildren()
          .add(
              button(
                  "devices.remove",
                  "devices.removeTitle",
                  device.name(),
                  () ->
                      RemoveDialog.open(
                          vault, device.id(), device.name(), context, overlay, this::read)));
    }
    var icon = Icons.of(Feather.MONITOR);
    icon.getStyleClass().add(device.online() || device.here() ? "success-icon" : "muted-icon");
    text.getChildren().add(buttons);
    var row = new HBox(12, icon, text);
    row.setAlignment(Pos.TOP_LEFT);
    row.getStyleClass().add("device-card");
    return row;
  }

  private Button button(String key, String meaning, String name, Runnable action) {
    var button = new Button(context.words().get(key));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setAccessibleText(context.words().get(meaning, name));
    button.setOnAction(event -> action.run());
    return button;
  }

  private Node notice(Roster.Notice notice, List<SyncControl.Device> members) {
    boolean added = notice.kind() == Roster.Kind.ADDED;
    HBox row =
        line(
            DeviceFacts.sentence(notice, context),
            answer(
                added ? "devices.notice.yes" : "devices.notice.fine",
                () -> vault.roster().answer(notice)));
    members.stream()
        .filter(device -> added && device.id().equals(notice.device()))
        .forEach(device ->
            row.getChildren()
                .add(
                    button(
                        "devices.notice.remove",
                        "devices.removeTitle",
                        device.name(),
                        () ->
                            RemoveDialog.open(
                                vault, device.id(), device.name(), context, overlay, this::read))));
    return row;
  }

  /** What a removed device sent afterwards. */
  private Node late(DeviceControl.LateChanges late) {
    Words words = context.words();
    String withheld =
        late.withheld() == 0
            ? ""
            : words.count("devices.lateWithheld", late.withheld(), late.name());
    Button discard =
        answer("devices.lateDiscard", () -> vault.devices().discardLate(late.device()));
    if (late.changes().isEmpty()) {
      return line(withheld, discard);
    }
    String came = words.count("devices.late", late.changes().size(), late.name());
    HBox row =
        line(
            withheld.isEmpty() ? came : came + " " + withheld,
            answer("devices.lateKeep", () -> vault.devices().keepLate(late.device())));
    row.getChildren().add(discard);
    return row;
  }

  private static HBox line(String text, Button first) {
    var sentence = new Label(text);
    sentence.setWrapText(true);
    sentence.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    var row = new HBox(12, sentence, first);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().add("notice");
    return row;
  }

  /** What a person says to a notice. */
  @FunctionalInterface
  private interface Answer {
    void give() throws SyncFault;
  }

  private Button answer(String key, Answer answer) {
    var button = new Button(context.words().get(key));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event ->
        context
            .background()
            .run(() -> {
              answer.give();
              return true;
            })
            .onFault(
                SyncFault.class,
                fault ->
                    overlay.toasts().show(SyncFaultWords.of(fault, context.words()).sentence()))
            .then(done -> read()));
    return button;
  }

  private static Label muted(String text) {
    var label = new Label(text);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    return label;
  }
}

package app.coffer.desktop.ui.settings;

import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.attachments.FetchAllBox;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Labelled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Refresh;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import atlantafx.base.theme.Styles;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Sync: the server, when to sync, devices, and what happened. */
final class SyncPane extends VBox {
  private final OpenVault vault;
  private final SyncControl sync;
  private final UiContext context;
  private final Overlay overlay;
  private final TextField server = new TextField();
  private final TextField token = new TextField();
  private final Label message = new Label();
  private final VBox off;
  private final VBox on;
  private final FetchAllBox fetchAll;
  private final Label address = new Label();
  private final Label last = new Label();
  private final AutomaticBox automatic;
  private final VBox devices = new VBox(8);
  private final ActivityBox activity;
  private final Button act = new Button();
  private final HBox notice = new HBox(12, message, act);
  private final Labelled serverBox;
  private @Nullable Refresh states;
  private boolean faultShown;

  SyncPane(OpenVault vault, UiContext context, Overlay overlay) {
    super(16);
    this.vault = vault;
    this.context = context;
    this.overlay = overlay;
    sync = vault.sync();
    Words words = context.words();
    var title = new Label(words.get("sync.title"));
    title.getStyleClass().add(Styles.TITLE_4);
    var promise = muted(words.get("sync.promise"));
    server.setId("sync-server");
    token.setId("sync-token");
    message.setId("sync-message");
    server.setPromptText("https://");
    serverBox = new Labelled(words.get("sync.server"), server);
    HBox.setHgrow(serverBox, Priority.ALWAYS);
    var test = button("sync.test", this::test);
    test.setId("sync-test");
    // level with the field, also while a problem is told below it
    var above = new Label(" ");
    above.getStyleClass().add("field-label");
    var row = new HBox(8, serverBox, new VBox(4, above, test));
    var enable = button("sync.enable", this::enable);
    enable.setId("sync-enable");
    enable.getStyleClass().add(Styles.ACCENT);
    off =
        new VBox(
            16,
            muted(words.get("sync.off")),
            row,
            new Labelled(words.get("sync.token"), token),
            new HBox(enable));
    automatic = new AutomaticBox(sync, context);
    activity = new ActivityBox(sync, context, overlay);
    var now = button("sync.now", this::syncNow);
    now.setId("sync-now");
    now.setGraphic(Icons.of(Feather.REFRESH_CW));
    var disable = button("sync.leave", () -> LeaveDialog.open(vault, context, overlay, this::left));
    disable.setId("sync-disable");
    var buttons = new HBox(8, now, disable);
    fetchAll = new FetchAllBox(vault.attachments(), context);
    var add = button("sync.addDevice", () -> InvitationDialog.open(vault, context, overlay));
    add.setId("sync-add-device");
    add.setGraphic(Icons.of(Feather.PLUS));
    on =
        new VBox(
            16,
            address,
            last,
            notice,
            buttons,
            automatic,
            fetchAll,
            heading("sync.devices"),
            devices,
            new HBox(add),
            heading("sync.activity"),
            activity);
    message.setWrapText(true);
    message.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(message, Priority.ALWAYS);
    act.setId("sync-act");
    act.setMinWidth(Region.USE_PREF_SIZE);
    notice.setAlignment(Pos.CENTER_LEFT);
    notice.getStyleClass().add("notice");
    say("", false);
    getStyleClass().add("card-box");
    getChildren().addAll(title, promise, off, on);
    show();
  }

  void listen() {
    states = new Refresh(sync.states(), context.background(), this::show);
    show();
  }

  void stop() {
    if (states != null) {
      states.close();
      states = null;
    }
  }

  private void show() {
    Words words = context.words();
    SyncControl.State state = sync.state();
    boolean active = state.phase() != SyncControl.Phase.OFF;
    for (VBox box : List.of(off, on)) {
      box.setVisible(active == (box == on));
      box.setManaged(active == (box == on));
    }
    address.setText(state.server().map(URI::toString).orElse(""));
    address.getStyleClass().setAll("label", "strong");
    String when =
        state
            .lastSync()
            .map(at ->
                words.get("pill.last", context.formats().ago(at, context.clock().instant(), words)))
            .orElse(words.get("pill.never"));
    last.setText(
        when
            + " "
            + (state.pending() == 0
                ? words.get(state.files() == 0 ? "sync.allSent" : "sync.changesSent")
                : words.count("sync.pending", state.pending()))
            + (state.files() == 0 ? "" : " " + words.count("attachments.toSend", state.files())));
    Optional<SyncFaultWords.Advice> advice =
        state.fault().map(fault -> SyncFaultWords.of(fault, words));
    placeNotice(active ? on : off, active ? 2 : off.getChildren().size());
    if (advice.isPresent()) {
      say(state.fault().orElseThrow(), advice.get(), this::syncNow);
      faultShown = true;
    } else if (faultShown) {
      say("", false);
    }
    if (active && state.phase() != SyncControl.Phase.RUNNING) {
      readLists();
    }
  }

  /** Under what was pressed: the test while sync is off, the last sync while it is on. */
  private void placeNotice(VBox box, int index) {
    if (notice.getParent() != box) {
      if (notice.getParent() instanceof VBox before) {
        before.getChildren().remove(notice);
      }
      box.getChildren().add(Math.min(index, box.getChildren().size()), notice);
    }
  }

  private void readLists() {
    fetchAll.read();
    context
        .background()
        .run(() ->
            new Lists(sync.preferences(), sync.pausedUntil(), sync.devices(), sync.activity(200)))
        .then(lists -> {
          automatic.show(lists.preferences(), lists.paused());
          devices
              .getChildren()
              .setAll(lists.devices().stream().map(each -> new DeviceRow(each, context)).toList());
          activity.show(lists.activity());
        });
  }

  private Optional<URI> typedServer() {
    serverBox.setProblem("");
    String text = server.getText().strip();
    if (text.matches("https?://[^/\\s]+/?\\S*")) {
      return Optional.of(URI.create(text));
    }
    say("", false);
    serverBox.setProblem(context.words().get("sync.noAddress"));
    return Optional.empty();
  }

  private void test() {
    typedServer()
        .ifPresent(uri ->
            work(this::test, () -> new Tested(sync.check(uri), sync.trusted(uri)), this::tested));
  }

  /** What a test found, and the certificate that was compared there before. */
  private record Tested(SyncControl.ServerCheck check, Optional<String> compared) {}

  private void tested(Tested found) {
    String steps = TestSteps.text(found.check(), found.compared(), context.words());
    if (!TestSteps.clockFits(found.check())) {
      var fault = new SyncFault.ClockSkew(found.check().clockSkewSeconds());
      SyncFaultWords.Advice advice = SyncFaultWords.of(fault, context.words());
      say(
          fault,
          new SyncFaultWords.Advice(steps + "\n" + advice.sentence(), advice.action(), true),
          this::test);
    } else {
      say(steps, false);
    }
  }

  private void syncNow() {
    work(this::syncNow, sync::syncNow, this::synced);
  }

  private void enable() {
    String typed = token.getText().strip();
    Optional<String> given = typed.isEmpty() ? Optional.empty() : Optional.of(typed);
    typedServer()
        .ifPresent(uri ->
            work(
                this::enable,
                () -> {
                  sync.enable(uri, given);
                  return sync.syncNow();
                },
                this::synced));
  }

  private void left() {
    say("", false);
    show();
    server.requestFocus();
  }

  private void disable() {
    context
        .background()
        .run(() -> {
          sync.disable();
          return true;
        })
        .then(done -> left());
  }

  private void synced(SyncControl.Report report) {
    show();
    say(
        context.words().get("sync.report", report.sent(), report.received(), report.millis()),
        false);
  }

  private <T> void work(Runnable again, Callable<T> task, Consumer<T> then) {
    say(context.words().get("sync.working"), false);
    context
        .background()
        .run(task)
        .onFault(
            SyncFault.class,
            fault -> {
              show();
              if (sync.state().fault().isEmpty()) {
                sayWhileOff(fault, again);
              }
            })
        .then(then);
  }

  private void say(String text, boolean wrong) {
    faultShown = false;
    message.setText(text);
    message.getStyleClass().setAll("label", wrong ? "problem-text" : "muted");
    notice.setVisible(!text.isEmpty());
    notice.setManaged(!text.isEmpty());
    act.setVisible(false);
    act.setManaged(false);
  }

  /** A fault, and beside it the one thing to do. */
  private void say(SyncFault fault, SyncFaultWords.Advice advice, Runnable again) {
    say(advice.sentence(), advice.needsPerson());
    switch (advice.action()) {
      case TRY_AGAIN -> offer("sync.tryAgain", again);
      case SEND_AGAIN -> {
        if (sync.state().phase() == SyncControl.Phase.OFF) {
          offer("sync.tryAgain", again);
        } else {
          offer("sync.sendAgain", () -> work(this::syncNow, sync::sendAgain, this::synced));
        }
      }
      case COMPARE_CERTIFICATE -> offer("sync.compare", () -> compare(fault, again));
      case OPEN_SETTINGS -> offer("sync.changeAddress", this::changeAddress);
      case NEW_IDENTITY ->
          offer("identity.offer", () -> NewIdentityDialog.open(vault, context, overlay));
      case NONE -> {}
    }
  }

  /** While sync is off nothing waits to be sent, so the sentence is about the address. */
  private void sayWhileOff(SyncFault fault, Runnable again) {
    SyncFaultWords.Advice advice = SyncFaultWords.of(fault, context.words());
    say(
        fault,
        fault instanceof SyncFault.Offline offline
            ? new SyncFaultWords.Advice(
                context.words().get(offline.isUnknownName() ? "sync.unknownName" : "sync.noAnswer"),
                advice.action(),
                true)
            : advice,
        again);
  }

  /** At the address that is in use, or that is being typed. */
  private void compare(SyncFault fault, Runnable again) {
    if (fault instanceof SyncFault.UntrustedCertificate shown) {
      sync.state()
          .server()
          .or(this::typedServer)
          .ifPresent(at -> TrustDialog.open(sync, at, shown, context, overlay, again));
    }
  }

  private void offer(String key, Runnable action) {
    act.setText(context.words().get(key));
    act.setOnAction(event -> action.run());
    act.setVisible(true);
    act.setManaged(true);
  }

  /** Back to the address field, with the address that is there; sync is off until it is tested. */
  private void changeAddress() {
    sync.state().server().ifPresent(uri -> server.setText(uri.toString()));
    if (sync.state().phase() == SyncControl.Phase.OFF) {
      server.requestFocus();
      server.selectAll();
    } else {
      disable();
    }
  }

  private Label heading(String key) {
    var label = new Label(context.words().get(key));
    label.getStyleClass().add("field-label");
    return label;
  }

  private static Label muted(String text) {
    var label = new Label(text);
    label.getStyleClass().add("muted");
    label.setWrapText(true);
    return label;
  }

  private Button button(String key, Runnable action) {
    var button = new Button(context.words().get(key));
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  private record Lists(
      SyncControl.Preferences preferences,
      Optional<Instant> paused,
      List<SyncControl.Device> devices,
      List<SyncControl.Activity> activity) {}
}

package app.coffer.desktop.ui.shell;

import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.kit.Icons;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Refresh;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.settings.DeviceRow;
import app.coffer.desktop.ui.settings.SyncFaultWords;
import app.coffer.desktop.ui.settings.TrustDialog;
import atlantafx.base.controls.Popover;
import atlantafx.base.theme.Styles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The pill at the top right: icon and word, and a popover with what one can do. */
final class SyncPill extends Button implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofHours(1);
  private final SyncControl sync;
  private final UiContext context;
  private final SyncPillViewModel model;
  private final Overlay overlay;
  private final Runnable openConflicts;
  private final Runnable openSettings;
  private final Refresh states;

  SyncPill(
      SyncControl sync,
      UiContext context,
      Overlay overlay,
      Runnable openConflicts,
      Runnable openSettings) {
    this.sync = sync;
    this.context = context;
    this.overlay = overlay;
    this.openConflicts = openConflicts;
    this.openSettings = openSettings;
    model = new SyncPillViewModel(context);
    getStyleClass().addAll("sync-pill", Styles.SMALL);
    setId("sync-pill");
    setMinWidth(Region.USE_PREF_SIZE);
    setOnAction(event -> open());
    states = new Refresh(sync.states(), context.background(), this::show);
    show();
  }

  @Override
  public void close() {
    states.close();
  }

  /** Syncs now, and says what came of it only when a person is needed. */
  void syncNow() {
    run(sync::syncNow);
  }

  private void run(Callable<SyncControl.Report> work) {
    context
        .background()
        .run(work)
        .onFault(
            SyncFault.class,
            fault -> {
              show();
              var advice = SyncFaultWords.of(fault, context.words());
              overlay.toasts().show(advice.sentence());
            })
        .then(report -> show());
  }

  private void show() {
    var pill = model.pill(sync.state());
    boolean shown = pill.face() != SyncPillViewModel.Face.HIDDEN;
    setVisible(shown);
    setManaged(shown);
    setText(pill.text());
    setAccessibleHelp(pill.detail());
    getStyleClass().removeIf(style -> style.startsWith("pill-"));
    getStyleClass().add("pill-" + pill.face().name().toLowerCase(java.util.Locale.ROOT));
    setGraphic(
        Icons.of(
            switch (pill.face()) {
              case HIDDEN, UP_TO_DATE -> Feather.CHECK;
              case SYNCING -> Feather.REFRESH_CW;
              case WAITING -> Feather.ARROW_UP;
              case TO_DECIDE -> Feather.ALERT_TRIANGLE;
              case NEEDS_YOU -> Feather.X_CIRCLE;
            }));
  }

  private void open() {
    var words = context.words();
    var pill = model.pill(sync.state());
    var detail = new Label(pill.detail());
    detail.setWrapText(true);
    detail.setMaxWidth(320);
    detail.setMinHeight(Region.USE_PREF_SIZE);
    var buttons = new HBox(8);
    var members = new VBox(6);
    var content = new VBox(12, detail, members, buttons);
    content.setId("pill-popover");
    members.setVisible(false);
    members.setManaged(false);
    var popover = new Popover(content);
    popover.setArrowLocation(Popover.ArrowLocation.TOP_RIGHT);
    popover.setHeaderAlwaysVisible(false);
    popover.setDetachable(false);
    if (sync.state().conflicts() > 0) {
      buttons
          .getChildren()
          .add(
              button(popover, words.count("pill.review", sync.state().conflicts()), openConflicts));
    }
    switch (pill.action()) {
      case SEND_AGAIN ->
          buttons
              .getChildren()
              .add(button(popover, words.get("sync.sendAgain"), () -> run(sync::sendAgain)));
      case TRY_AGAIN ->
          buttons.getChildren().add(button(popover, words.get("sync.tryAgain"), this::syncNow));
      case COMPARE_CERTIFICATE ->
          buttons.getChildren().add(button(popover, words.get("sync.compare"), this::compare));
      case OPEN_SETTINGS, NEW_IDENTITY, NONE -> {
        if (sync.state().phase() == SyncControl.Phase.IDLE) {
          buttons.getChildren().add(button(popover, words.get("sync.now"), this::syncNow));
        }
      }
    }
    buttons.getChildren().add(button(popover, words.get("shell.settings"), openSettings));
    popover.show(this);
    context
        .background()
        .run(() -> new Inside(sync.devices(), sync.preferences().auto(), sync.pausedUntil()))
        .then(found -> {
          members.getChildren().setAll(found.devices().stream().map(this::member).toList());
          members.setVisible(!found.devices().isEmpty());
          members.setManaged(!found.devices().isEmpty());
          found
              .paused()
              .ifPresent(until ->
                  detail.setText(
                      detail.getText()
                          + " "
                          + words.get("sync.pausedUntil", context.formats().time(until))));
          if (found.auto() && sync.state().phase() != SyncControl.Phase.OFF) {
            boolean paused = found.paused().isPresent();
            buttons
                .getChildren()
                .add(
                    buttons.getChildren().size() - 1,
                    button(
                        popover,
                        words.get(paused ? "sync.resume" : "sync.pause"),
                        () -> pause(!paused)));
          }
        });
  }

  /** What the popover reads while it is shown. */
  private record Inside(List<SyncControl.Device> devices, boolean auto, Optional<Instant> paused) {}

  void pause(boolean begin) {
    context
        .background()
        .run(() -> {
          if (begin) {
            sync.pause(PAUSE);
          } else {
            sync.resume();
          }
          return begin;
        })
        .then(done -> show());
  }

  private void compare() {
    var state = sync.state();
    if (state.fault().orElse(null) instanceof SyncFault.UntrustedCertificate shown) {
      state
          .server()
          .ifPresent(at -> TrustDialog.open(sync, at, shown, context, overlay, this::syncNow));
    }
  }

  private DeviceRow member(SyncControl.Device device) {
    return new DeviceRow(device, context);
  }

  private static Button button(Popover popover, String text, Runnable action) {
    var button = new Button(text);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> {
      popover.hide();
      action.run();
    });
    return button;
  }
}

package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.sync.SyncControl.Phase;
import app.coffer.desktop.sync.SyncControl.ServerCheck;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Problem;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Sync as a person meets it: settings, pill, invitation. */
@ExtendWith(ApplicationExtension.class)
class SyncInWindowTest {
  @TempDir static Path folder;
  private static int vaults;
  private StagedWindow window;

  @Start
  void start(Stage stage) throws Exception {
    window = new StagedWindow(stage, folder.resolve("sync" + vaults++));
    window.shell.showSettings();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(window::close);
  }

  private String message(FxRobot robot) {
    return robot.lookup("#sync-message").queryAs(Label.class).getText();
  }

  private void testServer(FxRobot robot) {
    robot.interact(() -> {
      robot.lookup("#sync-server").queryAs(TextField.class).setText("https://home.example:8443");
      robot.lookup("#sync-test").queryButton().fire();
    });
    StagedWindow.until(() -> !message(robot).equals(StagedWindow.WORDS.get("sync.working")));
  }

  @Test
  void everyAnswerOfATestReadsWell(FxRobot robot) {
    window.pictures(robot, "sync-off");
    testServer(robot);
    assertThat(message(robot))
        .contains("Address: reached", "Server: Coffer 1.0.0", "Clock: 0 s", "encrypted");
    window.pictures(robot, "sync-tested");
    window.sync.check = new ServerCheck("1.0.0", 610, "open", false);
    testServer(robot);
    assertThat(message(robot)).contains("not encrypted").contains("10 minutes");
    window.sync.fault = new SyncFault.InTheClear();
    testServer(robot);
    assertThat(message(robot)).contains("https://");
    window.pictures(robot, "sync-test-clear");
    window.sync.fault = new SyncFault.NotACofferServer("status 200, HTML");
    testServer(robot);
    assertThat(message(robot)).contains("not a Coffer server");
    window.sync.fault = new SyncFault.ClockSkew(-600);
    testServer(robot);
    assertThat(message(robot)).contains("10 minutes");
    window.sync.fault = new SyncFault.Offline("no route", new IOException());
    testServer(robot);
    assertThat(message(robot)).contains("did not answer");
    Button act = robot.lookup("#sync-act").queryButton();
    assertThat(act.getText()).isEqualTo("Try again");
    window.pictures(robot, "sync-test-offline");
    window.sync.fault = null;
    robot.interact(act::fire);
    StagedWindow.until(() -> message(robot).contains("Address: reached"));
    robot.interact(() -> robot.lookup("#sync-server").queryAs(TextField.class).setText("home"));
    robot.interact(() -> robot.lookup("#sync-test").queryButton().fire());
    StagedWindow.settle();
    assertThat(robot.lookup(".field-problem").queryAllAs(Label.class))
        .anyMatch(label -> label.isVisible() && label.getText().contains("https://home.example"));
    window.pictures(robot, "sync-no-address");
  }

  @Test
  void showsDevicesActivityAndOneWayOut(FxRobot robot) {
    window.sync.fillLists();
    window.sync.be(StagedSync.on(Phase.IDLE, 2, 0, null));
    StagedWindow.until(() -> robot.lookup(".device-row").queryAll().size() == 3);
    assertThat(robot.lookup(".label").queryAllAs(Label.class))
        .extracting(Label::getText)
        .contains("09:56 · 12 changes received", "09:55 · 1 change sent")
        .noneMatch(text -> text.startsWith("refused-"));
    window.pictures(robot, "sync-on");
    window.sync.be(
        StagedSync.on(
            Phase.IDLE, 2, 0, new SyncFault.Distrusted(SyncFault.Alarm.ROLLBACK, "behind")));
    StagedWindow.until(() -> message(robot).contains("older state"));
    window.pictures(robot, "sync-rollback");
    robot.interact(() -> robot.lookup("#sync-act").queryButton().fire());
    StagedWindow.until(() -> message(robot).startsWith("Done: 40 sent"));
    assertThat(window.sync.sentAgain).isEqualTo(1);
    window.sync.be(
        StagedSync.on(
            Phase.IDLE, 2, 0, new SyncFault.Refused(Problem.Code.BAD_TOKEN.text(), "no")));
    StagedWindow.until(() -> message(robot).contains("registration token"));
    robot.interact(() -> robot.lookup("#sync-act").queryButton().fire());
    StagedWindow.until(() -> robot.lookup("#sync-server").query().isVisible());
    assertThat(robot.lookup("#sync-server").queryAs(TextField.class).getText())
        .isEqualTo(StagedSync.SERVER.toString());
  }

  @Test
  void thePillHasSixFaces(FxRobot robot) {
    Button pill = robot.lookup("#sync-pill").queryButton();
    assertThat(pill.isVisible()).isFalse();
    window.sync.fillLists();
    face(robot, "up-to-date", StagedSync.on(Phase.IDLE, 0, 0, null), "Up to date 09:56");
    face(robot, "syncing", StagedSync.on(Phase.RUNNING, 3, 0, null), "Syncing");
    face(
        robot,
        "waiting",
        StagedSync.on(Phase.IDLE, 5, 0, new SyncFault.Offline("down", new IOException())),
        "5 waiting");
    face(robot, "to-decide", StagedSync.on(Phase.IDLE, 0, 9, null), "9 to decide");
    face(
        robot,
        "needs-you",
        StagedSync.on(Phase.IDLE, 1, 9, new SyncFault.ClockSkew(600)),
        "Sync needs you");
    robot.interact(pill::fire);
    StagedWindow.until(() -> robot.lookup("#pill-popover").tryQuery().isPresent());
    assertThat(robot.lookup("#pill-popover .button").queryAllAs(Button.class))
        .extracting(Button::getText)
        .contains("Review 9", "Try again", "Settings");
    StagedWindow.settle();
    robot.interact(() -> {
      try {
        app.coffer.desktop.ui.kit.Pictures.write(
            robot.lookup("#pill-popover").query().getScene(),
            Path.of("target/screens/pill-popover.png"));
      } catch (IOException failed) {
        throw new java.io.UncheckedIOException(failed);
      }
    });
    robot.type(KeyCode.ESCAPE);
  }

  private void face(
      FxRobot robot, String name, app.coffer.desktop.sync.SyncControl.State state, String text) {
    window.sync.be(state);
    Button pill = robot.lookup("#sync-pill").queryButton();
    StagedWindow.until(() -> pill.getText().equals(text));
    assertThat(pill.isVisible()).isTrue();
    assertThat(pill.getGraphic()).isNotNull();
    robot.interact(() -> {
      try {
        app.coffer.desktop.ui.kit.Pictures.write(
            pill.snapshot(null, null), Path.of("target/screens/pill-" + name + ".png"));
      } catch (IOException failed) {
        throw new java.io.UncheckedIOException(failed);
      }
    });
  }

  private void addDevice(FxRobot robot) {
    window.sync.be(StagedSync.on(Phase.IDLE, 0, 0, null));
    StagedWindow.until(() -> robot.lookup("#sync-add-device").query().isVisible());
    robot.interact(() -> robot.lookup("#sync-add-device").queryButton().fire());
    StagedWindow.until(() -> robot.lookup("#invite-code").tryQuery().isPresent());
  }

  @Test
  void anInvitationShowsItsCodeThenTheDigits(FxRobot robot) {
    addDevice(robot);
    assertThat(robot.lookup("#invite-code").queryAs(Label.class).getText())
        .isEqualTo("7QK4-M2XP-9DHT-3W58");
    assertThat(robot.lookup("#invite-server").queryAs(Label.class).getText())
        .isEqualTo("https://home.example:8443");
    assertThat(robot.lookup("#invite-left").queryAs(Label.class).getText()).contains("10:00");
    assertThat(robot.lookup("#invite-qr").query().getAccessibleText()).contains("QR code");
    window.pictures(robot, "invite-code");
    window.pairing.comes("Ana’s laptop", "482915");
    StagedWindow.until(() -> robot.lookup("#invite-digits").tryQuery().isPresent());
    assertThat(robot.lookup("#invite-digits").queryAs(Label.class).getText()).isEqualTo("482 915");
    assertThat(robot.lookup("#invite-code").tryQuery()).isEmpty();
    window.pictures(robot, "invite-digits");
    robot.interact(() -> robot.lookup("#dialog-confirm").queryButton().fire());
    StagedWindow.until(() -> window.pairing.closed);
    assertThat(robot.lookup(".toast .label").queryAllAs(Label.class))
        .anyMatch(label -> label.getText().equals("Ana’s laptop has joined."));
  }

  @Test
  void aDeviceThatIsInButDidNotFinishIsTold(FxRobot robot) {
    window.pairing.finished = false;
    addDevice(robot);
    window.pairing.comes("Ana’s laptop", "482915");
    StagedWindow.until(() -> robot.lookup("#invite-digits").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#dialog-confirm").queryButton().fire());
    StagedWindow.until(() -> robot.lookup("#invite-ended").tryQuery().isPresent());
    assertThat(robot.lookup("#invite-ended").queryAs(Label.class).getText())
        .contains("remove it here");
    window.pictures(robot, "invite-unfinished");
    robot.interact(() -> robot.lookup("#invite-remove").queryButton().fire());
    StagedWindow.until(() -> robot.lookup("#dialog-destroy").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#dialog-destroy").queryButton().fire());
    // the staged device never was in the vault, which is said by who removes
    StagedWindow.until(() ->
        robot.lookup("#proven-problem").queryAllAs(Label.class).stream()
            .anyMatch(label -> !label.getText().isEmpty()));
  }

  @Test
  void whoeverClosesTheDialogMeanwhileIsToldThatTheDeviceIsIn(FxRobot robot) {
    window.pairing.lettingIn = new java.util.concurrent.CountDownLatch(1);
    addDevice(robot);
    window.pairing.comes("Ana’s laptop", "482915");
    StagedWindow.until(() -> robot.lookup("#invite-digits").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#dialog-confirm").queryButton().fire());
    StagedWindow.until(() -> robot.lookup("#invite-digits").tryQuery().isEmpty());
    robot.interact(() -> robot.lookup("#dialog-cancel").queryButton().fire());
    window.pairing.lettingIn.countDown();
    StagedWindow.until(() ->
        robot.lookup(".toast .label").queryAllAs(Label.class).stream()
            .anyMatch(label -> label.getText().equals("Ana’s laptop has joined.")));
  }

  @Test
  void sayingNoIsSaidAndAnotherCodeIsOffered(FxRobot robot) {
    addDevice(robot);
    window.pairing.comes("Ana’s laptop", "482915");
    StagedWindow.until(() -> robot.lookup("#invite-digits").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#dialog-cancel").queryButton().fire());
    StagedWindow.until(() -> robot.lookup("#invite-ended").tryQuery().isPresent());
    assertThat(robot.lookup("#invite-ended").queryAs(Label.class).getText())
        .startsWith("You said that the numbers differ, so Ana’s laptop did not join");
    window.pictures(robot, "invite-ended");
  }

  @Test
  void escapeMakesAnInvitationWorthless(FxRobot robot) {
    addDevice(robot);
    robot.type(KeyCode.ESCAPE);
    StagedWindow.until(() -> window.pairing.closed);
  }
}

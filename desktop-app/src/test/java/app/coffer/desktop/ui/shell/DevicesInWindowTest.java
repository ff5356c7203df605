package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.sync.SyncControl.Phase;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.settings.SettingsPage;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The Devices page, a certificate to compare, and a pause, in the window. */
@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class DevicesInWindowTest {
  @TempDir Path folder;
  private StagedWindow window;

  @Start
  void start(Stage stage) throws Exception {
    window = new StagedWindow(stage, folder.resolve("vault"));
    window.sync.fillLists();
    window.sync.be(StagedSync.on(Phase.IDLE, 0, 0, null));
  }

  @AfterEach
  void stop(FxRobot robot) {
    robot.interact(window::close);
  }

  private void show(FxRobot robot, SettingsPage.Topic topic) {
    robot.interact(() -> window.shell.showSettingsPage(topic));
  }

  @Test
  void thePageNamesDevicesAndWhatTheyLack(FxRobot robot) {
    show(robot, SettingsPage.Topic.DEVICES);
    StagedWindow.until(() -> robot.lookup(".device-card").queryAll().size() == 3);
    assertThat(robot.lookup(".label").queryAllAs(Label.class))
        .extracting(Label::getText)
        .contains("Fingerprint 0200 0000 0000 0000")
        .anyMatch(text -> text.contains("added by Desktop"))
        .anyMatch(text -> text.contains("3 changes not confirmed yet"));
    window.pictures(robot, "devices");
  }

  @Test
  void renamingAsksForANameThatCanBeShown(FxRobot robot) {
    show(robot, SettingsPage.Topic.DEVICES);
    StagedWindow.until(() -> robot.lookup(".device-card .button").queryAll().size() == 7);
    robot.interact(() ->
        robot.lookup(".device-card .button").queryAllAs(Button.class).iterator().next().fire());
    StagedWindow.until(() -> robot.lookup("#device-name").tryQuery().isPresent());
    window.pictures(robot, "devices-rename");
    robot.interact(() -> {
      robot.lookup("#device-name").queryAs(TextField.class).setText(" ");
      robot.lookup("#dialog-confirm").queryButton().fire();
    });
    StagedWindow.until(() ->
        robot.lookup(".field-problem").queryAllAs(Label.class).stream()
            .anyMatch(label -> label.isVisible() && label.getText().contains("40 characters")));
    robot.interact(() -> {
      robot.lookup("#device-name").queryAs(TextField.class).setText("Study");
      robot.lookup("#dialog-confirm").queryButton().fire();
    });
    StagedWindow.until(() -> robot.lookup("#device-name").tryQuery().isEmpty());
  }

  @Test
  void removingSaysWhatItDoesAndTellsWhyItWasNotDone(FxRobot robot) {
    show(robot, SettingsPage.Topic.DEVICES);
    StagedWindow.until(() -> robot.lookup(".device-card .button").queryAll().size() == 7);
    robot.interact(() ->
        robot.lookup(".device-card .button").queryAllAs(Button.class).stream()
            .filter(button -> button.getText().startsWith("Remove"))
            .findFirst()
            .orElseThrow()
            .fire());
    StagedWindow.until(() -> robot.lookup("#dialog-destroy").tryQuery().isPresent());
    window.pictures(robot, "devices-remove");
    robot.interact(() -> robot.lookup("#dialog-destroy").queryButton().fire());
    StagedWindow.until(() ->
        robot
            .lookup("#proven-problem")
            .queryAs(Label.class)
            .getText()
            .contains("not in the vault"));
  }

  @Test
  void aCertificateIsTrustedOnlyByAnExplicitYes(FxRobot robot) {
    show(robot, SettingsPage.Topic.SYNC);
    window.sync.be(
        StagedSync.on(
            Phase.IDLE,
            2,
            0,
            new SyncFault.UntrustedCertificate("ab12".repeat(16), true, new IOException())));
    StagedWindow.until(
        () -> robot.lookup("#sync-message").queryAs(Label.class).getText().contains("not the one"));
    window.pictures(robot, "sync-certificate");
    robot.interact(() -> robot.lookup("#sync-act").queryButton().fire());
    StagedWindow.until(() -> robot.lookup("#trust-fingerprint").tryQuery().isPresent());
    assertThat(robot.lookup("#trust-fingerprint").queryAs(TextArea.class).getText())
        .startsWith("AB:12:AB:12");
    assertThat(robot.lookup("#dialog-confirm").queryButton().isDefaultButton()).isFalse();
    window.pictures(robot, "sync-trust");
    assertThat(window.sync.trusted).isNull();
    robot.interact(() -> robot.lookup("#dialog-confirm").queryButton().fire());
    StagedWindow.until(() -> window.sync.trusted != null);
    assertThat(window.sync.trusted).isEqualTo("ab12".repeat(16));
  }

  @Test
  void aPauseIsShownAndEnded(FxRobot robot) {
    show(robot, SettingsPage.Topic.SYNC);
    StagedWindow.until(() -> text(robot, "#sync-pause").equals("Pause for 1 hour"));
    robot.interact(() -> robot.lookup("#sync-pause").queryButton().fire());
    StagedWindow.until(() -> text(robot, "#sync-pause").equals("Go on now"));
    window.pictures(robot, "sync-paused");
    robot.interact(() -> robot.lookup("#sync-pill").queryButton().fire());
    StagedWindow.until(() -> robot.lookup("#pill-popover .device-row").queryAll().size() == 3);
    window.pictures(robot, "pill-popover");
    robot.interact(() -> robot.lookup("#sync-pause").queryButton().fire());
    StagedWindow.until(() -> text(robot, "#sync-pause").equals("Pause for 1 hour"));
  }

  @Test
  void whatIsCopiedForHelpHoldsNoNames(FxRobot robot) {
    show(robot, SettingsPage.Topic.SYNC);
    robot.interact(() -> robot.lookup("#sync-diagnostics").queryButton().fire());
    StagedWindow.until(() -> copied(robot).contains("devices 3"));
    assertThat(copied(robot))
        .contains("received 12")
        .doesNotContain("Desktop", "Ana", "home.example");
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryButton().getText();
  }

  private static String copied(FxRobot robot) {
    var text = new String[1];
    robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
    return text[0] == null ? "" : text[0];
  }
}

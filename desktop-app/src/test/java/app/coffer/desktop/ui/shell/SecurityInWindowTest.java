package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ui.settings.SettingsPage;
import app.coffer.desktop.vault.VaultRefused;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class SecurityInWindowTest {
  @TempDir private static Path folder;
  private static int made;
  private StagedWindow window;

  @Start
  void start(Stage stage) throws VaultRefused {
    window = new StagedWindow(stage, folder.resolve("vault" + made++));
    window.shell.showSettingsPage(SettingsPage.Topic.SECURITY);
  }

  @AfterEach
  void close() {
    window.close();
  }

  private static void type(FxRobot robot, String id, String text) {
    robot.interact(() ->
        robot.lookup(id).queryAll().stream()
            .flatMap(box -> box.lookupAll(".password-field").stream())
            .map(PasswordField.class::cast)
            .forEach(field -> field.setText(text)));
  }

  private static void fire(FxRobot robot, String id) {
    robot.interact(() -> robot.lookup(id).queryButton().fire());
  }

  private static boolean toast(FxRobot robot, String text) {
    return robot.lookup(".toast .label").queryAllAs(Label.class).stream()
        .anyMatch(label -> label.getText().equals(text));
  }

  @Test
  void aPassphraseIsAddedThenChangedThenRemoved(FxRobot robot) {
    window.pictures(robot, "security-open");
    fire(robot, "#change-passphrase");
    type(robot, "#passphrase", "four wild geese 9");
    type(robot, "#again", "four wild geese 9");
    window.pictures(robot, "security-add");
    fire(robot, "#dialog-confirm");
    StagedWindow.until(() -> toast(robot, StagedWindow.WORDS.get("security.added")));
    assertThat(window.vault.safekeeping().passphrase()).isTrue();
    assertThat(robot.lookup("#lock-idle").query().isDisabled()).isFalse();
    window.pictures(robot, "security-protected");

    fire(robot, "#change-passphrase");
    type(robot, "#old-passphrase", "a guess");
    robot.interact(() -> robot.lookup("#suggest").queryButton().fire());
    fire(robot, "#dialog-confirm");
    StagedWindow.until(() ->
        robot.lookup(".field-problem").queryAllAs(Label.class).stream()
            .anyMatch(label -> label.getText().equals(StagedWindow.WORDS.get("security.wrong"))));
    window.pictures(robot, "security-change");

    type(robot, "#old-passphrase", "four wild geese 9");
    robot.interact(
        () -> robot.lookup("#noPassphrase").queryAs(javafx.scene.control.RadioButton.class).fire());
    fire(robot, "#dialog-confirm");
    StagedWindow.until(() -> toast(robot, StagedWindow.WORDS.get("security.removed")));
    assertThat(window.vault.safekeeping().passphrase()).isFalse();
    assertThat(robot.lookup("#lock-idle").query().isDisabled()).isTrue();
  }
}

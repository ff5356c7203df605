package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.control.Button;
import javafx.scene.control.MenuBar;
import javafx.scene.control.RadioButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Data in from other programs, and out for them, by the menu. */
@ExtendWith(ApplicationExtension.class)
class FileMenuInWindowTest {
  @TempDir Path folder;
  private StagedWindow window;

  @Start
  void start(Stage stage) throws Exception {
    window = new StagedWindow(stage, folder);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(window::close);
  }

  private static void fire(FxRobot robot, String item) {
    robot.interact(() ->
        robot.lookup(".menu-bar").queryAs(MenuBar.class).getMenus().getFirst().getItems().stream()
            .filter(each -> item.equals(each.getText()))
            .findFirst()
            .orElseThrow()
            .fire());
  }

  @Test
  void bringingAndExportingAreInTheFileMenu(FxRobot robot) {
    fire(robot, "Bring data from another program\u2026");
    StagedWindow.until(() -> robot.lookup("#chooseBring").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#bringBack").queryAs(Button.class).fire());
    assertThat(robot.lookup("#chooseBring").tryQuery()).isEmpty();
    fire(robot, "Export\u2026");
    StagedWindow.until(() -> robot.lookup("#exportFormat").tryQuery().isPresent());
    assertThat(robot.lookup("#exportSHOWN").tryQuery()).as("all is shown").isEmpty();
    robot.interact(() -> robot.lookup("#dialog-cancel").queryAs(Button.class).fire());
    StagedWindow.until(() -> robot.lookup("#exportFormat").tryQuery().isEmpty());
    robot.interact(() -> window.shell.showAccount(window.checking));
    fire(robot, "Export\u2026");
    StagedWindow.until(() -> robot.lookup("#exportSHOWN").tryQuery().isPresent());
    assertThat(robot.lookup("#exportSHOWN").queryAs(RadioButton.class).isSelected()).isTrue();
  }
}

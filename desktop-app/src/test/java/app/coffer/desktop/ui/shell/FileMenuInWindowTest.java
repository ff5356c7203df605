package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ui.backup.VaultSwitch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
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

  private record Vaults(List<Other> known, List<Path> opened) implements VaultSwitch {
    @Override
    public void open(Path folder) {
      opened.add(folder);
    }

    @Override
    public void startForReal() {}

    @Override
    public void join(String link) {}

    @Override
    public void chooseAnother() {}

    @Override
    public void openCopy(Path backup) {}

    @Override
    public void replaceWith(Path backup, Consumer<String> failed) {}
  }

  private static Menu recent(FxRobot robot) {
    return robot
        .lookup(".menu-bar")
        .queryAs(MenuBar.class)
        .getMenus()
        .getFirst()
        .getItems()
        .stream()
        .filter(each -> "menu-recent".equals(each.getId()))
        .map(Menu.class::cast)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theOtherVaultsOfThisComputerAreInTheFileMenu(FxRobot robot) {
    assertThat(recent(robot).getItems()).allMatch(MenuItem::isDisable);
    Path own = window.vault.safekeeping().folder();
    Path club = folder.resolve("club");
    var vaults =
        new Vaults(
            List.of(
                new VaultSwitch.Other(own, "Home"),
                new VaultSwitch.Other(club, "Chess_club"),
                new VaultSwitch.Other(folder.resolve("old"), "Old")),
            new ArrayList<>());
    robot.interact(() -> window.shell.setWindows(vaults));
    StagedWindow.until(() -> recent(robot).getItems().size() == 2);
    assertThat(recent(robot).getItems())
        .extracting(MenuItem::getText)
        .containsExactly("Chess_club", "Old");
    robot.interact(() -> recent(robot).getItems().getFirst().fire());
    assertThat(vaults.opened()).containsExactly(club);
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

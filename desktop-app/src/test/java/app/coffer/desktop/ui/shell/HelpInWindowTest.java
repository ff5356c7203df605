package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.help.CrashReport;
import app.coffer.desktop.ui.help.CrashWindow;
import app.coffer.desktop.ui.kit.Pictures;
import app.coffer.desktop.vault.VaultRefused;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class HelpInWindowTest {
  @TempDir private static Path folder;
  private static int made;
  private StagedWindow window;

  @Start
  void start(Stage stage) throws VaultRefused {
    window = new StagedWindow(stage, folder.resolve("vault" + made++));
  }

  @AfterEach
  void close() {
    window.close();
  }

  private static Scene sceneTitled(String title) {
    return Window.getWindows().stream()
        .filter(each -> each instanceof Stage stage && title.equals(stage.getTitle()))
        .map(Window::getScene)
        .findFirst()
        .orElseThrow();
  }

  private static void picture(FxRobot robot, Scene scene, String name) {
    robot.interact(() -> {
      try {
        Pictures.write(scene, Path.of("target/pictures", name + ".png"));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    });
  }

  @Test
  void f1OpensTheManualAndItsLinksLeadToItsPages(FxRobot robot) {
    robot.type(KeyCode.F1);
    StagedWindow.settle();
    Scene manual = sceneTitled("Coffer manual");
    picture(robot, manual, "manual");
    var contents = (ListView<?>) manual.lookup("#manual-contents");
    assertThat(contents.getItems()).hasSizeGreaterThan(10);
    for (int page = 0; page < contents.getItems().size(); page++) {
      int shown = page;
      robot.interact(() -> contents.getSelectionModel().select(shown));
      StagedWindow.settle();
      picture(robot, manual, "manual-" + page);
      assertThat(manual.getRoot().lookupAll(".manual-page")).isNotEmpty();
    }
    robot.interact(() -> manual.getWindow().hide());
  }

  @Test
  void f1OpensTheManualAtThePageAboutWhatIsShown(FxRobot robot) {
    robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
    StagedWindow.settle();
    robot.type(KeyCode.F1);
    StagedWindow.settle();
    Scene manual = sceneTitled("Coffer manual");
    var contents = (ListView<?>) manual.lookup("#manual-contents");
    assertThat(contents.getSelectionModel().getSelectedItem()).hasToString("BUDGET");
    robot.interact(() -> manual.getWindow().hide());
  }

  @Test
  void diagnosticsHoldVersionsAndCountsAndNothingOfTheVault(FxRobot robot) {
    robot.interact(() ->
        robot
            .lookup(".menu-bar")
            .queryAs(javafx.scene.control.MenuBar.class)
            .getMenus()
            .getLast()
            .getItems()
            .stream()
            .filter(item -> "Diagnostics\u2026".equals(item.getText()))
            .findFirst()
            .orElseThrow()
            .fire());
    StagedWindow.until(() -> robot.lookup(".report-text").tryQuery().isPresent());
    String text = robot.lookup(".report-text").queryAs(TextArea.class).getText();
    assertThat(text)
        .contains("Coffer ", "Java ", "memory ", "waiting ")
        .doesNotContain("Checking", "Lidl", "Home", System.getProperty("user.home"));
    window.pictures(robot, "diagnostics");
    robot.interact(() -> robot.lookup("#report-copy").queryButton().fire());
    robot.interact(() -> assertThat(Clipboard.getSystemClipboard().getString()).isEqualTo(text));
  }

  @Test
  void aFaultIsToldWithItsCodeAndAReportThatCanBeCopied(FxRobot robot) {
    CrashReport report =
        CrashReport.of(new IllegalStateException("seven green bottles"), "main", Instant.EPOCH);
    boolean[] closed = new boolean[1];
    robot.interact(() ->
        new CrashWindow(
                report,
                StagedWindow.WORDS,
                Appearance.in(folder.resolve("none")),
                () -> closed[0] = true)
            .show());
    Scene crash = sceneTitled("Something unexpected happened");
    StagedWindow.settle();
    picture(robot, crash, "crash");
    assertThat(((Labeled) crash.lookup("#crash-code")).getText()).contains(report.code());
    robot.interact(() -> ((javafx.scene.control.Button) crash.lookup("#report-copy")).fire());
    robot.interact(() ->
        assertThat(Clipboard.getSystemClipboard().getString())
            .contains(report.code())
            .doesNotContain("green"));
    robot.interact(() -> ((javafx.scene.control.Button) crash.lookup("#crash-quit")).fire());
    assertThat(closed[0]).isTrue();
  }
}

package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.Clearing;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Agreeing with a statement, by keys alone. */
@ExtendWith(ApplicationExtension.class)
class ReconcileInWindowTest {
  @TempDir static Path folder;
  private static int vaults;
  private StagedWindow window;

  @Start
  void start(Stage stage) throws Exception {
    window = new StagedWindow(stage, folder.resolve("reconcile" + vaults++));
  }

  @BeforeEach
  void open(FxRobot robot) {
    robot.interact(() -> window.shell.showAccount(window.checking));
    StagedWindow.until(() -> !robot.lookup("#register").queryTableView().getItems().isEmpty());
    robot.press(KeyCode.CONTROL).type(KeyCode.R).release(KeyCode.CONTROL);
    StagedWindow.until(() -> !rows(robot).getItems().isEmpty());
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(window::close);
  }

  private static TableView<?> rows(FxRobot robot) {
    return robot.lookup("#reconcile-rows").queryTableView();
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }

  @Test
  void whatIsTickedAgreesWithTheStatementAndIsConfirmed(FxRobot robot) {
    // the bank has the oldest two: 1,204.10 - 13.85 - 13.48
    robot.write("1176.77").type(KeyCode.TAB);
    StagedWindow.until(() -> text(robot, "#reconcile-difference").contains("−27.33"));
    assertThat(robot.lookup("#reconcile-finish").query().isDisabled()).isTrue();
    robot.interact(() -> robot.lookup("#reconcile-find").queryButton().fire());
    StagedWindow.until(() -> text(robot, "#reconcile-found").contains("two together"));
    window.pictures(robot, "reconcile");
    robot.interact(() -> {
      rows(robot).requestFocus();
      rows(robot).getSelectionModel().clearAndSelect(4);
    });
    robot.type(KeyCode.SPACE);
    StagedWindow.until(() -> text(robot, "#reconcile-difference").contains("−13.85"));
    robot.type(KeyCode.DOWN, KeyCode.SPACE);
    StagedWindow.until(() -> !robot.lookup("#reconcile-finish").query().isDisabled());
    robot.type(KeyCode.ENTER);
    StagedWindow.until(() -> window.rows().get(5).transaction().status() == Clearing.RECONCILED);
    assertThat(window.rows().get(4).transaction().status()).isEqualTo(Clearing.RECONCILED);
    assertThat(window.rows().get(3).transaction().status()).isEqualTo(Clearing.UNCLEARED);
    StagedWindow.until(() -> robot.lookup("#register").tryQuery().isPresent());
    robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    StagedWindow.until(() -> window.rows().get(5).transaction().status() == Clearing.CLEARED);
    assertThat(window.vault.books().reconciling().statements(window.checking)).isEmpty();
  }

  @Test
  void whatIsLeftForLaterComesBackAndAnAdjustmentMakesUpTheRest(FxRobot robot) {
    robot.write("1200").type(KeyCode.ESCAPE);
    StagedWindow.until(() -> robot.lookup("#register").tryQuery().isPresent());
    robot.press(KeyCode.CONTROL).type(KeyCode.R).release(KeyCode.CONTROL);
    StagedWindow.until(() -> robot.lookup("#reconcile-difference").tryQuery().isPresent());
    StagedWindow.until(() -> text(robot, "#reconcile-difference").contains("−4.10"));
    robot.interact(() -> robot.lookup("#reconcile-adjust").queryButton().fire());
    StagedWindow.until(() -> !robot.lookup("#reconcile-finish").query().isDisabled());
    robot.interact(() -> robot.lookup("#reconcile-finish").queryButton().fire());
    StagedWindow.until(
        () -> window.vault.books().reconciling().statements(window.checking).size() == 1);
    assertThat(window.rows()).hasSize(7);
  }

  @Test
  void enterGoesOnToTheRowsAndWhatWasAgreedIsCorrectedFromWhatItSaid(FxRobot robot) {
    robot.write("1176.77").type(KeyCode.ENTER);
    StagedWindow.until(() -> rows(robot).isFocused());
    robot.type(KeyCode.ENTER);
    StagedWindow.until(() -> text(robot, "#reconcile-found").contains("two together"));
    robot.interact(() -> robot.lookup("#reconcile-adjust").queryButton().fire());
    StagedWindow.until(() -> !robot.lookup("#reconcile-finish").query().isDisabled());
    robot.interact(() -> rows(robot).requestFocus());
    robot.type(KeyCode.ENTER);
    StagedWindow.until(() -> robot.lookup("#register").tryQuery().isPresent());

    robot.press(KeyCode.CONTROL).type(KeyCode.R).release(KeyCode.CONTROL);
    StagedWindow.until(() ->
        robot.lookup("#reconcile-reopen").tryQuery().isPresent()
            && robot.lookup("#reconcile-reopen").query().isVisible());
    robot.interact(() -> robot.lookup("#reconcile-reopen").queryButton().fire());
    StagedWindow.until(() ->
        robot.lookup("#reconcile-ending").queryTextInputControl().getText().equals("1,176.77"));
    assertThat(window.vault.books().reconciling().statements(window.checking)).isEmpty();
  }
}

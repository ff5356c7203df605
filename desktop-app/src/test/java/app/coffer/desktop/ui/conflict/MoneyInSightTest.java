package app.coffer.desktop.ui.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/**
 * What is never out of sight of a question: what it does to the money, and what every side says.
 */
@ExtendWith(ApplicationExtension.class)
class MoneyInSightTest {
  private final Desk desk = new Desk();
  private Stage stage;

  @Start
  void start(Stage shown) {
    stage = shown;
    // the window may have been another test's, and as large as that wanted it
    stage.setMinWidth(0);
    stage.setMinHeight(0);
    stage.show();
  }

  private void show(FxRobot robot, RecordId record, double width, double height) {
    robot.interact(() -> {
      var overlay = new Overlay(new HBox(), desk.context.words());
      var controller =
          new ConflictController(
              desk.source(), desk.inbox, desk.inbox, desk.context, overlay, desk.said::add);
      var scene = new Scene(new StackPane(controller.node(), overlay), width, height);
      Theme.LIGHT.apply(scene, 100);
      stage.setScene(scene);
      stage.sizeToScene();
      controller.onShown();
      controller.open(record);
    });
  }

  /** Once everything is laid out, and what was found out while it was laid out. */
  private static void until(Callable<Boolean> holds) {
    try {
      WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> fx(holds));
    } catch (TimeoutException late) {
      throw new AssertionError("not within 30 s", late);
    }
  }

  private static boolean fx(Callable<Boolean> holds) {
    return WaitForAsyncUtils.waitForAsyncFx(30_000, holds);
  }

  private static Optional<String> said(FxRobot robot) {
    return robot.lookup("#money-line").<MoneyLine>tryQuery().flatMap(MoneyLine::said);
  }

  @Test
  void inASmallWindowALineSaysWhatTheResultDoesUntilTheFiguresAreSeen(FxRobot robot) {
    show(robot, desk.lidl().record(), 784, 560);
    until(() -> said(robot).equals(Optional.of("Checking balance stays 1,204.10")));

    robot.type(KeyCode.DIGIT2);
    until(() -> said(robot).orElse("").startsWith("Checking balance becomes 1,206.60"));

    robot.interact(() -> robot.lookup(".question-scroll").queryAs(ScrollPane.class).setVvalue(1));
    until(() -> said(robot).isEmpty());

    // nor are they said twice where there is room for them
    robot.interact(() -> robot.lookup(".question-scroll").queryAs(ScrollPane.class).setVvalue(0));
    until(() -> said(robot).isPresent());
    show(robot, desk.lidl().record(), 1200, 900);
    until(() -> said(robot).isEmpty());
  }

  @Test
  void ofThreeComputersNoneIsPushedOutByWhatWasBefore(FxRobot robot) {
    show(robot, Sides.several(desk, 3).record(), 1040, 800);
    until(() -> robot.lookup(".compare-head .before").tryQuery().isEmpty());
    until(() ->
        robot.lookup("#sideways").queryAllAs(ScrollBar.class).stream().noneMatch(Node::isVisible));

    show(robot, desk.lidl().record(), 1040, 800);
    until(() -> robot.lookup(".compare-head .before").tryQuery().isPresent());
  }

  @Test
  void theColumnsOfAMixedSplitAreNamedByComputer(FxRobot robot) {
    show(robot, desk.amazon().record(), 1040, 800);
    robot.type(KeyCode.M);
    List<String> heads =
        robot.lookup("#mix .button").queryAllAs(Button.class).stream()
            .map(Button::getText)
            .toList();
    assertThat(heads).containsExactly("Before", "Desktop", "Ana\u2019s laptop");
  }
}

package app.coffer.desktop.ui.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.RecordQuestion.Option;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.wire.codec.CborValue;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollBar;
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

/** Every main kind of question is answered without a mouse. */
@ExtendWith(ApplicationExtension.class)
class KeyboardOnlyTest {
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

  private void show(FxRobot robot, int width) {
    WaitForAsyncUtils.waitForAsyncFx(
        30_000,
        () -> {
          var overlay = new Overlay(new HBox(), desk.context.words());
          var controller =
              new ConflictController(
                  desk.source(), desk.inbox, desk.inbox, desk.context, overlay, desk.said::add);
          var scene = new Scene(new StackPane(controller.node(), overlay), width, 640);
          Theme.LIGHT.apply(scene, 100);
          stage.setScene(scene);
          stage.sizeToScene();
          controller.onShown();
          return controller;
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static void apply(FxRobot robot) {
    robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
  }

  @Test
  void aReconciledItemIsWrittenOnlyOnceEveryValueWasChosen(FxRobot robot) {
    desk.rent();
    show(robot, 1040);

    apply(robot);
    assertThat(desk.inbox.written).isEmpty();
    robot.type(KeyCode.DIGIT1);
    apply(robot);
    assertThat(desk.inbox.written).as("the status is open still").isEmpty();
    robot.type(KeyCode.DOWN).type(KeyCode.DIGIT1);
    apply(robot);

    assertThat(desk.inbox.written.getFirst().fields().get(OfTransaction.STATUS))
        .isEqualTo(CborValue.of(2));
  }

  @Test
  void theAmountOfATransferIsTypedAndBothLegsFollow(FxRobot robot) {
    desk.transfer();
    show(robot, 1040);

    robot.type(KeyCode.F2);
    robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
    robot.write("-275").type(KeyCode.ENTER);
    apply(robot);

    var fields = desk.inbox.written.getFirst().fields();
    assertThat(fields.get(OfTransaction.AMOUNT)).isEqualTo(CborValue.of(-27_500));
    assertThat(fields.get(OfTransaction.TRANSFER_AMOUNT)).isEqualTo(CborValue.of(27_500));
  }

  @Test
  void aScheduleIsTakenWholeFromTheOtherComputer(FxRobot robot) {
    var conflict = Kinds.SCHEDULE.edited(desk);
    show(robot, 1040);

    robot.press(KeyCode.SHIFT).type(KeyCode.DIGIT2).release(KeyCode.SHIFT);
    apply(robot);

    assertThat(desk.inbox.written.getFirst().fields().get("repeat"))
        .isEqualTo(conflict.sides().get(1).content().fields().get("repeat"));
  }

  @Test
  void aDeletedRuleIsKeptAsItWas(FxRobot robot) {
    var conflict = Kinds.RULE.removed(desk);
    show(robot, 1040);

    robot.type(KeyCode.DOWN);
    apply(robot);

    assertThat(desk.inbox.written.getFirst().fields())
        .isEqualTo(conflict.base().orElseThrow().fields());
  }

  @Test
  void whatCameBackIsDeletedWithEverythingInIt(FxRobot robot) {
    desk.cash();
    show(robot, 1040);

    robot.type(KeyCode.DOWN).type(KeyCode.DOWN);
    apply(robot);

    assertThat(desk.wholes.replies.getFirst().option()).isEqualTo(Option.REMOVE_ALL);
  }

  @Test
  void ofWhatWasAddedTwiceBothAreKept(FxRobot robot) {
    desk.pets();
    show(robot, 1040);

    robot.type(KeyCode.DIGIT2);
    apply(robot);

    assertThat(desk.wholes.replies.getFirst().option()).isEqualTo(Option.KEEP_BOTH);
  }

  @Test
  void ofManySidesTheOneThatIsTakenComesIntoSight(FxRobot robot) throws Exception {
    Sides.several(desk, 6);
    show(robot, 800);
    // it is known once all is laid out
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> sideways(robot).isVisible());

    robot.type(KeyCode.DIGIT4);
    WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, () -> sideways(robot).getValue() > 0);
    // those that are folded away are not taken unseen
    robot.type(KeyCode.DIGIT5);
    robot.interact(() -> robot.lookup("#older").queryAs(Button.class).fire());
    robot.interact(() -> stage.getScene().getRoot().applyCss());
    assertThat(robot.lookup("#older").queryAs(Button.class).getText()).isEqualTo("Only the newest");
    apply(robot);

    assertThat(desk.inbox.written.getFirst().fields().get(OfTransaction.AMOUNT))
        .isEqualTo(CborValue.of(-4_900));
  }

  private static ScrollBar sideways(FxRobot robot) {
    return robot.lookup("#sideways").queryAs(ScrollBar.class);
  }
}

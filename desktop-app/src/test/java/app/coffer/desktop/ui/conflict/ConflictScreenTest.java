package app.coffer.desktop.ui.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Resolution;
import app.coffer.desktop.ui.kit.Pictures;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.wire.codec.CborValue;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class ConflictScreenTest {
  private static final Path SCREENS = Path.of("target", "screens");
  private final Desk desk = new Desk();
  private Stage stage;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    stage.show();
  }

  private ConflictController show(FxRobot robot) {
    return show(robot, Theme.LIGHT, 1280, 800);
  }

  private ConflictController show(FxRobot robot, Theme theme, int width, int height) {
    var controller =
        new ConflictController(desk.source(), desk.inbox, desk.context, desk.said::add);
    robot.interact(() -> {
      // as beside the window's sidebar
      var sidebar = new Region();
      sidebar.setMinWidth(240);
      sidebar.setStyle("-fx-background-color: -color-bg-subtle;");
      HBox.setHgrow(controller.node(), Priority.ALWAYS);
      var scene = new Scene(new HBox(sidebar, controller.node()), width, height);
      theme.apply(scene, 100);
      stage.setScene(scene);
      controller.onShown();
    });
    return controller;
  }

  @Test
  void anAmountIsDecidedWithTheKeyboardOnly(FxRobot robot) {
    desk.lidl();
    show(robot);

    // amount from the laptop, category typed
    robot.type(KeyCode.DIGIT2).type(KeyCode.DOWN).type(KeyCode.F2);
    robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
    robot.write("groceries").type(KeyCode.ENTER);
    robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);

    assertThat(desk.inbox.written).hasSize(1);
    var fields = desk.inbox.written.getFirst().fields();
    assertThat(fields.get(OfTransaction.AMOUNT)).isEqualTo(CborValue.of(-4550));
    assertThat(fields.get(OfTransaction.CATEGORY))
        .isEqualTo(CborValue.of(MemoryLedger.GROCERIES.bytes()));
    assertThat(desk.said).containsExactly("Lidl GmbH: decided.");
  }

  @Test
  void anEditIsKeptAgainstADeletion(FxRobot robot) {
    desk.netflix();
    show(robot);

    robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);

    assertThat(desk.inbox.answers.getFirst().presence()).isEqualTo(Resolution.Presence.KEEP);
    assertThat(desk.inbox.written.getFirst().fields().get(OfTransaction.CATEGORY))
        .isEqualTo(CborValue.of(MemoryLedger.SUBSCRIPTIONS.bytes()));
  }

  @Test
  void aDeletionIsTakenOnlyWhenItIsChosen(FxRobot robot) {
    desk.netflix();
    show(robot);

    robot.type(KeyCode.DOWN).type(KeyCode.DOWN);
    robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);

    assertThat(desk.inbox.answers.getFirst().presence()).isEqualTo(Resolution.Presence.REMOVE);
  }

  @Test
  void whatChangedMeanwhileIsLookedAtBeforeItIsWritten(FxRobot robot) {
    desk.lidl();
    show(robot);
    robot.type(KeyCode.DIGIT1);
    desk.lidlAgain();

    robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
    assertThat(desk.inbox.written).isEmpty();
    assertThat(robot.lookup("#apply").queryAs(Button.class).isDisabled()).isTrue();
    write("stale-light-1280", stage.getScene(), robot);

    robot.type(KeyCode.DOWN);
    robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
    assertThat(desk.inbox.written.getFirst().fields().get(OfTransaction.AMOUNT))
        .isEqualTo(CborValue.of(-4800));
  }

  @Test
  void aHiddenScreenDoesNotListen(FxRobot robot) {
    desk.lidl();
    ConflictController controller = show(robot);
    assertThat(desk.inbox.listeners()).isEqualTo(1);
    robot.interact(controller::onHidden);
    assertThat(desk.inbox.listeners()).isZero();
  }

  /** What the pictures show. */
  enum Picture {
    AMOUNT(Desk::lidl),
    DELETION(Desk::netflix),
    SPLIT(Desk::amazon),
    TRANSFER(Desk::transfer),
    RECONCILED(Desk::rent),
    EMPTY(desk -> {});

    private final Consumer<Desk> put;

    Picture(Consumer<Desk> put) {
      this.put = put;
    }
  }

  @ParameterizedTest
  @EnumSource
  void isDrawnInLightAndDarkAndSmall(Picture picture, FxRobot robot) {
    picture.put.accept(desk);
    if (picture != Picture.EMPTY) {
      desk.rent();
      desk.lidl();
      desk.netflix();
      desk.amazon();
      desk.transfer();
      desk.account();
    }
    for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
      for (int width : new int[] {1280, 1024}) {
        var controller = show(robot, theme, width, width == 1280 ? 800 : 640);
        if (picture != Picture.EMPTY) {
          robot.interact(() -> controller.open(MemoryLedger.id(record(picture))));
        }
        String name = picture + "-" + theme + "-" + width;
        write(name.toLowerCase(java.util.Locale.ROOT), stage.getScene(), robot);
        robot.interact(controller::onHidden);
      }
    }
  }

  private static int record(Picture picture) {
    return switch (picture) {
      case AMOUNT -> 101;
      case DELETION -> 102;
      case SPLIT -> 103;
      case TRANSFER -> 104;
      case RECONCILED -> 105;
      case EMPTY -> 0;
    };
  }

  private static void write(String name, Scene scene, FxRobot robot) {
    robot.interact(() -> {
      try {
        Pictures.write(scene, SCREENS.resolve("conflict-" + name + ".png"));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    });
  }
}

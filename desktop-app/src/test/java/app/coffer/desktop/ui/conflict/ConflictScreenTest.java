package app.coffer.desktop.ui.conflict;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.change.RecordFields.OfTransaction;
import app.coffer.desktop.conflict.Conflict;
import app.coffer.desktop.conflict.Resolution;
import app.coffer.desktop.conflict.Settled;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Pictures;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.wire.codec.CborValue;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ConflictScreenTest {
  private static final Path SCREENS = Path.of("target", "screens");
  private final Desk desk = new Desk();
  private Stage stage;
  private Overlay overlay;

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
        WaitForAsyncUtils.waitForAsyncFx(
            30_000,
            () -> {
              overlay = new Overlay(new HBox(), desk.context.words());
              return new ConflictController(
                  desk.source(), desk.inbox, desk.inbox, desk.context, overlay, desk.said::add);
            });
    robot.interact(() -> {
      // as beside the window's sidebar
      var sidebar = new Region();
      sidebar.setMinWidth(240);
      sidebar.setStyle("-fx-background-color: -color-bg-subtle;");
      HBox.setHgrow(controller.node(), Priority.ALWAYS);
      var scene =
          new Scene(new StackPane(new HBox(sidebar, controller.node()), overlay), width, height);
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
  void theTransactionInQuestionIsOpenedInItsRegister(FxRobot robot) {
    Conflict asked = desk.lidl();
    var opened = new ArrayList<RecordId>();
    show(robot).rowsOpenWith((account, row) -> opened.add(row));

    robot.type(KeyCode.G);

    assertThat(opened).containsExactly(asked.record());
  }

  @Test
  void theOtherCurrencyOfAnAccountBecomesAnAccountOfItsOwn(FxRobot robot) {
    Conflict asked = desk.currencies();
    show(robot);

    robot.interact(() -> robot.lookup("#second-account").queryAs(CheckBox.class).fire());
    robot.type(KeyCode.DIGIT1);
    write("currency-light-1280", stage.getScene(), robot);
    ctrlEnter(robot);

    assertThat(desk.inbox.answers.getFirst().choices().values())
        .containsExactly(new Resolution.Choice.TakeApart(asked.sides().getFirst().revision()));
  }

  @Test
  void onlyCurrenciesAreTakenApart(FxRobot robot) {
    desk.account();
    show(robot);
    assertThat(robot.lookup("#second-account").tryQuery()).isEmpty();
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
  void bothNotesAreKeptWithOneKey(FxRobot robot) {
    desk.notes();
    show(robot);

    robot.type(KeyCode.M);
    ctrlEnter(robot);

    assertThat(desk.inbox.written.getFirst().fields().get(OfTransaction.NOTES))
        .isEqualTo(CborValue.of("for the party\nask Ana"));
  }

  @Test
  void bothChangesOfANumberAreAddedWithOneKey(FxRobot robot) {
    desk.number();
    show(robot);

    robot.type(KeyCode.M);
    ctrlEnter(robot);

    assertThat(desk.inbox.written.getFirst().fields().get("base")).isEqualTo(CborValue.of(43_000L));
  }

  @Test
  void theOtherPartnerAndTheOtherAmountAreSuggestedTogether(FxRobot robot) {
    desk.partner();
    show(robot);

    robot.type(KeyCode.M);
    ctrlEnter(robot);

    var fields = desk.inbox.written.getFirst().fields();
    assertThat(fields.get(OfTransaction.AMOUNT)).isEqualTo(CborValue.of(-25_000L));
    assertThat(fields.get(OfTransaction.TRANSFER_ACCOUNT))
        .isEqualTo(CborValue.of(MemoryLedger.id(77).bytes()));
  }

  @Test
  void aSplitIsMixedLineByLineAndTakenOnlyWhenItAddsUp(FxRobot robot) {
    desk.amazon();
    show(robot);
    robot.type(KeyCode.M);
    var take = robot.lookup("#dialog-confirm").queryAs(Button.class);
    assertThat(take.isDisabled()).isFalse();

    // the books from the laptop: now 4.00 are to be given away
    robot.interact(() -> pick(robot, "\u221226.00"));
    assertThat(take.isDisabled()).isTrue();
    robot.interact(() -> robot.lookup("#mix-rest").queryAs(Button.class).fire());
    assertThat(take.isDisabled()).isFalse();
    robot.interact(take::fire);
    ctrlEnter(robot);

    var content = new app.coffer.desktop.conflict.Content(desk.inbox.written.getFirst());
    assertThat(content.lines().stream().mapToLong(line -> line.amount().minor()).sum())
        .isEqualTo(content.amount().orElseThrow().minor())
        .isEqualTo(-8600);
  }

  private static void pick(FxRobot robot, String text) {
    robot.lookup("#mix .radio-button").queryAllAs(javafx.scene.control.RadioButton.class).stream()
        .filter(radio -> radio.getText().equals(text))
        .findFirst()
        .orElseThrow()
        .setSelected(true);
  }

  @Test
  void manyAreDecidedFromTheKeyboardButNoReconciledOne(FxRobot robot) {
    desk.rent();
    desk.lidl();
    desk.transfer();
    show(robot);
    robot.interact(() -> robot.lookup("#questions").query().requestFocus());

    robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
    robot.interact(() -> {
      var menu = robot.lookup("#bulk-take").queryAs(javafx.scene.control.MenuButton.class);
      menu.getOnShowing().handle(null);
      menu.getItems().getFirst().fire();
    });
    assertThat(robot.lookup("#dialog-confirm").queryAs(Button.class).getText())
        .isEqualTo("Decide 2");
    write("bulk-light-1280", stage.getScene(), robot);
    ctrlEnter(robot);

    assertThat(desk.inbox.answers).hasSize(2);
    assertThat(desk.inbox.count()).isEqualTo(1);
  }

  @Test
  void aLineOfTheLogIsUndoneAndWhatIsUndoneCannotBe(FxRobot robot) {
    var line = desk.settled(Settled.Kind.DECIDED, Settled.State.HOLDS);
    desk.settled(Settled.Kind.BY_RULE, Settled.State.CHANGED);
    desk.settled(Settled.Kind.MERGED, Settled.State.HOLDS);
    show(robot);

    robot.interact(() ->
        robot
            .lookup("#conflict-tab-decided")
            .queryAs(javafx.scene.control.ToggleButton.class)
            .fire());
    robot.interact(() -> stage.getScene().getRoot().applyCss());
    write("decided-light-1280", stage.getScene(), robot);
    var undos =
        robot.lookup("#conflict-log .button").queryAllAs(Button.class).stream()
            .filter(button -> button.getText().equals("Undo") && button.isVisible())
            .toList();
    assertThat(undos).hasSize(1);
    robot.interact(undos.getFirst()::fire);
    assertThat(desk.inbox.undone).containsExactly(line.id());

    robot.interact(() ->
        robot
            .lookup("#conflict-tab-merged")
            .queryAs(javafx.scene.control.ToggleButton.class)
            .fire());
    write("merged-light-1280", stage.getScene(), robot);
  }

  @Test
  void theLogIsExportedLineByLine(@org.junit.jupiter.api.io.TempDir Path folder) throws Exception {
    desk.settled(Settled.Kind.DECIDED, Settled.State.HOLDS);
    var text = new LogText(desk.context, Names.read(desk.ledger), 90);
    assertThat(text.line(desk.inbox.decided(9).getFirst()).who())
        .isEqualTo("decided on Desktop (this computer)  ·  can be undone until 13 Feb 2027");
    String csv =
        LogCsv.of(desk.inbox.decided(9).stream().map(text::line).toList(), desk.context.words());
    assertThat(csv.lines())
        .hasSize(3)
        .anyMatch(line -> line.contains("\"Amount\",\"\u221248.00\",\"not \u221245.50\""));
  }

  @Test
  void choicesAreThereAgainAfterARestart(FxRobot robot) {
    desk.lidl();
    ConflictController first = show(robot);
    robot.type(KeyCode.DIGIT2);
    robot.interact(first::onHidden);

    show(robot);
    ctrlEnter(robot);

    assertThat(desk.inbox.written.getFirst().fields().get(OfTransaction.AMOUNT))
        .isEqualTo(CborValue.of(-4550));
  }

  @Test
  void theHistoryIsOpenedWithAKey(FxRobot robot) {
    var lidl = desk.lidl();
    for (var side : lidl.sides()) {
      desk.inbox.versions.add(
          new app.coffer.desktop.conflict.History.Version(
              side.revision(), side.device(), side.deviceName(), side.content()));
    }
    show(robot);
    robot.type(KeyCode.H);
    assertThat(robot.lookup("#history").tryQuery()).isPresent();
    write("history-light-1280", stage.getScene(), robot);
  }

  private static void ctrlEnter(FxRobot robot) {
    robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
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
    CAME_BACK(Desk::cash),
    TWICE(Desk::pets),
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
    // both languages and all kinds are in ConflictGallery, which is for people to look at
    draw(picture, robot, Theme.LIGHT, 1280, 800);
    draw(picture, robot, Theme.DARK, 1024, 640);
  }

  private void draw(Picture picture, FxRobot robot, Theme theme, int width, int height) {
    var controller = show(robot, theme, width, height);
    if (picture != Picture.EMPTY) {
      robot.interact(() -> controller.open(MemoryLedger.id(record(picture))));
    }
    String name = picture + "-" + theme + "-" + width;
    write(name.toLowerCase(java.util.Locale.ROOT), stage.getScene(), robot);
    robot.interact(controller::onHidden);
  }

  private static int record(Picture picture) {
    return switch (picture) {
      case AMOUNT -> 101;
      case DELETION -> 102;
      case SPLIT -> 103;
      case TRANSFER -> 104;
      case RECONCILED -> 105;
      case CAME_BACK -> 1;
      case TWICE -> 61;
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

package app.coffer.desktop.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.Pictures;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.start.VaultDoor.DoorShut;
import app.coffer.desktop.ui.start.VaultDoor.KnownVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class SheetPageTest {
  /** A vector that BIP-39 publishes. */
  private static final String WORDS = "abandon ".repeat(23) + "art";

  private final MemoryDoor door = new MemoryDoor();
  private final List<OpenVault> opened = new CopyOnWriteArrayList<>();
  private Stage stage;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    stage.show();
  }

  private void show(FxRobot robot, Theme theme, int width, int height) {
    show(robot, Background.direct(), theme, width, height);
  }

  private void show(FxRobot robot, Background background, Theme theme, int width, int height) {
    var context =
        new UiContext(
            background,
            Words.in(Locale.ENGLISH),
            new Formats(Locale.UK, ZoneOffset.UTC),
            Clock.systemUTC());
    robot.interact(() -> {
      var scene = new Scene(new StartScreen(door, context, opened::add).node(), width, height);
      theme.apply(scene, 100);
      stage.setScene(scene);
    });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void follow(FxRobot robot, String id) {
    robot.interact(() -> robot.lookup(id).queryAs(Hyperlink.class).fire());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void forgotten(FxRobot robot, Theme theme, int width, int height) {
    door.vaults.clear();
    door.vaults.add(new KnownVault(Path.of("home"), "Home", true));
    show(robot, theme, width, height);
    robot.interact(() -> robot.lookup(".start-row").queryButton().fire());
    follow(robot, "#forgot");
  }

  private void type(FxRobot robot, String words) {
    robot.interact(() -> robot.lookup("#sheet").queryAs(TextArea.class).setText(words));
  }

  private void go(FxRobot robot) {
    robot.interact(() -> robot.lookup("#noPassphrase").queryAs(RadioButton.class).fire());
    robot.interact(() -> robot.lookup("#recover").queryButton().fire());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static String problem(FxRobot robot) {
    return Stream.of(".field-problem", ".problem-text")
        .flatMap(style -> robot.lookup(style).queryAllAs(Label.class).stream())
        .filter(Node::isVisible)
        .map(Label::getText)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  private static String reading(FxRobot robot) {
    return robot.lookup("#reading").queryAs(Label.class).getText();
  }

  @Test
  void aForgottenPassphraseIsReplacedByTheWords(FxRobot robot) {
    forgotten(robot, Theme.LIGHT, 1280, 800);
    type(robot, WORDS);
    assertThat(reading(robot)).isEqualTo("All 24 words are right.");
    go(robot);

    assertThat(door.asked).containsExactly("recover home with ");
    assertThat(opened).containsExactly(door.vault);
  }

  @Test
  void eachWordIsHeldAgainstTheListWhileItIsTyped(FxRobot robot) {
    forgotten(robot, Theme.LIGHT, 1280, 800);
    type(robot, "abandon aban");
    assertThat(problem(robot)).as("it may become a word").isEmpty();
    type(robot, "abandon abandno ");
    assertThat(problem(robot)).contains("Word 2").contains("abandon");
    type(robot, "abandon abandon ");
    assertThat(problem(robot)).isEmpty();
    assertThat(reading(robot)).isEqualTo("2 words of 24");
    type(robot, "abandon ".repeat(24));
    assertThat(problem(robot)).contains("do not belong together");
  }

  @Test
  void wrongWordsAreNotTried(FxRobot robot) {
    forgotten(robot, Theme.LIGHT, 1280, 800);
    type(robot, "abandon abandon");
    go(robot);

    assertThat(problem(robot)).contains("here are 2");
    assertThat(door.asked).isEmpty();
  }

  @Test
  void anotherVaultsSheetHasItsSentence(FxRobot robot) {
    forgotten(robot, Theme.LIGHT, 1280, 800);
    door.shut = Optional.of(DoorShut.Reason.WRONG_SHEET);
    type(robot, WORDS);
    go(robot);

    assertThat(problem(robot)).contains("not this vault");
    assertThat(opened).isEmpty();
  }

  private static void until(java.util.function.BooleanSupplier so) {
    try {
      WaitForAsyncUtils.waitFor(30, java.util.concurrent.TimeUnit.SECONDS, so::getAsBoolean);
    } catch (java.util.concurrent.TimeoutException never) {
      throw new AssertionError("it did not come to be", never);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void askTheServer(FxRobot robot) {
    show(robot, Background.threads(), Theme.LIGHT, 1280, 800);
    follow(robot, "#startSheet");
    type(robot, WORDS);
    robot.interact(
        () -> robot.lookup("#server").queryAs(TextField.class).setText("https://sync.example"));
    robot.interact(() -> robot.lookup("#device").queryAs(TextField.class).setText("Desk"));
  }

  private void seen(FxRobot robot) {
    go(robot);
    until(() -> robot.lookup("#found-yes").tryQuery().isPresent());
  }

  @Test
  void aVaultComesBackFromItsServerWhenThePersonSawHowNewItIs(FxRobot robot) {
    askTheServer(robot);
    seen(robot);
    assertThat(robot.lookup("#found-newest").queryAs(Label.class).getText()).contains("18:42");
    assertThat(robot.lookup("#found-devices").queryAs(Label.class).getText())
        .endsWith("Ana’s laptop, Phone");
    assertThat(door.asked).isEmpty();
    write("sheet-found-light-1280", robot);
    robot.interact(() -> {
      Theme.DARK.apply(stage.getScene(), 100);
      stage.setWidth(1024);
      stage.setHeight(640);
    });
    write("sheet-found-dark-1024", robot);
    robot.interact(() -> robot.lookup("#found-yes").queryButton().fire());
    until(() -> !opened.isEmpty());

    assertThat(door.asked).containsExactly("restore https://sync.example as Desk");
  }

  @Test
  void whoeverDoesNotWantItBackChangesNothing(FxRobot robot) {
    askTheServer(robot);
    seen(robot);
    robot.interact(() -> robot.lookup("#found-no").queryButton().fire());
    until(() -> problem(robot).startsWith("Nothing was changed"));

    assertThat(door.asked).isEmpty();
    assertThat(opened).isEmpty();
  }

  @Test
  void aRestoreNeedsAnAddressAndSaysWhereThereIsNoVault(FxRobot robot) {
    show(robot, Theme.LIGHT, 1280, 800);
    follow(robot, "#startSheet");
    type(robot, WORDS);
    go(robot);
    assertThat(problem(robot)).contains("address");
    robot.interact(
        () -> robot.lookup("#server").queryAs(TextField.class).setText("https://sync.example"));
    door.fault = Optional.of(new SyncFault.Refused(Problem.Code.NO_SUCH_VAULT.text(), "x"));
    go(robot);
    assertThat(problem(robot)).contains("no vault of this sheet");
  }

  @Test
  void isDrawnInLightAndDarkAndSmall(FxRobot robot) {
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      for (int width : new int[] {1280, 1024}) {
        int height = width == 1280 ? 800 : 640;
        String end = "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width;
        forgotten(robot, theme, width, height);
        type(robot, "abandon abandno art ");
        write("sheet-forgotten" + end, robot);
        show(robot, theme, width, height);
        write("sheet-home" + end, robot);
        follow(robot, "#startSheet");
        type(robot, WORDS);
        write("sheet-restore" + end, robot);
      }
    }
    assertThat(Path.of("target", "screens", "sheet-restore-dark-1024.png")).exists();
  }

  private void write(String name, FxRobot robot) {
    robot.interact(() -> {
      try {
        Pictures.write(stage.getScene(), Path.of("target", "screens", name + ".png"));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    });
  }
}

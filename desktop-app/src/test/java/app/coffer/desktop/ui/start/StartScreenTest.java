package app.coffer.desktop.ui.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.pairing.Ticket;
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
import app.coffer.desktop.vault.PreparedVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
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
class StartScreenTest {
  private static final Path SCREENS = Path.of("target", "screens");

  /** Its check character fits. */
  private static final String CODE = "7QK4-M2XP-9DHT-3W58";

  private final MemoryDoor door = new MemoryDoor();
  private final List<OpenVault> opened = new CopyOnWriteArrayList<>();
  private Stage stage;
  private StartScreen screen;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    stage.show();
  }

  private void show(FxRobot robot, Background background, Theme theme, int width, int height) {
    var context =
        new UiContext(
            background,
            Words.in(Locale.ENGLISH),
            new Formats(Locale.UK, ZoneOffset.UTC),
            Clock.systemUTC());
    robot.interact(() -> {
      screen = new StartScreen(door, context, opened::add);
      var scene = new Scene(screen.node(), width, height);
      theme.apply(scene, 100);
      stage.setScene(scene);
      stage.setWidth(width);
      stage.setHeight(height);
    });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void show(FxRobot robot) {
    show(robot, Background.direct(), Theme.LIGHT, 1280, 800);
  }

  private void fire(FxRobot robot, String id) {
    robot.interact(() -> robot.lookup(id).queryButton().fire());
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

  private static void until(java.util.function.BooleanSupplier done) {
    try {
      WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, done::getAsBoolean);
    } catch (java.util.concurrent.TimeoutException late) {
      throw new AssertionError("did not happen", late);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void aVaultIsMadeWithTheKeyboard(FxRobot robot) {
    show(robot);

    robot.type(KeyCode.ENTER);
    robot.write("Family").type(KeyCode.ENTER);
    robot.write("four wild geese 9").type(KeyCode.TAB, 2);
    robot.write("four wild geese 9").type(KeyCode.ENTER);
    assertThat(robot.lookup(".recovery-word").queryAll()).hasSize(24);
    robot.type(KeyCode.ENTER);
    assertThat(robot.lookup(".recovery-word").queryAll()).isEmpty();
    answer(robot, "#firstWord");
    answer(robot, "#secondWord");
    robot.type(KeyCode.ENTER);
    assertThat(door.drafts).isEmpty();
    fire(robot, "#create");

    assertThat(door.drafts).hasSize(1);
    assertThat(door.drafts.getFirst().name()).isEqualTo("Family");
    assertThat(door.drafts.getFirst().parent()).isEqualTo("data");
    assertThat(door.drafts.getFirst().currency().getCurrencyCode()).isEqualTo("GBP");
    assertThat(door.drafts.getFirst().firstDayOfMonth()).isEqualTo(1);
    assertThat(door.drafts.getFirst().starter()).isEqualTo(StarterCategories.SIMPLE);
    assertThat(door.drafts.getFirst().deviceName()).isEqualTo("Desk");
    assertThat(door.drafts.getFirst().sheet()).isEqualTo(PreparedVault.Sheet.ON_PAPER);
    assertThat(new String(door.given.getFirst())).isEqualTo("four wild geese 9");
    assertThat(opened).containsExactly(door.vault);
    assertThatThrownBy(() -> door.prepared.getFirst().paper("Family"))
        .isInstanceOf(IllegalStateException.class);
  }

  /** Types the word that is asked for in a field, which names its place. */
  private void answer(FxRobot robot, String field) {
    String asked =
        ((Label) robot.lookup(field).query().getParent().lookup(".field-label")).getText();
    int place = Integer.parseInt(asked.replaceAll("\\D", ""));
    String word = door.prepared.getFirst().paper("Family").words().get(place - 1);
    robot.interact(() -> robot.lookup(field).queryTextInputControl().setText(word));
  }

  private void unprotected(FxRobot robot) {
    fire(robot, "#startNew");
    fire(robot, "#next");
    robot.interact(
        () -> robot.lookup("#noPassphrase").queryAs(javafx.scene.control.RadioButton.class).fire());
    fire(robot, "#next");
  }

  @Test
  void aWordThatIsNotOnTheSheetIsNotTakenForIt(FxRobot robot) {
    show(robot);
    unprotected(robot);
    fire(robot, "#next");
    answer(robot, "#firstWord");
    robot.interact(() -> robot.lookup("#secondWord").queryTextInputControl().setText("zoo zoo"));
    fire(robot, "#next");

    assertThat(problem(robot)).matches("This is not word [0-9]+ of the sheet\\.");
    fire(robot, "#back");
    assertThat(robot.lookup(".recovery-word").queryAll()).hasSize(24);
  }

  @Test
  void aSheetThatIsSkippedIsSaidToBeMissing(FxRobot robot) {
    show(robot);
    unprotected(robot);
    fire(robot, "#skip");
    fire(robot, "#create");

    assertThat(door.drafts.getFirst().sheet()).isEqualTo(PreparedVault.Sheet.MISSING);
  }

  @Test
  void aFolderThatIsNoneIsSaidBeforeAnythingElse(FxRobot robot) {
    show(robot);
    fire(robot, "#startNew");
    assertThat(robot.lookup("#vaultPlace").queryLabeled().getText())
        .endsWith(Path.of("data", "Home").toString());
    robot.interact(() -> robot.lookup("#vaultFolder").queryTextInputControl().setText(" "));
    fire(robot, "#next");

    assertThat(problem(robot)).isEqualTo(Words.in(Locale.ENGLISH).get("start.shut.FOLDER"));
    assertThat(robot.lookup("#step").queryLabeled().getText()).startsWith("Step 1");
  }

  @Test
  void aMistypedPassphraseMakesNoVault(FxRobot robot) {
    show(robot);
    fire(robot, "#startNew");
    fire(robot, "#next");
    robot.clickOn("#passphrase").write("one");
    robot.clickOn("#again").write("two").type(KeyCode.ENTER);

    assertThat(problem(robot)).contains("differs");
    assertThat(door.drafts).isEmpty();
  }

  @Test
  void enterGoesOnFromARadioButtonToo(FxRobot robot) {
    show(robot);
    robot.type(KeyCode.ENTER);
    robot.write("Family").type(KeyCode.ENTER);
    robot.interact(() -> robot.lookup("#noPassphrase").query().requestFocus());
    robot.type(KeyCode.SPACE).type(KeyCode.ENTER);

    assertThat(robot.lookup(".recovery-word").queryAll()).hasSize(24);
  }

  @Test
  void aVaultWithoutPassphraseIsSaidToBeReadable(FxRobot robot) {
    show(robot);
    unprotected(robot);
    fire(robot, "#skip");
    fire(robot, "#create");

    assertThat(door.given.getFirst()).isEmpty();
  }

  @Test
  void escapeGoesBackAndMakesNothing(FxRobot robot) {
    show(robot);
    fire(robot, "#startNew");
    robot.type(KeyCode.ESCAPE);

    assertThat(robot.lookup("#startNew").tryQuery()).isPresent();
    assertThat(door.drafts).isEmpty();
  }

  @Test
  void aWrongPassphraseIsSaidAndTheRightOneOpens(FxRobot robot) {
    door.vaults.add(new KnownVault(Path.of("home"), "Home", true));
    show(robot);

    robot.type(KeyCode.ENTER);
    robot.write("wrong").type(KeyCode.ENTER);
    assertThat(problem(robot)).startsWith("This is not the passphrase");
    assertThat(opened).isEmpty();

    robot.write(MemoryDoor.PASSPHRASE).type(KeyCode.ENTER);
    assertThat(opened).containsExactly(door.vault);
  }

  @ParameterizedTest
  @EnumSource
  void everyReasonToStayShutHasItsSentence(DoorShut.Reason reason, FxRobot robot) {
    door.vaults.add(new KnownVault(Path.of("home"), "Home", false));
    door.shut = Optional.of(reason);
    show(robot);

    robot.type(KeyCode.ENTER);

    assertThat(problem(robot))
        .isNotEmpty()
        .isEqualTo(Words.in(Locale.ENGLISH).of("start.shut", reason));
    assertThat(opened).isEmpty();
  }

  private void join(FxRobot robot) {
    fire(robot, "#startJoin");
    robot.interact(() -> {
      robot.lookup("#link").queryTextInputControl().setText("  " + MemoryDoor.LINK + "\n");
      robot.lookup("#noPassphrase").queryAs(javafx.scene.control.RadioButton.class).fire();
    });
    fire(robot, "#join");
  }

  @Test
  void joiningWaitsForThePersonToCompareTheDigits(FxRobot robot) {
    show(robot, Background.threads(), Theme.LIGHT, 1280, 800);
    until(() -> robot.lookup("#startJoin").tryQuery().isPresent());
    join(robot);
    until(() -> robot.lookup("#digits").tryQuery().isPresent());

    assertThat(robot.lookup("#digits").queryLabeled().getText()).isEqualTo("482 915");
    assertThat(door.joinedAs).isEmpty();

    fire(robot, "#match");
    until(() -> !opened.isEmpty());
    assertThat(door.joinedAs).containsExactly("Desk");
  }

  @Test
  void differentDigitsJoinNothing(FxRobot robot) {
    show(robot, Background.threads(), Theme.LIGHT, 1280, 800);
    join(robot);
    until(() -> robot.lookup("#differ").tryQuery().isPresent());
    fire(robot, "#differ");
    until(() -> !problem(robot).isEmpty());

    assertThat(problem(robot)).startsWith("The numbers differed");
    assertThat(opened).isEmpty();
  }

  @Test
  void leavingWhileTheDigitsAreShownJoinsNothing(FxRobot robot) {
    show(robot, Background.threads(), Theme.LIGHT, 1280, 800);
    join(robot);
    until(() -> robot.lookup("#digits").tryQuery().isPresent());
    robot.type(KeyCode.ESCAPE);
    until(() -> robot.lookup("#link").tryQuery().isPresent());

    assertThat(door.joinedAs).isEmpty();
    assertThat(opened).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void everyRefusalToPairHasItsSentence(PairingRefused.Reason reason, FxRobot robot) {
    door.refused = Optional.of(reason);
    show(robot);
    join(robot);

    assertThat(problem(robot)).isEqualTo(Words.in(Locale.ENGLISH).of("start.pairing", reason));
  }

  @Test
  void aCodeNeedsItsServerAndALinkDoesNot(FxRobot robot) {
    show(robot);
    fire(robot, "#startJoin");
    robot.interact(
        () -> robot.lookup("#noPassphrase").queryAs(javafx.scene.control.RadioButton.class).fire());
    assertThat(robot.lookup("#joinServer").query().getParent().isVisible()).isFalse();
    type(robot, "#link", "coffer://j");
    assertThat(robot.lookup("#joinServer").query().getParent().isVisible()).isFalse();

    type(robot, "#link", "7qk4m2xp9dht3w5c");
    assertThat(problem(robot)).startsWith("One character is not right");
    type(robot, "#link", CODE);
    assertThat(problem(robot)).isEmpty();
    assertThat(robot.lookup("#joinServer").query().getParent().isVisible()).isTrue();
    fire(robot, "#join");
    assertThat(problem(robot)).startsWith("Type the server address");
    assertThat(door.tickets).isEmpty();
    write("start-join-code", robot);
    type(robot, "#joinServer", "home.example");
    door.refused = Optional.of(PairingRefused.Reason.OTHER_ADDRESS);
    fire(robot, "#join");
    assertThat(door.tickets)
        .containsExactly(new Ticket.Code(CODE, java.net.URI.create("https://home.example")));
    assertThat(problem(robot)).contains("exactly as it is shown there; the code is still good");
  }

  private static void type(FxRobot robot, String field, String text) {
    robot.interact(
        () -> robot.lookup(field).queryAs(javafx.scene.control.TextField.class).setText(text));
  }

  @Test
  void leavingTellsTheOtherDevice(FxRobot robot) {
    show(robot, Background.threads(), Theme.LIGHT, 1280, 800);
    until(() -> robot.lookup("#startJoin").tryQuery().isPresent());
    join(robot);
    until(() -> robot.lookup("#digits").tryQuery().isPresent());
    robot.type(KeyCode.ESCAPE);
    until(() -> door.cancellations.getFirst().isCancelled());
  }

  @Test
  void aServerThatDoesNotAnswerIsSaid(FxRobot robot) {
    door.fault = Optional.of(new SyncFault.Offline("no route", new IOException()));
    show(robot);
    join(robot);

    assertThat(problem(robot)).startsWith("The sync server does not answer");
  }

  @Test
  void whatIsNoLinkIsNotTried(FxRobot robot) {
    show(robot);
    fire(robot, "#startJoin");
    robot.interact(
        () -> robot.lookup("#noPassphrase").queryAs(javafx.scene.control.RadioButton.class).fire());
    robot.clickOn("#link").write("http://x").type(KeyCode.ENTER);

    assertThat(problem(robot)).contains("coffer://join#");
    assertThat(door.given).isEmpty();
  }

  private void chooseBackup(FxRobot robot) {
    robot.interact(() -> screen.restore(Path.of("Home 2026-11-21 08.00.05.coffer-backup")));
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void aBackupIsRestoredWithItsPassphrase(FxRobot robot) {
    show(robot);
    fire(robot, "#startRestore");
    fire(robot, "#restore");
    assertThat(problem(robot)).isEqualTo("Please choose a backup first.");
    chooseBackup(robot);
    assertThat(facts(robot)).contains("4.2 MB").doesNotContain("Birch Lane");
    robot.write("wrong").type(KeyCode.ENTER);
    assertThat(problem(robot)).startsWith("This is not the passphrase");
    robot.write(MemoryDoor.PASSPHRASE).type(KeyCode.ENTER);
    assertThat(facts(robot))
        .contains("Birch Lane", "Ana’s laptop")
        .anyMatch(text -> text.replaceAll("\\D", "").equals("19141231"));
    assertThat(door.restored).isEmpty();
    assertThat(opened).isEmpty();
    write("start-restore-looked", robot);
    fire(robot, "#restore");
    assertThat(opened).containsExactly(door.vault);
  }

  private static List<String> facts(FxRobot robot) {
    return robot.lookup("#backup-about .label").queryAllAs(Label.class).stream()
        .map(Label::getText)
        .toList();
  }

  @Test
  void theDemoOpensAtOnce(FxRobot robot) {
    show(robot);
    fire(robot, "#startDemo");
    assertThat(opened).containsExactly(door.vault);
  }

  /** What the pictures show. */
  enum Picture {
    FIRST,
    HOME,
    NAME,
    PROTECT,
    SHEET,
    CHECK,
    MONEY,
    JOIN,
    RESTORE,
    DIGITS,
    UNLOCK_WRONG
  }

  @ParameterizedTest
  @EnumSource
  void isDrawnInLightAndDarkAndSmall(Picture picture, FxRobot robot) {
    if (picture != Picture.FIRST) {
      door.vaults.add(new KnownVault(Path.of("home"), "Home", true));
      door.vaults.add(new KnownVault(Path.of("club"), "Chess club", false));
    }
    boolean threads = picture == Picture.DIGITS;
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      boolean large = theme == Theme.LIGHT;
      show(
          robot,
          threads ? Background.threads() : Background.direct(),
          theme,
          large ? 1280 : 1024,
          large ? 800 : 640);
      reach(picture, robot);
      String name = "start-" + picture + "-" + theme + "-" + (large ? 1280 : 1024);
      write(name.toLowerCase(Locale.ROOT).replace('_', '-'), robot);
      if (threads) {
        fire(robot, "#differ");
      }
    }
    assertThat(SCREENS.resolve("start-name-light-1280.png").getParent()).exists();
  }

  private void reach(Picture picture, FxRobot robot) {
    switch (picture) {
      case FIRST, HOME -> {
        // as it begins
      }
      case NAME -> fire(robot, "#startNew");
      case PROTECT -> {
        fire(robot, "#startNew");
        fire(robot, "#next");
        robot.interact(() -> {
          for (Node field : robot.lookup(".password-field").queryAll()) {
            ((javafx.scene.control.PasswordField) field).setText("four wild geese");
          }
        });
      }
      case SHEET -> unprotected(robot);
      case CHECK -> {
        unprotected(robot);
        fire(robot, "#next");
        robot.interact(() -> robot.lookup("#firstWord").queryTextInputControl().setText("zebra"));
        fire(robot, "#next");
      }
      case MONEY -> {
        unprotected(robot);
        fire(robot, "#skip");
      }
      case JOIN -> fire(robot, "#startJoin");
      case RESTORE -> chooseBackup(robot);
      case DIGITS -> {
        until(() -> robot.lookup("#startJoin").tryQuery().isPresent());
        join(robot);
        until(() -> robot.lookup("#digits").tryQuery().isPresent());
      }
      case UNLOCK_WRONG -> {
        robot.type(KeyCode.ENTER);
        robot.write("wrong").type(KeyCode.ENTER);
      }
    }
  }

  private void write(String name, FxRobot robot) {
    robot.interact(() -> {
      try {
        Pictures.write(stage.getScene(), SCREENS.resolve(name + ".png"));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    });
  }
}

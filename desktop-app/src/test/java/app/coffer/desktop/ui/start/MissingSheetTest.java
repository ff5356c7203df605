package app.coffer.desktop.ui.start;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.app.LocalVaultDoor;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.CofferWindow;
import app.coffer.desktop.ui.conflict.ConflictController;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.Pictures;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.PreparedVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.VaultShelf;
import app.coffer.desktop.vault.Vaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What a real window says of a sheet that was left for later, and of the demo. */
@ExtendWith(ApplicationExtension.class)
class MissingSheetTest {
  private static final String PASSPHRASE = "nine quiet harbours";
  @TempDir private Path home;
  private VaultDoor door;
  private OpenVault vault;
  private Stage stage;

  @Start
  void start(Stage stage) {
    this.stage = stage;
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(stage::close);
    vault.close();
  }

  private void door() {
    door =
        new LocalVaultDoor(
            Vaults.ofThisComputer(Syncing.WHEN_ASKED), new VaultShelf(home), appearance());
  }

  private Appearance appearance() {
    return Appearance.in(home.resolve("window.properties"));
  }

  /** A window on the vault, so many days after it was made. */
  private void open(FxRobot robot, int days) {
    var context =
        new UiContext(
            Background.threads(),
            Words.in(Locale.ENGLISH),
            new Formats(Locale.UK, ZoneOffset.UTC),
            Clock.offset(Clock.systemUTC(), Duration.ofDays(days)));
    robot.interact(() ->
        new CofferWindow(
                stage,
                context,
                appearance(),
                door,
                (open, with, overlay) -> new ConflictController(open, with, overlay),
                null)
            .open(vault));
    until(() -> shown(robot, "#register-add"));
  }

  private List<String> make(String passphrase) throws VaultDoor.DoorShut {
    door();
    try (PreparedVault prepared = door.prepare("Desk")) {
      List<String> words = prepared.paper("Home").words();
      vault =
          door.create(
              prepared,
              new VaultDoor.NewVault(
                  "Home",
                  home.toString(),
                  Currency.getInstance("EUR"),
                  1,
                  StarterCategories.NONE,
                  "Desk",
                  PreparedVault.Sheet.MISSING,
                  passphrase.toCharArray()));
      return words;
    }
  }

  private static void until(BooleanSupplier so) {
    try {
      WaitForAsyncUtils.waitFor(30, TimeUnit.SECONDS, so::getAsBoolean);
    } catch (TimeoutException never) {
      throw new AssertionError("it did not come to be", never);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static boolean shown(FxRobot robot, String id) {
    return robot.lookup(id).tryQuery().isPresent();
  }

  private static void fire(FxRobot robot, String id) {
    until(() -> shown(robot, id));
    robot.interact(() -> robot.lookup(id).queryButton().fire());
  }

  private static void type(FxRobot robot, String id, String text) {
    robot.interact(() -> robot.lookup(id).queryTextInputControl().setText(text));
  }

  @Test
  void afterThreeDaysTheSheetIsShownToTheOwnerAndForgottenOnceItIsOnPaper(FxRobot robot)
      throws Exception {
    List<String> words = make(PASSPHRASE);
    open(robot, 3);
    fire(robot, "#show-sheet");
    until(() -> shown(robot, "#sheet-passphrase"));
    passphrase(robot, "something else");
    fire(robot, "#dialog-confirm");
    until(() ->
        robot.lookup(".field-problem").queryAllAs(Label.class).stream()
            .anyMatch(label -> label.isVisible() && !label.getText().isEmpty()));
    assertThat(shown(robot, ".recovery-word")).isFalse();
    passphrase(robot, PASSPHRASE);
    fire(robot, "#dialog-confirm");
    until(() -> shown(robot, ".recovery-word"));
    assertThat(robot.lookup(".recovery-word").queryAllAs(Label.class))
        .extracting(Label::getText)
        .containsExactlyInAnyOrderElementsOf(words);
    pictures(robot, "sheet-missing");

    fire(robot, "#dialog-confirm");
    until(() -> shown(robot, "#firstWord"));
    answer(robot, "#firstWord", words);
    answer(robot, "#secondWord", words);
    fire(robot, "#dialog-confirm");
    until(() -> !shown(robot, "#show-sheet"));
    assertThat(vault.safekeeping().sheetMissingSince()).isEmpty();
  }

  private static void passphrase(FxRobot robot, String text) {
    robot.interact(() ->
        robot.lookup("#sheet-passphrase").query().lookupAll(".password-field").stream()
            .map(TextInputControl.class::cast)
            .forEach(field -> field.setText(text)));
  }

  private static void answer(FxRobot robot, String field, List<String> words) {
    String asked =
        ((Label) robot.lookup(field).query().getParent().lookup(".field-label")).getText();
    type(robot, field, words.get(Integer.parseInt(asked.replaceAll("\\D", "")) - 1));
  }

  @Test
  void thereIsPeaceForThreeDays(FxRobot robot) throws Exception {
    make("");
    open(robot, 2);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(shown(robot, "#show-sheet")).isFalse();
  }

  @Test
  void doingWithoutIsAskedAndThenNobodyIsRemindedAgain(FxRobot robot) throws Exception {
    make("");
    open(robot, 4);
    fire(robot, "#without-sheet");
    until(() -> shown(robot, "#dialog-destroy"));
    assertThat(vault.safekeeping().sheetMissingSince()).isPresent();
    pictures(robot, "sheet-without");
    fire(robot, "#dialog-destroy");
    until(() -> !shown(robot, "#show-sheet"));
    assertThat(vault.safekeeping().sheetMissingSince()).isEmpty();
  }

  @Test
  void fromTheDemoOneStartsForReal(FxRobot robot) throws Exception {
    door();
    vault = door.demo("Demo");
    open(robot, 0);
    pictures(robot, "demo-bar");
    fire(robot, "#start-for-real");
    until(() -> shown(robot, "#vaultName"));
    assertThat(stage.getTitle()).isEqualTo("Coffer");
  }

  private void pictures(FxRobot robot, String name) {
    for (Theme theme : new Theme[] {Theme.LIGHT, Theme.DARK}) {
      robot.interact(() -> {
        boolean light = theme == Theme.LIGHT;
        stage.setWidth(light ? 1280 : 1024);
        stage.setHeight(light ? 800 : 640);
        theme.apply(stage.getScene(), 100);
      });
      robot.interact(() -> {
        try {
          String file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + ".png";
          Pictures.write(stage.getScene(), Path.of("target/screens", file));
        } catch (IOException failed) {
          throw new UncheckedIOException(failed);
        }
      });
    }
  }
}

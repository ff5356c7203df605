package app.coffer.desktop.ui.lock;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.app.LocalVaultDoor;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.CofferWindow;
import app.coffer.desktop.ui.conflict.ConflictController;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.Pictures;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.start.VaultDoor;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.PreparedVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.VaultShelf;
import app.coffer.desktop.vault.Vaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
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
import org.testfx.util.WaitForAsyncUtils;

/** A real vault in the real window, locked and unlocked. */
@ExtendWith(ApplicationExtension.class)
class LockInWindowTest {
  private static final String PASSPHRASE = "nine quiet harbours";
  @TempDir private static Path shelf;
  private static int made;
  private final Words words = Words.in(Locale.ENGLISH);
  private VaultDoor door;
  private OpenVault vault;
  private CofferWindow window;
  private Stage stage;

  @Start
  void start(Stage stage) throws VaultDoor.DoorShut {
    this.stage = stage;
    Path home = shelf.resolve("home" + made++);
    var appearance = Appearance.in(home.resolve("window.properties"));
    appearance.set("theme", Theme.LIGHT.name());
    door =
        new LocalVaultDoor(
            Vaults.ofThisComputer(Syncing.WHEN_ASKED), new VaultShelf(home), appearance);
    window =
        new CofferWindow(
            stage,
            new UiContext(
                Background.threads(),
                words,
                new Formats(Locale.UK, ZoneOffset.UTC),
                Clock.systemUTC()),
            appearance,
            door,
            (open, with, overlay) -> new ConflictController(open, with, overlay),
            null);
  }

  private void open(FxRobot robot, String passphrase) throws VaultDoor.DoorShut {
    try (PreparedVault prepared = door.prepare("Desk")) {
      vault =
          door.create(
              prepared,
              new VaultDoor.NewVault(
                  "Home",
                  door.dataFolder().toString(),
                  Currency.getInstance("EUR"),
                  1,
                  StarterCategories.NONE,
                  "Desk",
                  PreparedVault.Sheet.ON_PAPER,
                  passphrase.toCharArray()));
    }
    vault.ledger().addAccount("Checking", AccountType.CHECKING, Money.of(100, "EUR"));
    robot.interact(() -> window.open(vault));
    until(() -> robot.lookup("#register-add").tryQuery().isPresent());
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(stage::close);
    vault.close();
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
    return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
  }

  private void unlock(FxRobot robot, String passphrase) {
    robot.interact(() -> {
      robot.lookup("#passphrase").queryAll().stream()
          .flatMap(field -> field.lookupAll(".password-field").stream())
          .map(TextInputControl.class::cast)
          .forEach(field -> field.setText(passphrase));
      robot.lookup("#unlock").queryButton().fire();
    });
  }

  private String text(FxRobot robot, String id) {
    return robot.lookup(id).queryTextInputControl().getText();
  }

  @Test
  void lockingShowsNothingOfTheVaultAndUnlockingBringsBackWhatWasTyped(FxRobot robot)
      throws Exception {
    open(robot, PASSPHRASE);
    robot.interact(() -> robot.lookup("#register-add").queryButton().fire());
    until(() -> shown(robot, "#entry-payee"));
    robot.interact(() -> {
      robot.lookup("#entry-payee").queryTextInputControl().setText("Baker at the corner");
      robot.lookup("#entry-out").queryTextInputControl().setText("12.50*2");
      robot.lookup("#entry-notes").queryTextInputControl().setText("rolls, für Ana");
    });

    robot.push(KeyCode.CONTROL, KeyCode.L);

    until(() -> shown(robot, "#locked-vault"));
    assertThat(stage.getTitle()).isEqualTo("Coffer");
    assertThat(robot.lookup(".table-view").tryQuery()).isEmpty();
    assertThat(robot.lookup(".label").queryAllAs(Label.class))
        .extracting(Label::getText)
        .contains("Home")
        .noneMatch(each -> each.contains("Checking") || each.contains("Baker"));
    pictures(robot, "lock");

    unlock(robot, "something else");
    until(() ->
        robot.lookup(".field-problem").queryAllAs(Label.class).stream()
            .anyMatch(label -> label.getText().startsWith(words.get("lock.wrong"))));
    assertThat(shown(robot, "#locked-vault")).isTrue();
    until(() -> !robot.lookup("#unlock").queryButton().isDisabled());
    pictures(robot, "lock-wrong");

    unlock(robot, PASSPHRASE);
    until(() -> shown(robot, "#entry-payee"));
    assertThat(text(robot, "#entry-payee")).isEqualTo("Baker at the corner");
    assertThat(text(robot, "#entry-out")).isEqualTo("12.50*2");
    assertThat(text(robot, "#entry-notes")).isEqualTo("rolls, für Ana");
  }

  @Test
  void theManualIsThereWhereNoVaultIsOpen(FxRobot robot) throws Exception {
    open(robot, PASSPHRASE);
    robot.push(KeyCode.CONTROL, KeyCode.L);
    until(() -> shown(robot, "#locked-vault"));

    robot.type(KeyCode.F1);

    until(() ->
        Window.getWindows().stream()
            .anyMatch(each ->
                each instanceof Stage other
                    && words.get("help.manual.title").equals(other.getTitle())));
  }

  @Test
  void aLockedVaultIsClosed(FxRobot robot) throws Exception {
    open(robot, PASSPHRASE);
    Path folder = vault.safekeeping().folder();
    robot.interact(window::lock);
    until(() -> shown(robot, "#locked-vault"));

    // closed means that another program may open it now
    until(() -> accountsSeenByAnother(folder) == 1);
    assertThat(robot.lookup("#register-add").tryQuery()).isEmpty();
  }

  private int accountsSeenByAnother(Path folder) {
    try (OpenVault again = door.unlock(folder, PASSPHRASE.toCharArray())) {
      return again.ledger().read().accounts().size();
    } catch (VaultDoor.DoorShut shut) {
      return -1;
    }
  }

  @Test
  void fromTheLockScreenOneCanGoToOtherVaults(FxRobot robot) throws Exception {
    open(robot, PASSPHRASE);
    robot.interact(window::lock);
    until(() -> shown(robot, "#other-vault"));
    robot.interact(() -> robot.lookup("#other-vault").queryButton().fire());
    until(() -> shown(robot, "#startNew"));
  }

  @Test
  void aVaultWithoutPassphraseStaysOpenAndSaysWhy(FxRobot robot) throws Exception {
    open(robot, "");
    robot.interact(window::lock);
    until(() ->
        robot.lookup(".toast .label").queryAllAs(Label.class).stream()
            .anyMatch(label -> label.getText().equals(words.get("lock.cannot"))));
    assertThat(shown(robot, "#register-add")).isTrue();
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

package app.coffer.desktop.ui.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.desktop.app.LocalVaultDoor;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.sync.SyncFault;
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
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
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

/** Backups of a real vault in the real window. */
@ExtendWith(ApplicationExtension.class)
class BackupInWindowTest {
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

  private void showBackups(FxRobot robot) {
    robot.interact(() -> robot.lookup("#go-settings").queryButton().fire());
    until(() -> shown(robot, "#settings-backup"));
    robot.interact(() -> robot.lookup("#settings-backup").queryButton().fire());
    until(() -> shown(robot, "#backup-now"));
  }

  private ListView<?> list(FxRobot robot) {
    return robot.lookup("#backup-list").queryAs(ListView.class);
  }

  @Test
  void aBackupIsMadeListedAndBroughtBackInPlace(FxRobot robot) throws Exception {
    open(robot, PASSPHRASE);
    showBackups(robot);
    // the one of the day is made at opening
    until(() -> {
      robot.interact(() -> robot.lookup("#settings-backup").queryButton().fire());
      return list(robot).getItems().size() == 1;
    });
    vault.ledger().addAccount("Mistake", AccountType.CASH, Money.of(0, "EUR"));
    robot.interact(() -> robot.lookup("#settings-backup").queryButton().fire());
    until(() ->
        robot.lookup("#backup-list .muted").queryAllAs(Label.class).stream()
            .anyMatch(label -> label.getText().contains("differs by 1 change")));
    pictures(robot, "backup");

    robot.interact(() -> {
      list(robot).getSelectionModel().select(0);
      robot.lookup("#backup-replace").queryButton().fire();
    });
    until(() -> shown(robot, "#dialog-destroy"));
    pictures(robot, "backup-replace");
    robot.interact(() -> robot.lookup("#dialog-destroy").queryButton().fire());
    until(() -> shown(robot, "#unlock"));
    unlock(robot, PASSPHRASE);
    until(() -> shown(robot, "#register-add"));
    robot.interact(stage::close);
    try (OpenVault back = door.unlock(vault.safekeeping().folder(), PASSPHRASE.toCharArray())) {
      assertThat(back.ledger().read().accounts()).hasSize(1);
      assertThat(back.safekeeping().copy()).isTrue();
      // the state before is kept: as the backup that was made first
      assertThat(back.safekeeping().backups(back.safekeeping().folder().resolveSibling("Backups")))
          .hasSizeGreaterThanOrEqualTo(2)
          .anyMatch(each -> each.content().orElseThrow().accounts() == 2);
    }
  }

  @Test
  void closingBacksUpWhatChanged(FxRobot robot) throws Exception {
    open(robot, "");
    vault.ledger().addAccount("New", AccountType.CASH, Money.of(0, "EUR"));
    Path place = vault.safekeeping().folder().resolveSibling("Backups");
    robot.interact(stage::close);
    try (OpenVault again = door.open(vault.safekeeping().folder())) {
      assertThat(again.safekeeping().backups(place))
          .isNotEmpty()
          .first()
          .satisfies(each -> assertThat(each.changesSince()).isZero());
    }
  }

  @Test
  void theDemoSaysSoAndNeverSyncs(FxRobot robot) throws Exception {
    vault = door.demo("Demo");
    robot.interact(() -> window.open(vault));
    until(() -> shown(robot, "#register-add"));
    assertThat(stage.getTitle()).contains("DEMO");
    assertThat(vault.ledger().read().accounts()).isNotEmpty();
    assertThatThrownBy(
            () -> vault.sync().enable(URI.create("http://127.0.0.1:1"), Optional.empty()))
        .isInstanceOf(SyncFault.Refused.class);
    assertThatThrownBy(() -> vault.sync().syncNow()).isInstanceOf(SyncFault.Refused.class);
    robot.interact(() -> robot.lookup("#go-settings").queryButton().fire());
    assertThat(robot.lookup("#sync-server").tryQuery()).isEmpty();
    pictures(robot, "demo");
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

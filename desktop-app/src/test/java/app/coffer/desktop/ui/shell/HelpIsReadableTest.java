package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.conflict.ConflictController;
import app.coffer.desktop.ui.help.CrashReport;
import app.coffer.desktop.ui.help.CrashWindow;
import app.coffer.desktop.ui.help.ManualPage;
import app.coffer.desktop.ui.help.ManualWindow;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.Pictures;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.NewVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.Vaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
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

/** What Help shows, and the window after a fault, can be read: every page of the manual, too. */
@ExtendWith(ApplicationExtension.class)
class HelpIsReadableTest {
  @TempDir static Path folder;
  private static int made;
  private final TreeSet<String> wrong = new TreeSet<>();
  private Stage stage;
  private OpenVault vault;
  private Shell shell;
  private Appearance appearance;
  private Words words;

  @Start
  void start(Stage shown) throws Exception {
    stage = shown;
    made++;
    appearance = Appearance.in(folder.resolve("window" + made + ".properties"));
    vault =
        Vaults.ofThisComputer(Syncing.WHEN_ASKED)
            .create(
                new NewVault(
                    folder.resolve("vault" + made),
                    "Home",
                    Currency.getInstance("EUR"),
                    StarterCategories.NONE,
                    "Desktop",
                    Optional.empty()))
            .vault();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> {
      ManualWindow.close();
      shell.close();
      vault.close();
    });
  }

  @Test
  void inEnglishWithTextTwiceAsLarge(FxRobot robot) {
    everythingIsReadable(robot, Locale.ENGLISH, Theme.LIGHT, 1280, 800, 200);
  }

  @Test
  void inGermanInDarkOnASmallWindow(FxRobot robot) {
    everythingIsReadable(robot, Locale.GERMAN, Theme.DARK, 1024, 640, 100);
  }

  private void everythingIsReadable(
      FxRobot robot, Locale language, Theme theme, int width, int height, int percent) {
    words = Words.in(language);
    appearance.set("theme", theme.name());
    appearance.set("text", Integer.toString(percent));
    robot.interact(() -> open(theme, width, height, percent));
    String look = language + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + percent;
    for (String dialog :
        List.of("help.shortcuts", "help.diagnostics.menu", "help.licences.menu", "help.about")) {
      robot.interact(item(robot, words.get(dialog))::fire);
      StagedWindow.until(() -> robot.lookup(".dialog").tryQuery().isPresent());
      StagedWindow.settle();
      robot.interact(() -> look(dialog, look, robot.lookup(".dialog").query()));
      robot.interact(() -> robot.lookup("#dialog-cancel").queryButton().fire());
      StagedWindow.until(() -> robot.lookup(".dialog").tryQuery().isEmpty());
    }
    for (ManualPage page : ManualPage.values()) {
      robot.interact(() -> ManualWindow.show(words, appearance, page));
      WaitForAsyncUtils.waitForFxEvents();
      robot.interact(
          () -> look("manual-" + page, look, titled(words.get("help.manual.title")).getRoot()));
    }
    var fault = CrashReport.of(new IllegalStateException("broken"), "main", Instant.EPOCH);
    robot.interact(() -> new CrashWindow(fault, words, appearance, () -> {}).show());
    StagedWindow.settle();
    robot.interact(() -> look("crash", look, titled(words.get("crash.title")).getRoot()));
    robot.interact(() -> titled(words.get("crash.title")).getWindow().hide());
    assertThat(wrong).isEmpty();
  }

  private void open(Theme theme, int width, int height, int percent) {
    var context =
        new UiContext(
            Background.threads(),
            words,
            new Formats(Locale.UK, ZoneOffset.UTC),
            Clock.fixed(StagedSync.NOW, ZoneOffset.UTC));
    shell =
        new Shell(
            vault,
            context,
            appearance,
            (open, with, overlay) -> new ConflictController(open, with, overlay));
    stage.setScene(new Scene(shell.root(), width, height));
    stage.sizeToScene();
    theme.apply(stage.getScene(), percent);
    stage.show();
  }

  private static MenuItem item(FxRobot robot, String text) {
    return robot.lookup(".menu-bar").queryAs(MenuBar.class).getMenus().getLast().getItems().stream()
        .filter(item -> text.equals(item.getText()))
        .findFirst()
        .orElseThrow();
  }

  private static Scene titled(String title) {
    return Window.getWindows().stream()
        .filter(each -> each instanceof Stage shown && title.equals(shown.getTitle()))
        .map(Window::getScene)
        .findFirst()
        .orElseThrow();
  }

  private void look(String page, String look, Node shown) {
    var seen = Readability.of(shown);
    seen.cutOff().forEach(one -> wrong.add(page + " cut off: " + one));
    seen.faint().forEach(one -> wrong.add(page + " faint: " + one));
    seen.outside().forEach(one -> wrong.add(page + " outside: " + one));
    if (Boolean.getBoolean("coffer.pictures")) {
      try {
        Pictures.write(
            shown.getScene(), Path.of("target/screens", "help-" + page + "-" + look + ".png"));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.conflict.ConflictController;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.Pictures;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.settings.SettingsPage;
import app.coffer.desktop.vault.NewVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.Vaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Every page of a full vault can be read: in two languages, light and dark, small and large. */
@ExtendWith(ApplicationExtension.class)
class ReadabilityTest {
  private static final PseudoClass CONTRAST = PseudoClass.getPseudoClass("contrast");
  private static final Path SCREENS = Path.of("target/screens");
  @TempDir static Path folder;
  private static int vaults;
  private Stage stage;
  private OpenVault vault;
  private Shell shell;

  @Start
  void start(Stage shown) throws Exception {
    stage = shown;
    vault =
        Vaults.ofThisComputer(Syncing.WHEN_ASKED)
            .createDemo(
                new NewVault(
                    folder.resolve("demo" + vaults++),
                    "Demo",
                    Currency.getInstance("EUR"),
                    StarterCategories.NONE,
                    "Desktop",
                    Optional.empty()),
                600,
                7,
                LocalDate.of(2026, 11, 20),
                Locale.ENGLISH);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> {
      if (shell != null) {
        shell.close();
      }
      vault.close();
    });
  }

  @Test
  void inEnglishOnALargeWindowInLight(FxRobot robot) {
    everyPageIsReadable(robot, new Look(Locale.ENGLISH, Locale.UK, Theme.LIGHT, 1280, 800, 100));
    everyPageHasHighContrast(robot);
  }

  @Test
  void inGermanOnASmallWindowInDark(FxRobot robot) {
    everyPageIsReadable(robot, new Look(Locale.GERMAN, Locale.GERMANY, Theme.DARK, 1024, 640, 100));
    everyPageHasHighContrast(robot);
  }

  @Test
  void inGermanWithTextTwiceAsLarge(FxRobot robot) {
    everyPageIsReadable(
        robot, new Look(Locale.GERMAN, Locale.GERMANY, Theme.LIGHT, 1280, 800, 200));
  }

  @Test
  void theLookFindsWhatCannotBeRead(FxRobot robot) {
    robot.interact(() -> {
      var cut = new Button("A text that is longer than its button");
      cut.setMaxWidth(60);
      cut.setMinWidth(60);
      var faint = new Label("faint");
      faint.setTextFill(Color.gray(0.8));
      var out = new Button("out");
      out.setTranslateX(500);
      stage.setScene(new Scene(new StackPane(new HBox(cut, faint, out)), 300, 100));
      stage.sizeToScene();
      Theme.LIGHT.apply(stage.getScene(), 100);
      stage.show();
      stage.getScene().getRoot().applyCss();
      stage.getScene().getRoot().layout();
    });
    StagedWindow.settle();
    robot.interact(() -> {
      var look = Readability.of(stage.getScene());
      assertThat(look.cutOff()).hasSize(1);
      assertThat(look.faint()).hasSize(1);
      assertThat(look.outside()).hasSize(1);
    });
  }

  /** How a window is looked at. */
  private record Look(
      Locale language, Locale region, Theme theme, int width, int height, int percent) {
    String name() {
      return language.getLanguage()
          + "-"
          + theme.name().toLowerCase(Locale.ROOT)
          + "-"
          + width
          + (percent == 100 ? "" : "-" + percent);
    }
  }

  private void everyPageIsReadable(FxRobot robot, Look look) {
    robot.interact(() -> open(look));
    var wrong = new TreeSet<String>();
    for (String place : places(robot)) {
      robot.interact(() -> robot.lookup("#" + place).queryButton().fire());
      StagedWindow.settle();
      robot.interact(() -> look(place, look, wrong));
    }
    for (SettingsPage.Topic topic : SettingsPage.Topic.values()) {
      robot.interact(() -> shell.showSettingsPage(topic));
      StagedWindow.settle();
      robot.interact(() -> look("settings-" + topic, look, wrong));
    }
    assertThat(wrong).isEmpty();
  }

  private void open(Look look) {
    var context =
        new UiContext(
            Background.threads(),
            Words.in(look.language()),
            new Formats(look.region(), ZoneOffset.UTC),
            Clock.fixed(StagedSync.NOW, ZoneOffset.UTC));
    shell =
        new Shell(
            vault,
            context,
            Appearance.in(folder.resolve("window.properties")),
            (open, with, overlay) -> new ConflictController(open, with, overlay));
    stage.setScene(new Scene(shell.root(), look.width(), look.height()));
    // the window is the same in all tests, and keeps the size of the one before
    stage.sizeToScene();
    look.theme().apply(stage.getScene(), look.percent());
    stage.show();
    StagedWindow.settle();
  }

  /** The places of the sidebar, and of the accounts the first. */
  private List<String> places(FxRobot robot) {
    var places = new TreeSet<String>();
    boolean account = false;
    for (Node item : robot.lookup(node -> id(node).startsWith("go-")).queryAll()) {
      boolean one = item.getStyleClass().contains("sidebar-account");
      if (!one || !account) {
        places.add(item.getId());
      }
      account |= one;
    }
    assertThat(places).hasSizeGreaterThan(2);
    return List.copyOf(places);
  }

  private static String id(Node node) {
    return node.getId() == null ? "" : node.getId();
  }

  private void everyPageHasHighContrast(FxRobot robot) {
    robot.interact(() -> stage.getScene().getRoot().pseudoClassStateChanged(CONTRAST, true));
    var wrong = new TreeSet<String>();
    for (String place : places(robot)) {
      robot.interact(() -> robot.lookup("#" + place).queryButton().fire());
      StagedWindow.settle();
      robot.interact(() ->
          Readability.of(stage.getScene())
              .faint(Readability.MUCH)
              .forEach(one -> wrong.add(place + " faint in high contrast: " + one)));
    }
    assertThat(wrong).isEmpty();
  }

  private void look(String page, Look look, TreeSet<String> wrong) {
    var seen = Readability.of(stage.getScene());
    seen.cutOff().forEach(one -> wrong.add(page + " cut off: " + one));
    seen.faint().forEach(one -> wrong.add(page + " faint: " + one));
    seen.outside().forEach(one -> wrong.add(page + " outside: " + one));
    seen.smallIcons(look.percent() / 100.0).forEach(one -> wrong.add(page + " small: " + one));
    TabWalk.unreached(stage.getScene()).forEach(one -> wrong.add(page + " not by Tab: " + one));
    NamedControls.nameless(shell.root()).forEach(one -> wrong.add(page + " nameless: " + one));
    try {
      Pictures.write(
          stage.getScene(), SCREENS.resolve("read-" + look.name() + "-" + page + ".png"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

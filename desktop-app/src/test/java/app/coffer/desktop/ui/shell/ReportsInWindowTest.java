package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.report.ReportKind;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.conflict.ConflictController;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Desktop;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.Pictures;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.NewVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.VaultRefused;
import app.coffer.desktop.vault.Vaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Overview, reports and currencies of the demo, in the window. */
@ExtendWith(ApplicationExtension.class)
class ReportsInWindowTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

  @TempDir static Path folder;
  private static @Nullable OpenVault demo;
  private OpenVault vault;
  private Shell shell;
  private Stage stage;

  @Start
  void start(Stage stage) throws Exception {
    this.stage = stage;
    if (demo == null) {
      demo = filled();
    }
    vault = demo;
    open(Locale.ENGLISH, Locale.UK);
  }

  private static OpenVault filled() throws VaultRefused {
    OpenVault vault =
        Vaults.ofThisComputer(Syncing.WHEN_ASKED)
            .create(
                new NewVault(
                    folder.resolve("demo"),
                    "Home",
                    Currency.getInstance("EUR"),
                    StarterCategories.NONE,
                    "Desktop",
                    Optional.empty()))
            .vault();
    vault.fillWithDemo(1_200, 2026, TODAY);
    return vault;
  }

  private void open(Locale language, Locale region) {
    var context =
        new UiContext(
            Background.threads(),
            Words.in(language),
            new Formats(region, ZoneOffset.UTC),
            Clock.fixed(TODAY.atTime(11, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC));
    shell =
        new Shell(
            vault,
            context,
            Appearance.in(folder.resolve("window.properties")),
            (open, with, overlay) -> new ConflictController(open, with, overlay));
    if (stage.getScene() == null) {
      stage.setScene(new Scene(shell.root(), 1280, 800));
    } else {
      stage.getScene().setRoot(shell.root());
    }
    Theme.LIGHT.apply(stage.getScene(), 100);
    stage.show();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(shell::close);
  }

  @AfterAll
  static void closeVault() {
    Optional.ofNullable(demo).ifPresent(OpenVault::close);
  }

  @Test
  void everyReportIsShownAndWhatIsBehindItsFigures(FxRobot robot) {
    for (ReportKind kind : ReportKind.values()) {
      robot.interact(() -> shell.go(new Place.OfReport(kind)));
      StagedWindow.until(() -> robot.lookup("#report-readout").tryQuery().isPresent());
      robot.interact(() -> robot.lookup("#report-chart").query().requestFocus());
      robot.type(KeyCode.RIGHT, KeyCode.RIGHT);
      StagedWindow.until(() -> readout(robot).contains(":"));
      pictures(robot, "report-" + kind.saved());
    }
    robot.interact(() -> shell.go(new Place.OfReport(ReportKind.CATEGORIES)));
    StagedWindow.until(() -> robot.lookup("#report-readout").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#report-chart").query().requestFocus());
    robot.type(KeyCode.HOME, KeyCode.ENTER);
    StagedWindow.until(() -> robot.lookup("#drill-table").tryQuery().isPresent());
    TableView<?> rows = robot.lookup("#drill-table").queryTableView();
    StagedWindow.until(() -> !rows.getItems().isEmpty());
    assertThat(robot.lookup("#drill-sum").queryAs(Label.class).getText()).startsWith("12 ");
    pictures(robot, "report-drill");
    robot.type(KeyCode.ESCAPE);
    StagedWindow.until(() -> robot.lookup("#report-chart").tryQuery().isPresent());
  }

  @Test
  void theOverviewLeadsToWhatWaits(FxRobot robot) {
    robot.interact(() -> shell.go(new Place.Overview()));
    StagedWindow.until(() -> robot.lookup("#overview-open-go").tryQuery().isPresent());
    pictures(robot, "overview");
    robot.interact(() ->
        robot.lookup("#overview-open-go").queryAs(javafx.scene.control.Hyperlink.class).fire());
    StagedWindow.until(() -> robot.lookup("#drill-table").tryQuery().isPresent());
    pictures(robot, "uncategorised");
  }

  @Test
  void aReportIsNarrowedAndSaved(FxRobot robot) {
    robot.interact(() -> shell.go(new Place.OfReport(ReportKind.CATEGORIES)));
    StagedWindow.until(() -> robot.lookup("#report-readout").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#report-categories").queryButton().fire());
    StagedWindow.until(() -> robot.lookup("#pick-search").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#pick-search").queryTextInputControl().setText("groc"));
    CheckBox box =
        robot.lookup(".pick-list .check-box").queryAllAs(CheckBox.class).stream()
            .filter(Node::isVisible)
            .findFirst()
            .orElseThrow();
    robot.interact(() -> box.setSelected(true));
    pictures(robot, "report-pick");
    robot.interact(() -> robot.lookup("#dialog-confirm").queryButton().fire());
    StagedWindow.until(() -> table(robot).getItems().size() == 1);
    robot.interact(() -> robot.lookup("#report-save").queryButton().fire());
    StagedWindow.until(() -> robot.lookup("#report-name").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#report-name").queryTextInputControl().setText("Eating"));
    pictures(robot, "report-save");
    robot.type(KeyCode.ENTER);
    StagedWindow.until(
        () -> robot.lookup("#report-kind").queryAs(MenuButton.class).getText().equals("Eating"));
    assertThat(vault.books().reports().saved()).extracting("name").contains("Eating");
    robot.interact(() -> robot.lookup("#report-tags").queryButton().fire());
    StagedWindow.until(() -> robot.lookup("#pick-search").tryQuery().isPresent());
    CheckBox tag =
        robot.lookup(".pick-list .check-box").queryAllAs(CheckBox.class).stream()
            .filter(each -> each.getText().equals("holiday"))
            .findFirst()
            .orElseThrow();
    robot.interact(() -> tag.setSelected(true));
    robot.interact(() -> robot.lookup("#dialog-confirm").queryButton().fire());
    StagedWindow.until(() -> robot.lookup("#report-nothing").tryQuery().isPresent());
    pictures(robot, "report-nothing");
    robot.interact(() -> robot.lookup("#report-nothing-do").queryButton().fire());
    StagedWindow.until(() -> robot.lookup("#report-table").tryQuery().isPresent());
  }

  private static TableView<?> table(FxRobot robot) {
    return robot.lookup("#report-table").queryTableView();
  }

  @Test
  void whatHasNoRateIsNamedWhereverATotalIs(FxRobot robot) throws Exception {
    try (OpenVault other = Desktop.vault(folder.resolve("pounds"))) {
      Desktop.account(other, "Checking", Money.of(120_000, "EUR"));
      Desktop.account(other, "Pounds", Money.of(50_000, "GBP"));
      robot.interact(() -> {
        shell.close();
        vault = other;
        open(Locale.ENGLISH, Locale.UK);
        shell.go(new Place.Overview());
      });
      StagedWindow.until(() -> robot.lookup("#total-without").tryQuery().isPresent());
      assertThat(robot.lookup("#total-without").queryAs(Label.class).getText()).contains("GBP");
      StagedWindow.until(
          () -> robot.lookup("#overview-worth .warning-text").tryQuery().isPresent());
      pictures(robot, "overview-without");
      robot.interact(() -> shell.go(new Place.OfReport(ReportKind.NET_WORTH)));
      StagedWindow.until(() -> robot.lookup("#report-missing").query().isVisible());
      pictures(robot, "report-without");
      robot.interact(() -> shell.go(new Place.Rates()));
      StagedWindow.until(() -> robot.lookup("#rates-of-GBP").tryQuery().isPresent());
      pictures(robot, "rates-without");
      robot.interact(shell::close);
    }
  }

  @Test
  void germanHasRoomInTheSmallestWindow(FxRobot robot) {
    robot.interact(() -> {
      shell.close();
      open(Locale.GERMAN, Locale.GERMANY);
      shell.go(new Place.Overview());
    });
    StagedWindow.until(() -> robot.lookup("#overview-open-go").tryQuery().isPresent());
    pictures(robot, "overview-de");
    robot.interact(() -> shell.go(new Place.OfReport(ReportKind.PAYEES)));
    StagedWindow.until(() -> robot.lookup("#report-readout").tryQuery().isPresent());
    pictures(robot, "report-de");
  }

  @Test
  void ratesAreTyped(FxRobot robot) {
    robot.interact(() -> shell.go(new Place.Rates()));
    StagedWindow.until(() -> robot.lookup("#rates-of-USD").tryQuery().isPresent());
    pictures(robot, "rates");
    robot.interact(() -> robot.lookup("#rates-add").queryButton().fire());
    StagedWindow.until(() -> robot.lookup("#rate-value").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#rate-value").queryTextInputControl().setText("0,9"));
    pictures(robot, "rate-add");
  }

  private static String readout(FxRobot robot) {
    return robot.lookup("#report-readout").queryAs(Label.class).getText();
  }

  /** Only where they are asked for: they take longer than the tests themselves. */
  private void pictures(FxRobot robot, String name) {
    if (!Boolean.getBoolean("coffer.pictures")) {
      return;
    }
    StagedWindow.settle();
    picture(robot, name, Theme.LIGHT, 1280, 800);
    picture(robot, name, Theme.DARK, 1024, 640);
    robot.interact(() -> {
      stage.setWidth(1280);
      stage.setHeight(800);
      Theme.LIGHT.apply(stage.getScene(), 100);
    });
  }

  private void picture(FxRobot robot, String name, Theme theme, int width, int height) {
    robot.interact(() -> {
      stage.setWidth(width);
      stage.setHeight(height);
      theme.apply(stage.getScene(), 100);
    });
    robot.interact(() -> {
      String file = name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png";
      try {
        Pictures.write(stage.getScene(), Path.of("target/screens", file));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    });
  }
}

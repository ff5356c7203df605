package app.coffer.desktop.ui.conflict;

import static app.coffer.desktop.ui.kit.StagedScreen.done;
import static app.coffer.desktop.ui.kit.StagedScreen.until;
import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.report.ReportKind;
import app.coffer.desktop.report.SavedReport;
import app.coffer.desktop.rules.Action;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedule.Expected;
import app.coffer.desktop.schedule.Schedule.Recurrence;
import app.coffer.desktop.schedule.Schedule.Template;
import app.coffer.desktop.schedule.Schedule.Weekend;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.account.AccountDialog;
import app.coffer.desktop.ui.budget.BudgetScreen;
import app.coffer.desktop.ui.catalogue.CatalogueScreen;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.StagedScreen;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.reports.LastReport;
import app.coffer.desktop.ui.reports.ReportsScreen;
import app.coffer.desktop.ui.rules.RulesScreen;
import app.coffer.desktop.ui.schedules.SchedulesScreen;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The way to a record's history, wherever a record is seen. */
@ExtendWith(ApplicationExtension.class)
class HistoryEverywhereTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static int vaults;
  @TempDir static Path folder;
  private final UiContext context = StagedScreen.context();
  private StagedScreen staged;
  private OpenVault vault;
  private Account checking;
  private Overlay overlay;

  @Start
  void start(Stage stage) throws Exception {
    staged = new StagedScreen(stage, folder.resolve("history" + vaults++));
    vault = staged.vault();
    checking =
        done(vault.ledger().addAccount("Checking", AccountType.CHECKING, Money.of(0, "EUR")));
    StagedScreen.spend(
        vault, checking.id(), LocalDate.of(2026, 11, 18), "LIDL", -4_800, "Living/Groceries");
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(staged::close);
  }

  private void show(FxRobot robot, Function<Overlay, Screen> made) {
    staged.show(
        robot,
        context,
        over -> {
          overlay = over;
          return made.apply(over);
        },
        1280,
        800);
  }

  private static boolean seen(FxRobot robot, String id) {
    return robot.lookup(id).tryQuery().isPresent();
  }

  private static void press(FxRobot robot, String id) {
    until(() -> seen(robot, id));
    robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
  }

  /** As the history tells it, from the newest. */
  private static List<String> told(FxRobot robot) {
    until(() -> seen(robot, "#history"));
    return robot.lookup("#history").lookup(Label.class::isInstance).queryAllAs(Label.class).stream()
        .map(Label::getText)
        .toList();
  }

  /** Presses the button beside the last but one version. */
  private static void restore(FxRobot robot) {
    until(() -> seen(robot, "#history"));
    robot.interact(() ->
        robot
            .lookup("#history")
            .lookup((Node node) -> node instanceof Button)
            .queryAllAs(Button.class)
            .iterator()
            .next()
            .fire());
    until(() -> !seen(robot, "#history") || !robot.lookup("#history").query().isVisible());
  }

  @SuppressWarnings("unchecked")
  private static void select(FxRobot robot, String list, int row) {
    until(() -> ((ListView<Object>) robot.lookup(list).query()).getItems().size() > row);
    robot.interact(() -> {
      var lines = (ListView<Object>) robot.lookup(list).query();
      lines.getSelectionModel().clearAndSelect(row);
      lines.requestFocus();
    });
  }

  @Test
  void ofAnAccountAndBackToWhatWasTyped(FxRobot robot) {
    Account renamed =
        new Account(checking.id(), "Giro", AccountType.CHECKING, checking.opening(), false);
    done(vault.ledger().editAccount(renamed));
    show(robot, over -> new CatalogueScreen(vault, context, over, filter -> {}));
    robot.interact(() -> AccountDialog.edit(vault, context, overlay, renamed, saved -> {}));
    robot.interact(() -> robot.lookup("#account-name").queryAs(TextField.class).setText("Gir"));
    press(robot, "#dialog-history");
    assertThat(told(robot)).contains("Giro", "Checking →");
    press(robot, "#dialog-cancel");
    until(() -> seen(robot, "#account-name"));
    assertThat(robot.lookup("#account-name").queryAs(TextField.class).getText()).isEqualTo("Gir");
    press(robot, "#dialog-history");
    restore(robot);
    until(() -> vault.ledger().read().accounts().getFirst().account().name().equals("Checking"));
  }

  @Test
  void ofHeadingsCategoriesPayeesAndTags(FxRobot robot) {
    var payee = vault.ledger().read().payees().getFirst();
    done(vault.ledger().renamePayee(payee.id(), "Lidl"));
    done(vault.ledger().describeTag("holiday", "#0969da", "Away"));
    done(vault.ledger().describeTag("holiday", "#0969da", "Away from home"));
    show(robot, over -> new CatalogueScreen(vault, context, over, filter -> {}));
    for (int row = 0; row < 2; row++) {
      select(robot, "#catalogue", row);
      assertThat(historyOf(robot)).contains("Added");
    }
    robot.interact(() -> robot.lookup("#catalogue-payees").queryAs(ToggleButton.class).fire());
    select(robot, "#catalogue", 0);
    assertThat(historyOf(robot)).contains("Lidl", "LIDL →");
    robot.interact(() -> robot.lookup("#catalogue-tags").queryAs(ToggleButton.class).fire());
    select(robot, "#catalogue", 0);
    assertThat(historyOf(robot)).contains("Away from home", "Away →");
  }

  /** Of the line with the focus, by its dialog; both are closed then. */
  private static List<String> historyOf(FxRobot robot) {
    robot.type(KeyCode.F2);
    press(robot, "#dialog-history");
    List<String> told = told(robot);
    press(robot, "#dialog-cancel");
    until(() -> !seen(robot, "#history"));
    press(robot, "#dialog-cancel");
    return told;
  }

  @Test
  void ofRulesAndSchedules(FxRobot robot) {
    ofRules(robot);
    ofSchedules(robot);
  }

  private void ofRules(FxRobot robot) {
    var rules = vault.books().rules();
    RecordId id = rules.newId();
    for (String name : List.of("Shops", "Markets")) {
      done(
          rules.save(
              new Rule(
                  id, name, 0, true, false, false, List.of(), List.of(new Action.SetNotes("x")))));
    }
    var look = Appearance.in(folder.resolve("rules.properties"));
    show(robot, over -> new RulesScreen(vault, context, over, look));
    select(robot, "#rules", 0);
    assertThat(historyOf(robot)).contains("Markets", "Shops →");
  }

  private void ofSchedules(FxRobot robot) {
    var schedules = vault.books().schedules();
    RecordId id = schedules.newId();
    var payee = vault.ledger().read().payees().getFirst();
    for (String name : List.of("Rent", "Flat")) {
      done(
          schedules.save(
              new Schedule(
                  id,
                  name,
                  new Recurrence(LocalDate.of(2026, 11, 25), "FREQ=MONTHLY", Weekend.BEFORE),
                  Expected.fixed(Money.of(-95_000, "EUR")),
                  new Template(
                      checking.id(), payee.id(), null, null, List.of(), "", new TreeSet<>()),
                  null,
                  new TreeSet<>())));
    }
    var look = Appearance.in(folder.resolve("schedules.properties"));
    show(robot, over -> new SchedulesScreen(vault, context, over, look));
    select(robot, "#schedules", 1);
    assertThat(historyOf(robot)).contains("Flat", "Rent →");
  }

  @Test
  void ofABudgetedAmountAndASavedReport(FxRobot robot) {
    ofABudgetedAmount(robot);
    ofASavedReport(robot);
  }

  private void ofABudgetedAmount(FxRobot robot) {
    Category category = vault.ledger().findCategory("Living/Groceries").orElseThrow();
    for (long cents : List.of(26_000L, 28_000L)) {
      done(vault.books().budget().set(category.id(), NOVEMBER, Money.of(cents, "EUR")));
    }
    show(robot, over -> new BudgetScreen(vault, context, over));
    var table = (TableView<?>) robot.lookup("#budget").query();
    until(() -> row(table, "Groceries") >= 0);
    robot.interact(() -> {
      int row = row(table, "Groceries");
      table.getFocusModel().focus(row);
      var menu = table.getContextMenu();
      menu.getOnShowing().handle(new javafx.stage.WindowEvent(menu, null));
      menu.getItems().stream()
          .filter(item -> "History…".equals(item.getText()))
          .findFirst()
          .orElseThrow()
          .fire();
    });
    assertThat(told(robot)).anyMatch(text -> text.contains("280.00"));
    restore(robot);
    until(() ->
        vault.books().budget().month(NOVEMBER).row(category.id()).orElseThrow().budgeted().minor()
            == 26_000);
  }

  private static int row(TableView<?> table, String name) {
    return table.getItems().stream().map(String::valueOf).toList().stream()
        .map(line -> line.contains("name=" + name))
        .toList()
        .indexOf(true);
  }

  private void ofASavedReport(FxRobot robot) {
    SavedReport saved =
        done(
            vault
                .books()
                .reports()
                .save("Year", ReportKind.NET_WORTH.saved(), Map.of("period", "YEAR")));
    show(
        robot,
        over ->
            new ReportsScreen(
                vault, context, over, (pause, act) -> act.run(), new LastReport(), () -> {}));
    until(() ->
        robot.lookup("#report-kind").queryAs(MenuButton.class).getItems().stream()
            .anyMatch(Menu.class::isInstance));
    robot.interact(() -> {
      MenuItem way =
          robot.lookup("#report-kind").queryAs(MenuButton.class).getItems().stream()
              .filter(item -> "History of a saved report".equals(item.getText()))
              .findFirst()
              .orElseThrow();
      ((Menu) way).getItems().getFirst().fire();
    });
    assertThat(told(robot)).contains("Added", saved.name());
  }
}

package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.LineDraft;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Several transactions at once, filters and splits, by keys in the window of a real vault. */
@ExtendWith(ApplicationExtension.class)
class SeveralInWindowTest {
  @TempDir static Path folder;
  private static int vaults;
  private StagedWindow window;

  @Start
  void start(Stage stage) throws Exception {
    window = new StagedWindow(stage, folder.resolve("several" + vaults++));
  }

  @BeforeEach
  void show(FxRobot robot) {
    robot.interact(() -> window.shell.showAccount(window.checking));
    StagedWindow.until(() -> !table(robot).getItems().isEmpty());
    robot.interact(() -> {
      table(robot).requestFocus();
      table(robot).getSelectionModel().select(0);
    });
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(window::close);
  }

  private static TableView<?> table(FxRobot robot) {
    return robot.lookup("#register").queryTableView();
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }

  private static void selectThree(FxRobot robot) {
    robot.press(KeyCode.SHIFT).type(KeyCode.DOWN, KeyCode.DOWN).release(KeyCode.SHIFT);
  }

  @Test
  void threeAreSummedEditedDuplicatedClearedAndRemovedEachInOneStep(FxRobot robot) {
    selectThree(robot);
    StagedWindow.until(() -> text(robot, "#register-selected").startsWith("3 selected: −€37.11"));
    robot.type(KeyCode.E);
    StagedWindow.until(() -> robot.lookup("#several-payee").tryQuery().isPresent());
    assertThat(robot.lookup("#several-payee").queryAs(TextField.class).getPromptText())
        .isEqualTo("(different)");
    robot.interact(() -> {
      robot.lookup("#several-category").queryAs(TextField.class).setText("Leisure/Party");
      robot.lookup("#several-add-tags").queryAs(TextField.class).setText("june, #ana");
    });
    window.pictures(robot, "several");
    robot.interact(() -> robot.lookup("#dialog-confirm").queryButton().fire());
    StagedWindow.until(() -> window.rows().getFirst().category().equals("Leisure/Party"));
    List<RegisterRow> edited = window.rows().subList(0, 3);
    assertThat(edited).allSatisfy(row -> assertThat(row.transaction().tags()).contains("ana"));
    assertThat(edited).extracting(RegisterRow::payee).containsExactly("Lidl", "Shell", "Lidl");
    assertThat(window.rows().get(3).category()).isEqualTo("Living/Transport");
    StagedWindow.settle();
    robot.interact(() -> table(robot).requestFocus());
    assertThat(table(robot).getSelectionModel().getSelectedIndices()).hasSize(3);
    robot.type(KeyCode.SPACE);
    StagedWindow.until(() ->
        window.rows().subList(0, 3).stream()
            .allMatch(row -> row.transaction().status() == Clearing.CLEARED));
    StagedWindow.settle();
    robot.type(KeyCode.D);
    StagedWindow.until(() -> window.rows().size() == 9);
    assertThat(window.rows().getFirst().transaction().date()).isEqualTo(LocalDate.of(2026, 11, 21));
    StagedWindow.until(() -> table(robot).getItems().size() == 9);
    robot.type(KeyCode.DELETE);
    StagedWindow.until(() -> window.rows().size() == 6);
    for (int rows : new int[] {9, 6}) {
      robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
      StagedWindow.until(() -> window.rows().size() == rows);
    }
  }

  @Test
  void aSplitOpensUnderItsRowAndCanBeEdited(FxRobot robot) {
    var lines =
        List.of(
            new LineDraft(null, "Living/Groceries", Money.of(-5_000, "EUR"), "food"),
            new LineDraft(null, "Leisure/Party", Money.of(-3_600, "EUR"), ""));
    window
        .vault
        .ledger()
        .addTransaction(
            new TransactionDraft(
                window.checking,
                LocalDate.of(2026, 11, 20),
                "Amazon",
                Money.of(-8_600, "EUR"),
                "",
                null,
                null,
                lines,
                "",
                "",
                new TreeSet<>(List.of("gift")),
                Clearing.UNCLEARED));
    StagedWindow.until(() -> table(robot).getItems().size() == 7);
    robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(0));
    robot.type(KeyCode.RIGHT);
    assertThat(table(robot).getItems()).hasSize(9);
    window.pictures(robot, "split-open");
    robot.type(KeyCode.DOWN, KeyCode.LEFT);
    assertThat(table(robot).getItems()).hasSize(7);
    robot.type(KeyCode.S);
    StagedWindow.until(() -> robot.lookup("#split-left").tryQuery().isPresent());
    var amounts =
        robot.lookup(".dialog .amount-field").queryAllAs(TextField.class).stream().toList();
    robot.interact(() -> {
      amounts.get(0).setText("25%");
      amounts.get(1).setText("75%");
    });
    assertThat(text(robot, "#split-left")).contains("0.00");
    robot.interact(() -> robot.lookup("#dialog-confirm").queryButton().fire());
    StagedWindow.settle();
    robot.type(KeyCode.ENTER);
    StagedWindow.until(
        () -> window.rows().getFirst().transaction().lines().getFirst().amount().minor() == -2_150);
    assertThat(window.rows().getFirst().transaction().tags()).containsExactly("gift");
  }

  @Test
  void filtersNarrowAddUpAreSavedAndGoAwayByEscape(FxRobot robot) {
    choose(robot, "This month");
    choose(robot, "Not cleared");
    robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
    robot.write("lidl");
    StagedWindow.until(() -> text(robot, "#register-count").startsWith("3 transactions"));
    assertThat(text(robot, "#register-count")).contains("Out €38.22");
    assertThat(robot.lookup(".filter-chip").queryAll()).hasSize(2);
    window.pictures(robot, "filter");
    choose(robot, "Save this filter…");
    StagedWindow.until(() -> robot.lookup("#dialog-confirm").tryQuery().isPresent());
    robot.write("Food runs").type(KeyCode.ENTER);
    StagedWindow.until(() -> window.vault.books().reports().saved().size() == 1);
    StagedWindow.settle();
    robot.interact(() -> table(robot).requestFocus());
    robot.type(KeyCode.ESCAPE);
    StagedWindow.until(() -> text(robot, "#register-count").startsWith("6 transactions"));
    robot.type(KeyCode.ESCAPE);
    StagedWindow.until(() -> robot.lookup(".filter-chip").queryAll().isEmpty());
    choose(robot, "Food runs");
    StagedWindow.until(() -> text(robot, "#register-count").startsWith("3 transactions"));
    robot.interact(
        () -> robot.lookup(".filter-chip").queryAllAs(Button.class).iterator().next().fire());
    StagedWindow.until(() -> robot.lookup(".filter-chip").queryAll().size() == 1);
  }

  @Test
  void whatIsNotHereIsSearchedEverywhereAndATransferHasAnotherSide(FxRobot robot) {
    var savings =
        window.vault.ledger().read().accounts().stream()
            .filter(one -> one.account().name().equals("Savings"))
            .findFirst()
            .orElseThrow()
            .account();
    var draft =
        new TransactionDraft(
            savings.id(),
            LocalDate.of(2026, 11, 1),
            "",
            Money.of(-20_000, "EUR"),
            "",
            window.checking,
            null,
            List.of(),
            "",
            "holiday",
            new TreeSet<>(),
            Clearing.UNCLEARED);
    window.vault.ledger().addTransaction(draft);
    StagedWindow.until(() -> table(robot).getItems().size() == 7);
    robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(6));
    robot.press(KeyCode.CONTROL).type(KeyCode.J).release(KeyCode.CONTROL);
    StagedWindow.until(() -> text(robot, ".page-title").equals("Savings"));
    StagedWindow.until(() -> table(robot).getSelectionModel().getSelectedIndex() == 0);
    robot.press(KeyCode.CONTROL).type(KeyCode.F).release(KeyCode.CONTROL);
    robot.write("shell");
    StagedWindow.until(() -> robot.lookup("#search-everywhere").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#search-everywhere").queryButton().fire());
    StagedWindow.until(() -> text(robot, ".page-title").equals("All accounts"));
    StagedWindow.until(() -> text(robot, "#register-count").startsWith("3 transactions"));
    assertThat(window.vault.ledger().read().count(RegisterFilter.all())).isEqualTo(7);
  }

  private static void choose(FxRobot robot, String text) {
    var menu = robot.lookup("#register-filter").queryAs(MenuButton.class);
    robot.interact(() -> menu.getOnShowing().handle(null));
    MenuItem item =
        menu.getItems().stream()
            .flatMap(each ->
                each instanceof javafx.scene.control.Menu inner
                    ? inner.getItems().stream()
                    : java.util.stream.Stream.of(each))
            .filter(each -> text.equals(each.getText()))
            .findFirst()
            .orElseThrow();
    robot.interact(item::fire);
  }
}

package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.banking.BankImport;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.money.Money;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

/** An evening of book-keeping with the keyboard: one goes on where one was. */
@ExtendWith(ApplicationExtension.class)
class EveryDayInWindowTest {
  private static final int MANY = 20;
  private static int vaults;
  @TempDir static Path folder;
  private StagedWindow window;

  @Start
  void start(Stage stage) throws Exception {
    window = new StagedWindow(stage, folder.resolve("day" + vaults++));
  }

  @BeforeEach
  void show(FxRobot robot) {
    robot.interact(() -> window.shell.showAccount(window.checking));
    StagedWindow.until(() -> table(robot).getItems().size() == 6);
    robot.interact(() -> table(robot).requestFocus());
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(window::close);
  }

  private static TableView<?> table(FxRobot robot) {
    return robot.lookup("#register").queryTableView();
  }

  private static TextField field(FxRobot robot, String id) {
    return robot.lookup("#entry-" + id).queryAs(TextField.class);
  }

  private List<RegisterRow> rows() {
    return window
        .vault
        .ledger()
        .read()
        .rows(app.coffer.desktop.ledger.RegisterFilter.of(window.checking), 0, 100);
  }

  private static void atDate(FxRobot robot) {
    StagedWindow.until(() ->
        robot.lookup("#entry-date").query().isFocused()
            && field(robot, "payee").getText().isEmpty());
  }

  private static int selected(FxRobot robot) {
    return table(robot).getSelectionModel().getSelectedIndex();
  }

  @Test
  void twentyAreTypedInARowAndOneInTheMiddleIsCorrected(FxRobot robot) {
    robot.type(KeyCode.N);
    for (int i = 1; i <= MANY; i++) {
      atDate(robot);
      robot.type(KeyCode.TAB).write("Kiosk " + i, 0).type(KeyCode.TAB, KeyCode.TAB, KeyCode.TAB);
      // a key that is pressed twice saves once
      robot.write(i + ".50", 0).type(KeyCode.ENTER, KeyCode.ENTER);
      int now = 6 + i;
      StagedWindow.until(() -> rows().size() == now);
    }
    atDate(robot);
    robot.type(KeyCode.ESCAPE);
    StagedWindow.until(() -> table(robot).isFocused() && selected(robot) >= 0);
    assertThat(rows()).hasSize(6 + MANY);
    assertThat(rows().get(selected(robot)).payee()).isEqualTo("Kiosk " + MANY);

    robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(11));
    RegisterRow wrong = rows().get(11);
    robot.type(KeyCode.ENTER);
    StagedWindow.until(() -> field(robot, "payee").isFocused());
    robot.type(KeyCode.TAB, KeyCode.TAB, KeyCode.TAB).write("77", 0).type(KeyCode.ENTER);
    StagedWindow.until(() -> rows().get(11).amount().equals(Money.of(-7_700, "EUR")));
    StagedWindow.until(() -> table(robot).isFocused() && selected(robot) == 11);
    assertThat(rows().get(11).transaction().id()).isEqualTo(wrong.transaction().id());
  }

  @Test
  void enterTakesWhatIsMarkedAndTheNextOneSaves(FxRobot robot) {
    robot.type(KeyCode.N);
    atDate(robot);
    robot.interact(() -> field(robot, "out").setText("5"));
    robot.type(KeyCode.TAB).write("lid", 0).type(KeyCode.ENTER);
    assertThat(field(robot, "payee").getText()).isEqualTo("Lidl");
    assertThat(rows()).hasSize(6);
    robot.type(KeyCode.TAB).write("trans", 0).type(KeyCode.ENTER);
    assertThat(field(robot, "category").getText()).isEqualTo("Living/Transport");
    assertThat(rows()).hasSize(6);
    robot.type(KeyCode.ENTER);
    StagedWindow.until(() -> rows().size() == 7);
    assertThat(rows().getFirst().category()).isEqualTo("Living/Transport");
  }

  @Test
  void whereOneIsRemovedTheNextOneIsSelected(FxRobot robot) {
    RegisterRow next = rows().get(3);
    robot.interact(() -> table(robot).getSelectionModel().clearAndSelect(2));
    robot.type(KeyCode.DELETE);
    StagedWindow.until(() -> table(robot).getItems().size() == 5 && selected(robot) == 2);
    robot.type(KeyCode.DELETE);
    StagedWindow.until(() -> table(robot).getItems().size() == 4 && selected(robot) == 2);
    assertThat(rows())
        .extracting(row -> row.transaction().id())
        .doesNotContain(next.transaction().id());
    assertThat(table(robot).isFocused()).isTrue();
  }

  @Test
  void whatIsCorrectedTwiceInTheSameWayBecomesARuleWithOneButton(FxRobot robot) throws Exception {
    Path file = folder.resolve("bank" + vaults + ".csv");
    Files.writeString(
        file,
        """
        Date,Payee,Amount
        2026-11-19,HAL FILIALE 4711,-1.11
        2026-11-20,HAL FILIALE 0815,-2.22
        """);
    var bank = window.vault.bankImport();
    bank.apply(bank.review(file, window.checking, BankImport.Options.auto()));
    StagedWindow.until(() -> table(robot).getItems().size() == 8);
    correct(robot, 0);
    assertThat(robot.lookup(".toast .button").queryAll()).isEmpty();
    correct(robot, 1);
    StagedWindow.until(() -> robot.lookup(".toast .button").tryQuery().isPresent());
    window.pictures(robot, "rule-offer");
    robot.interact(() -> robot.lookup(".toast .button").queryButton().fire());
    StagedWindow.until(() -> !window.vault.books().rules().all().isEmpty());
    assertThat(window.vault.books().rules().all())
        .singleElement()
        .satisfies(rule -> assertThat(rule.name()).isEqualTo("hal filiale"));
    assertThat(window.vault.books().rules().proposals()).isEmpty();
  }

  private void correct(FxRobot robot, int row) {
    robot.interact(() -> {
      table(robot).requestFocus();
      table(robot).getSelectionModel().clearAndSelect(row);
    });
    robot.type(KeyCode.ENTER);
    StagedWindow.until(() -> field(robot, "payee").isFocused());
    robot
        .write("Covered market", 0)
        .type(KeyCode.TAB)
        .write("Living/Groceries", 0)
        .type(KeyCode.ENTER);
    StagedWindow.until(() -> table(robot).isFocused());
    assertThat(rows().get(row).payee()).isEqualTo("Covered market");
  }
}

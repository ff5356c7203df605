package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.money.Money;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import javafx.scene.control.Label;
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

/** The entry row, by keys alone, in the window of a real vault. */
@ExtendWith(ApplicationExtension.class)
class EntryInWindowTest {
  @TempDir static Path folder;
  private static int vaults;
  private StagedWindow window;

  @Start
  void start(Stage stage) throws Exception {
    window = new StagedWindow(stage, folder.resolve("entry" + vaults++));
  }

  @BeforeEach
  void show(FxRobot robot) {
    robot.interact(() -> window.shell.showAccount(window.checking));
    StagedWindow.until(() -> !robot.lookup("#register").queryTableView().getItems().isEmpty());
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(window::close);
  }

  private static void openEntry(FxRobot robot) {
    robot.interact(() -> robot.lookup("#register").query().requestFocus());
    robot.type(KeyCode.N);
    StagedWindow.until(() -> robot.lookup("#entry-date").query().isFocused());
  }

  private static TextField field(FxRobot robot, String id) {
    return robot.lookup("#entry-" + id).queryAs(TextField.class);
  }

  @Test
  void tabTakesWhatThePayeeHadLastTimeAndTheGreyCategoryCountsWithoutIt(FxRobot robot) {
    openEntry(robot);
    robot.type(KeyCode.TAB).write("lid").type(KeyCode.TAB);
    StagedWindow.until(() -> field(robot, "out").getPromptText().equals("12.00"));
    assertThat(field(robot, "category").getText()).isEmpty();
    window.pictures(robot, "entry-proposed");
    robot.type(KeyCode.TAB, KeyCode.TAB);
    assertThat(field(robot, "category").getText()).isEqualTo("Living/Groceries");
    robot.type(KeyCode.ENTER);
    StagedWindow.until(
        () -> !robot.lookup("#entry-message").queryAs(Label.class).getText().isEmpty());
    assertThat(window.rows()).as("a grey amount is not meant").hasSize(6);
    robot.interact(() -> field(robot, "out").requestFocus());
    robot.type(KeyCode.TAB, KeyCode.ENTER);
    StagedWindow.until(() -> window.rows().size() == 7);
    assertThat(window.rows().getFirst().amount()).isEqualTo(Money.of(-1_200, "EUR"));
  }

  @Test
  void wordsDatesTagsAndAMinusInOutAreUnderstood(FxRobot robot) {
    openEntry(robot);
    robot.write("ye").type(KeyCode.TAB).write("New shop").type(KeyCode.TAB);
    StagedWindow.until(
        () -> robot.lookup("#entry-message").queryAs(Label.class).getText().contains("New shop"));
    robot.write("Living/Pets").type(KeyCode.TAB);
    robot.interact(() -> field(robot, "notes").setText("bones #dog"));
    robot.type(KeyCode.TAB).write("-2*3").type(KeyCode.TAB);
    assertThat(field(robot, "in").getText()).isEqualTo("6.00");
    robot.type(KeyCode.ENTER);
    StagedWindow.until(() -> window.rows().size() == 7);
    RegisterRow row = window.rows().getFirst();
    assertThat(row.transaction().date()).isEqualTo(LocalDate.of(2026, 11, 20));
    assertThat(row.payee()).isEqualTo("New shop");
    assertThat(row.category()).isEqualTo("Living/Pets");
    assertThat(row.transaction().tags()).containsExactly("dog");
    assertThat(row.transaction().notes()).isEqualTo("bones");
    assertThat(row.amount()).isEqualTo(Money.of(600, "EUR"));
  }

  @Test
  void lettersInTheDateGoToEndsOfMonthsAndYears(FxRobot robot) {
    openEntry(robot);
    robot.type(KeyCode.M);
    assertThat(field(robot, "date").getText()).isEqualTo("1 Nov 2026");
    robot.type(KeyCode.TAB).press(KeyCode.SHIFT).type(KeyCode.TAB).release(KeyCode.SHIFT);
    robot.type(KeyCode.R);
    assertThat(field(robot, "date").getText()).isEqualTo("31 Dec 2026");
    robot.type(KeyCode.H);
    robot.write("+");
    assertThat(field(robot, "date").getText()).isEqualTo("1 Jan 2027");
    robot.type(KeyCode.T);
    assertThat(field(robot, "date").getText()).isEqualTo("21 Nov 2026");
    robot.type(KeyCode.M).write("o");
    assertThat(field(robot, "date").getText()).isEqualToIgnoringCase("mo");
    robot.type(KeyCode.TAB);
    assertThat(field(robot, "date").getText()).isEqualTo("16 Nov 2026");
  }

  @Test
  void betweenCurrenciesTheThirdOfAmountsAndRateIsWorkedOut(FxRobot robot) {
    window.vault.ledger().addAccount("Dollars", AccountType.CASH, Money.of(0, "USD"));
    window
        .vault
        .books()
        .rates()
        .set(
            LocalDate.of(2026, 11, 1),
            Currency.getInstance("EUR"),
            Currency.getInstance("USD"),
            new BigDecimal("1.10"));
    openEntry(robot);
    robot.type(KeyCode.TAB).write(">Dollars").type(KeyCode.TAB);
    StagedWindow.until(() -> robot.lookup("#entry-rate").query().isVisible());
    robot.interact(() -> field(robot, "out").requestFocus());
    robot.write("100");
    StagedWindow.until(() -> field(robot, "arrives").getText().equals("110.00"));
    robot.interact(() -> field(robot, "rate").setText("1.2"));
    assertThat(field(robot, "arrives").getText()).isEqualTo("120.00");
    window.pictures(robot, "entry-exchange");
    robot.interact(() -> field(robot, "out").requestFocus());
    robot.type(KeyCode.ENTER);
    StagedWindow.until(() -> window.rows().size() == 7);
    assertThat(window.rows().getFirst().transaction().transfer().amount())
        .isEqualTo(Money.of(12_000, "USD"));
  }

  @Test
  void whatAStatementConfirmedIsChangedAfterOneQuestion(FxRobot robot) {
    Transaction first = window.rows().getFirst().transaction();
    window.vault.ledger().setStatus(first.id(), Clearing.CLEARED);
    Money ending =
        window.vault.ledger().read().balance(window.checking, first.date(), Clearing.CLEARED);
    window.vault.books().reconciling().finish(window.checking, first.date(), ending);
    StagedWindow.settle();
    robot.interact(() -> {
      var table = robot.lookup("#register").queryTableView();
      table.requestFocus();
      table.getSelectionModel().select(0);
    });
    robot.type(KeyCode.ENTER);
    StagedWindow.until(() -> field(robot, "payee").isFocused());
    robot.interact(() -> field(robot, "out").setText("99"));
    robot.type(KeyCode.ENTER);
    StagedWindow.until(() -> robot.lookup("#dialog-destroy").tryQuery().isPresent());
    window.pictures(robot, "entry-confirmed");
    robot.interact(() -> robot.lookup("#dialog-destroy").queryButton().fire());
    StagedWindow.until(() -> window.rows().getFirst().amount().equals(Money.of(-9_900, "EUR")));
    assertThat(window.rows().getFirst().transaction().status()).isEqualTo(Clearing.CLEARED);
    assertThat(window.vault.books().reconciling().statements(window.checking)).isEmpty();
  }
}

package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.money.Money;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
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

/** Accounts and transactions, by keys and dialogs, in the window of a real vault. */
@ExtendWith(ApplicationExtension.class)
class RegisterInWindowTest {
  @TempDir static Path folder;
  private static int vaults;
  private StagedWindow window;

  @Start
  void start(Stage stage) throws Exception {
    window = new StagedWindow(stage, folder.resolve("register" + vaults++));
  }

  @BeforeEach
  void show(FxRobot robot) {
    robot.interact(() -> window.shell.showAccount(window.checking));
    StagedWindow.until(() -> !table(robot).getItems().isEmpty());
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(window::close);
  }

  private static TableView<?> table(FxRobot robot) {
    return robot.lookup("#register").queryTableView();
  }

  private static void openEntry(FxRobot robot) {
    robot.interact(() -> table(robot).requestFocus());
    robot.type(KeyCode.N);
    StagedWindow.until(() -> robot.lookup("#entry-date").query().isFocused());
  }

  @Test
  void anAccountIsAddedAndRenamed(FxRobot robot) {
    robot.interact(() -> robot.lookup("#add-account").queryButton().fire());
    StagedWindow.until(() -> robot.lookup("#account-name").tryQuery().isPresent());
    robot.interact(() -> robot.lookup("#dialog-confirm").queryButton().fire());
    StagedWindow.until(() ->
        robot.lookup(".dialog .field-problem").queryAllAs(Label.class).stream()
            .anyMatch(Label::isVisible));
    window.pictures(robot, "account-add");
    robot.write("Cash box").type(KeyCode.ENTER);
    StagedWindow.until(() -> window.vault.ledger().read().accounts().size() == 4);
    StagedWindow.until(
        () -> robot.lookup(".page-title").queryAs(Label.class).getText().equals("Cash box"));
    robot.interact(() -> edit(robot).fire());
    StagedWindow.until(() -> robot.lookup(".dialog #account-name").tryQuery().isPresent());
    window.pictures(robot, "account-edit");
    robot.interact(() -> robot.lookup("#account-name").queryAs(TextField.class).setText("Purse"));
    robot.type(KeyCode.ENTER);
    StagedWindow.until(() ->
        window.vault.ledger().read().accounts().stream()
            .anyMatch(one -> one.account().name().equals("Purse")));
  }

  private static Button edit(FxRobot robot) {
    return robot.lookup(".page-head .button").queryAllAs(Button.class).stream()
        .filter(button -> "Edit account".equals(button.getAccessibleText()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anAmountIsSplitUntilNothingIsLeft(FxRobot robot) {
    openEntry(robot);
    robot.type(KeyCode.TAB).write("Amazon").type(KeyCode.TAB, KeyCode.TAB, KeyCode.TAB);
    robot.write("86");
    robot.interact(() -> robot.lookup("#entry-split").queryButton().fire());
    StagedWindow.until(() -> robot.lookup(".dialog .amount-field").queryAll().size() >= 2);
    List<TextField> amounts =
        robot.lookup(".dialog .amount-field").queryAllAs(TextField.class).stream().toList();
    List<TextField> categories =
        robot.lookup(".dialog .suggest-field").queryAllAs(TextField.class).stream().toList();
    robot.interact(() -> {
      categories.get(0).setText("Living/Groceries");
      categories.get(1).setText("Leisure/Eating out");
      amounts.get(0).setText("50");
      amounts.get(1).setText("30");
    });
    Button apply = robot.lookup("#dialog-confirm").queryButton();
    assertThat(apply.isDisabled()).isTrue();
    assertThat(robot.lookup("#split-left").queryAs(Label.class).getText()).contains("6.00");
    window.pictures(robot, "split");
    robot.interact(() -> amounts.get(1).setText("36"));
    assertThat(apply.isDisabled()).isFalse();
    robot.interact(apply::fire);
    StagedWindow.settle();
    window.pictures(robot, "entry-split");
    robot.interact(() -> robot.lookup("#entry-save").queryButton().fire());
    StagedWindow.until(() -> window.rows().size() == 7);
    RegisterRow row = window.rows().getFirst();
    assertThat(row.amount()).isEqualTo(Money.of(-8_600, "EUR"));
    assertThat(window.vault.ledger().draft(row.transaction()).lines()).hasSize(2);
  }

  @Test
  void anAccountsNameAsPayeeIsATransfer(FxRobot robot) {
    openEntry(robot);
    robot.type(KeyCode.TAB).write(">Savings").type(KeyCode.TAB);
    StagedWindow.settle();
    assertThat(robot.lookup("#entry-category").query().isDisabled()).isTrue();
    robot.interact(() -> robot.lookup("#entry-out").queryAs(TextField.class).setText("200"));
    window.pictures(robot, "entry-transfer");
    robot.interact(() -> robot.lookup("#entry-out").query().requestFocus());
    robot.type(KeyCode.ENTER);
    StagedWindow.until(() -> window.rows().size() == 7);
    assertThat(window.rows().getFirst().transferAccount()).isEqualTo("Savings");
  }

  @Test
  void aSavingThatLacksSomethingSaysWhat(FxRobot robot) {
    openEntry(robot);
    robot.type(KeyCode.TAB).write("Bakery").type(KeyCode.ENTER).type(KeyCode.ENTER);
    StagedWindow.until(() ->
        robot
            .lookup("#entry-message")
            .queryAs(Label.class)
            .getText()
            .equals("Please give an amount in Out or In."));
    window.pictures(robot, "entry-problem");
  }

  @Test
  void spaceClearsAndWhatDeleteRemovesComesBackByOneKey(FxRobot robot) {
    robot.interact(() -> {
      table(robot).requestFocus();
      table(robot).getSelectionModel().select(0);
    });
    robot.type(KeyCode.SPACE);
    StagedWindow.until(() -> window.rows().getFirst().transaction().status() == Clearing.CLEARED);
    StagedWindow.settle();
    robot.interact(() -> {
      table(robot).requestFocus();
      table(robot).getSelectionModel().select(0);
    });
    robot.type(KeyCode.DELETE);
    StagedWindow.until(() -> window.rows().size() == 5);
    var link = robot.lookup("#register-undo").queryAs(javafx.scene.control.Hyperlink.class);
    StagedWindow.until(() -> link.getText().startsWith("Undo: deleted Lidl"));
    window.pictures(robot, "deleted");
    robot.press(KeyCode.CONTROL).type(KeyCode.Z).release(KeyCode.CONTROL);
    StagedWindow.until(() -> window.rows().size() == 6);
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.Z).release(KeyCode.SHIFT);
    robot.release(KeyCode.CONTROL);
    StagedWindow.until(() -> window.rows().size() == 5);
    robot.interact(() ->
        robot.lookup(".toast .button").queryAllAs(Button.class).stream()
            .filter(button -> "Undo".equals(button.getText()))
            .findFirst()
            .orElseThrow()
            .fire());
    StagedWindow.until(() -> window.rows().size() == 6);
  }

  @Test
  void f6AndAltArrowsMoveAboutWithoutAMouse(FxRobot robot) {
    robot.interact(() -> table(robot).requestFocus());
    robot.type(KeyCode.F6);
    assertThat(robot.lookup("#go-" + window.checking).query().isFocused()).isTrue();
    robot.type(KeyCode.F6);
    assertThat(table(robot).isFocused()).isTrue();
    robot.press(KeyCode.ALT).type(KeyCode.DOWN).release(KeyCode.ALT);
    StagedWindow.until(() ->
        robot.lookup(".page-title").queryAs(Label.class).getText().startsWith("Joint household"));
    window.pictures(robot, "long-account-name");
  }

  @Test
  void everyControlHasAName(FxRobot robot) {
    openEntry(robot);
    assertNamed(robot, "register");
    robot.type(KeyCode.ESCAPE);
    robot.interact(window.shell::showSettings);
    StagedWindow.settle();
    assertNamed(robot, "settings");
    window.sync.fillLists();
    window.sync.be(StagedSync.on(app.coffer.desktop.sync.SyncControl.Phase.IDLE, 0, 0, null));
    StagedWindow.settle();
    assertNamed(robot, "settings with sync on");
    robot.interact(window.shell::showConflicts);
    StagedWindow.settle();
    assertNamed(robot, "conflicts");
    robot.interact(() -> robot.lookup("#add-account").queryButton().fire());
    StagedWindow.settle();
    assertNamed(robot, "account dialog");
  }

  @Test
  void theWalkFindsWhatHasNoName(FxRobot robot) {
    robot.interact(() -> {
      var named = new Button();
      named.setAccessibleText("Search");
      var box = new javafx.scene.layout.VBox(new Button(), named, new TextField());
      assertThat(NamedControls.nameless(box)).hasSize(2);
    });
  }

  @Test
  void atTwiceTheSizeOfTextEverySumIsWhole(FxRobot robot) {
    robot.interact(() -> app.coffer.desktop.ui.kit.Theme.LIGHT.apply(table(robot).getScene(), 200));
    StagedWindow.settle();
    for (String id : List.of("#register-balance", ".balances .muted")) {
      for (Label sum : robot.lookup(id).queryAllAs(Label.class)) {
        assertThat(sum.getWidth()).as(sum.getText()).isGreaterThanOrEqualTo(sum.prefWidth(-1) - 1);
        assertThat(sum.localToScene(sum.getBoundsInLocal()).getMaxX())
            .as(sum.getText())
            .isLessThanOrEqualTo(sum.getScene().getWidth());
      }
    }
    window.picture(robot, "register-200", 200);
    robot.interact(window.shell::showSettings);
    StagedWindow.settle();
    window.picture(robot, "settings-200", 200);
  }

  private void assertNamed(FxRobot robot, String screen) {
    assertThat(NamedControls.nameless(window.shell.root())).as(screen).isEmpty();
  }

  @Test
  void helpTellsTheKeysTheVersionAndPlaysTheTour(FxRobot robot) {
    robot.press(KeyCode.SHIFT).type(KeyCode.F1).release(KeyCode.SHIFT);
    StagedWindow.until(() -> robot.lookup(".shortcut").tryQuery().isPresent());
    window.pictures(robot, "help-shortcuts");
    robot.type(KeyCode.ESCAPE);
    StagedWindow.settle();
    choose(robot, "About Coffer");
    StagedWindow.until(() -> robot.lookup(".dialog .text-normal").tryQuery().isPresent());
    window.pictures(robot, "help-about");
    robot.type(KeyCode.ESCAPE);
    StagedWindow.settle();
    choose(robot, "Play the tour…");
    StagedWindow.until(() -> robot.lookup("#tour-folder").tryQuery().isPresent());
    robot.interact(() ->
        robot
            .lookup("#tour-folder")
            .queryAs(TextField.class)
            .setText(folder.resolve("pictures").toString()));
    robot.interact(() -> robot.lookup("#dialog-confirm").queryButton().fire());
    StagedWindow.until(() ->
        robot.lookup(".dialog .label").queryAllAs(Label.class).stream()
            .anyMatch(label -> label.getText().equals("A step of the tour, into pictures")));
    window.pictures(robot, "help-tour");
  }

  private static void choose(FxRobot robot, String text) {
    var bar = robot.lookup(".menu-bar").queryAs(javafx.scene.control.MenuBar.class);
    var item =
        bar.getMenus().stream()
            .flatMap(menu -> menu.getItems().stream())
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

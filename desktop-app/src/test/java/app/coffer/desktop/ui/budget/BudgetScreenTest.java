package app.coffer.desktop.ui.budget;

import static app.coffer.desktop.ui.kit.StagedScreen.done;
import static app.coffer.desktop.ui.kit.StagedScreen.until;
import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.budget.Goal;
import app.coffer.desktop.budget.MonthTable;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.Profile.BudgetMode;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.StagedScreen;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.event.Event;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The budget of a real vault, by keys. */
@ExtendWith(ApplicationExtension.class)
class BudgetScreenTest {
  private static final YearMonth NOVEMBER = YearMonth.of(2026, 11);
  private static int vaults;
  @TempDir static Path folder;
  private StagedScreen staged;
  private OpenVault vault;
  private RecordId checking;

  @Start
  void start(Stage stage) throws Exception {
    staged = new StagedScreen(stage, folder.resolve("budget" + vaults++));
    vault = staged.vault();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(staged::close);
  }

  private void fill() {
    checking =
        done(vault.ledger().addAccount("Checking", AccountType.CHECKING, Money.of(50_000, "EUR")))
            .id();
    done(vault.ledger().addAccount("Car loan", AccountType.LOAN, Money.of(-900_000, "EUR")));
    for (int i = 0; i < 6; i++) {
      LocalDate day = LocalDate.of(2026, 11, 3).minusMonths(i);
      pay(day, "Employer", 210_000, "Income/Salary");
      pay(day, "Landlord", -95_000, "Living/Rent");
      pay(day.plusDays(5), "Lidl", -14_000 - 731L * i, "Living/Groceries");
      pay(day.plusDays(9), "Rewe", -9_800, "Living/Groceries");
      YearMonth month = YearMonth.from(day);
      budget("Living/Rent", month, 95_000);
      budget("Living/Groceries", month, 26_000);
      budget("Leisure/Eating out", month, 8_000);
    }
    pay(LocalDate.of(2026, 11, 14), "Trattoria", -49_720, "Leisure/Eating out");
    pay(LocalDate.of(2026, 11, 15), "Somebody", -1_250, "");
    goal("Living/Groceries", Goal.Type.MONTHLY, 26_000, null);
    goal("Leisure/Travel", Goal.Type.BY_DATE, 120_000, LocalDate.of(2027, 6, 1));
    goal("Other/Gifts", Goal.Type.BALANCE, 20_000, null);
  }

  private void pay(LocalDate day, String payee, long cents, String category) {
    StagedScreen.spend(vault, checking, day, payee, cents, category);
  }

  private Category category(String path) {
    return vault.ledger().findCategory(path).orElseThrow();
  }

  private void budget(String path, YearMonth month, long cents) {
    done(vault.books().budget().set(category(path).id(), month, Money.of(cents, "EUR")));
  }

  private void goal(String path, Goal.Type type, long cents, LocalDate by) {
    done(vault.books().budget().setGoal(category(path).id(), type, Money.of(cents, "EUR"), by));
  }

  private MonthTable.Row row(String path) {
    return vault.books().budget().month(NOVEMBER).row(category(path).id()).orElseThrow();
  }

  private BudgetScreen show(FxRobot robot) {
    return show(robot, 1280, 800);
  }

  private BudgetScreen show(FxRobot robot, int width, int height) {
    var context = StagedScreen.context();
    return staged.show(
        robot, context, overlay -> new BudgetScreen(vault, context, overlay), width, height);
  }

  @SuppressWarnings("unchecked")
  private static TableView<GridRow> table(FxRobot robot) {
    return (TableView<GridRow>) robot.lookup("#budget").query();
  }

  /** Puts the focus on a category's amount of the first month. */
  private static void at(FxRobot robot, String category, int column) {
    TableView<GridRow> table = table(robot);
    until(() -> table.getItems().stream().anyMatch(line -> line.name().equals(category)));
    int row = table.getItems().stream().map(GridRow::name).toList().indexOf(category);
    assertThat(row).as(category).isNotNegative();
    robot.interact(() -> {
      table.requestFocus();
      var leaf = table.getVisibleLeafColumns().get(column);
      table.getSelectionModel().clearAndSelect(row, leaf);
      table.getFocusModel().focus(row, leaf);
    });
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }

  @Test
  void amountsAreTypedDownTheColumnWithArithmetic(FxRobot robot) {
    fill();
    show(robot, 1600, 800);
    at(robot, "Groceries", 1);
    robot.write("+20").type(KeyCode.ENTER);
    until(() -> row("Living/Groceries").budgeted().minor() == 28_000);
    until(() -> table(robot).isFocused());
    robot.type(KeyCode.UP);
    robot.write("*2").type(KeyCode.ENTER);
    until(() -> row("Living/Groceries").budgeted().minor() == 56_000);
    String below =
        table(robot).getItems().get(table(robot).getFocusModel().getFocusedCell().getRow()).name();
    assertThat(below).isEqualTo("Health");
    robot.write("30").type(KeyCode.TAB);
    until(() -> row("Living/Health").budgeted().minor() == 3_000);
    robot.write("40").type(KeyCode.ENTER);
    until(() ->
        vault
                .books()
                .budget()
                .month(NOVEMBER.plusMonths(1))
                .row(category("Living/Health").id())
                .orElseThrow()
                .budgeted()
                .minor()
            == 4_000);
  }

  @Test
  void anAmountThatIsHiddenIsNotShownWhereItIsEdited(FxRobot robot) {
    fill();
    var context = StagedScreen.context();
    context.formats().setHidden(true);
    staged.show(robot, context, overlay -> new BudgetScreen(vault, context, overlay), 1280, 800);
    at(robot, "Groceries", 1);
    robot.type(KeyCode.F2);
    TextField editor = robot.lookup("#budget-editor").queryAs(TextField.class);
    until(editor::isVisible);
    assertThat(editor.getText()).isEmpty();
    robot.type(KeyCode.ENTER);
    until(() -> !editor.isVisible() && table(robot).isFocused());
    assertThat(row("Living/Groceries").budgeted().minor()).isEqualTo(26_000);
    robot.type(KeyCode.UP);
    robot.write("+20").type(KeyCode.ENTER);
    until(() -> row("Living/Groceries").budgeted().minor() == 28_000);
  }

  @Test
  void typingBeginsAtOnceInTheFirstAmount(FxRobot robot) {
    fill();
    show(robot);
    until(() -> table(robot).getFocusModel().getFocusedCell().getRow() == 1);
    robot.write("55").type(KeyCode.ENTER);
    String first = table(robot).getItems().get(1).name();
    until(() -> row("Leisure/" + first).budgeted().minor() == 5_500);
  }

  @Test
  void whatIsNoAmountStaysInTheCellUntilItIsOne(FxRobot robot) {
    fill();
    show(robot);
    at(robot, "Groceries", 1);
    robot.write("12,,x").type(KeyCode.ENTER);
    until(() -> text(robot, "#budget-foot").contains("not an amount"));
    TextField editor = robot.lookup("#budget-editor").queryAs(TextField.class);
    assertThat(editor.isVisible()).isTrue();
    assertThat(editor.getText()).isEqualTo("12,,x");
    staged.pictures(robot, "budget-wrong");
    robot.type(KeyCode.ESCAPE);
    until(() -> table(robot).isFocused());
    assertThat(row("Living/Groceries").budgeted().minor()).isEqualTo(26_000);
  }

  @Test
  void overspendingIsCoveredFromTheKeyboard(FxRobot robot) {
    fill();
    show(robot);
    at(robot, "Eating out", 3);
    robot.type(KeyCode.ENTER);
    until(() -> robot.lookup("#move-from").tryQuery().isPresent());
    robot.write("Living/Groceries").type(KeyCode.ENTER);
    staged.pictures(robot, "budget-cover");
    robot.type(KeyCode.ENTER);
    until(() -> !row("Leisure/Eating out").overspent());
    assertThat(row("Leisure/Eating out").available().minor()).isZero();
  }

  @Test
  void moneyIsMovedAndMovedBackByUndo(FxRobot robot) {
    fill();
    show(robot);
    at(robot, "Groceries", 1);
    robot.write("k");
    until(() -> robot.lookup("#move-to").tryQuery().isPresent());
    robot.write("15").type(KeyCode.TAB).write("Other/Gifts");
    robot.type(KeyCode.ENTER);
    until(() ->
        robot.lookup("#move-to").tryQuery().isEmpty()
            || row("Other/Gifts").budgeted().minor() != 0);
    robot.type(KeyCode.ENTER);
    until(() -> row("Other/Gifts").budgeted().minor() == 1_500);
    assertThat(row("Living/Groceries").budgeted().minor()).isEqualTo(24_500);
    var undo =
        robot.lookup(".toast .button").queryAllAs(javafx.scene.control.Button.class).stream()
            .filter(button -> "Undo".equals(button.getText()))
            .findFirst()
            .orElseThrow();
    robot.interact(undo::fire);
    until(() -> row("Other/Gifts").budgeted().isZero());
    assertThat(row("Living/Groceries").budgeted().minor()).isEqualTo(26_000);
  }

  @Test
  void whatACategoryHasIsDraggedOntoAnother(FxRobot robot) {
    fill();
    show(robot);
    at(robot, "Groceries", 3);
    GridCell from = cell(robot, "Groceries");
    GridCell to = cell(robot, "Gifts");
    robot.interact(() ->
        Event.fireEvent(
            to,
            new DragEvent(
                DragEvent.DRAG_DROPPED, null, 0, 0, 0, 0, TransferMode.MOVE, from, to, null)));
    until(() -> robot.lookup("#move-to").tryQuery().isPresent());
    robot.type(KeyCode.ENTER);
    until(() -> row("Other/Gifts").budgeted().minor() == 4_414);
    assertThat(row("Living/Groceries").available().isZero()).isTrue();
  }

  private static GridCell cell(FxRobot robot, String name) {
    return robot.lookup(".budget-cell").queryAllAs(GridCell.class).stream()
        .filter(cell -> cell.spot().equals(new Spot(0, Spot.Part.AVAILABLE)))
        .filter(cell -> cell.getItem() != null && cell.getItem().name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aMonthIsFilledWithWhatGoalsAskFor(FxRobot robot) {
    fill();
    show(robot);
    at(robot, "Travel", 1);
    robot.write("f");
    until(() -> robot.lookup("#dialog-confirm").tryQuery().isPresent());
    staged.pictures(robot, "budget-fill");
    robot.type(KeyCode.DOWN, KeyCode.DOWN, KeyCode.DOWN);
    robot.type(KeyCode.ENTER);
    until(() -> row("Leisure/Travel").budgeted().minor() == 15_000);
    assertThat(row("Other/Gifts").budgeted().minor()).isEqualTo(20_000);
  }

  @Test
  void theTransactionsBehindAnAmountAddUpToIt(FxRobot robot) {
    fill();
    var opened = new ArrayList<RecordId>();
    show(robot).rowsOpenWith((account, row) -> opened.addAll(List.of(account, row)));
    at(robot, "Groceries", 2);
    robot.type(KeyCode.ENTER);
    until(() -> robot.lookup("#spent").tryQuery().isPresent());
    assertThat(text(robot, "#spent-sum")).contains("2 transactions", "\u2212\u20ac238.00");
    staged.pictures(robot, "budget-spent");
    robot.interact(() -> robot.lookup("#spent").queryTableView().getSelectionModel().selectFirst());
    robot.type(KeyCode.ENTER);
    until(() -> opened.size() == 2);
    assertThat(opened.getFirst()).isEqualTo(checking);
    assertThat(vault.ledger().read().transaction(opened.getLast()).orElseThrow().amount())
        .isIn(Money.of(-14_000, "EUR"), Money.of(-9_800, "EUR"));
    robot.type(KeyCode.ESCAPE);
    until(() -> table(robot).isFocused());
  }

  @Test
  void aLockedMonthKeepsItsAmounts(FxRobot robot) {
    fill();
    show(robot);
    at(robot, "Groceries", 1);
    robot.write("l");
    until(() -> vault.books().budget().month(NOVEMBER).locked());
    robot.write("9").type(KeyCode.ENTER);
    until(() -> text(robot, "#budget-foot").contains("locked"));
    assertThat(row("Living/Groceries").budgeted().minor()).isEqualTo(26_000);
  }

  @Test
  void aGoalIsSetAndLastMonthIsCopied(FxRobot robot) {
    fill();
    show(robot);
    budget("Living/Rent", NOVEMBER, 0);
    at(robot, "Rent", 1);
    robot.press(KeyCode.CONTROL).type(KeyCode.D).release(KeyCode.CONTROL);
    until(() -> row("Living/Rent").budgeted().minor() == 95_000);
    robot.write("g");
    until(() -> robot.lookup("#goal-amount").tryQuery().isPresent());
    robot.write("950").type(KeyCode.ENTER);
    until(() -> row("Living/Rent").goal() != null);
    staged.pictures(robot, "budget");
    staged.picture(robot, "budget-large-text", Theme.LIGHT, 1280, 800, 200);
  }

  @Test
  void withoutEnvelopesAmountsAreOnlyCompared(FxRobot robot) {
    fill();
    done(vault.ledger().editBudgeting(1, BudgetMode.TRACKING));
    show(robot);
    assertThat(robot.lookup("#to-budget").query().isVisible()).isFalse();
    staged.pictures(robot, "budget-tracking");
  }

  @Test
  void fourMonthsStandSideBySideWhereThereIsRoom(FxRobot robot) {
    fill();
    show(robot, 1920, 900);
    robot.interact(() ->
        robot.lookup("#budget-details").queryAs(javafx.scene.control.ToggleButton.class).fire());
    until(() -> table(robot).getColumns().size() == 5);
    staged.picture(robot, "budget-wide", Theme.LIGHT, 1920, 900, 100);
    show(robot, 1024, 640);
    until(() -> table(robot).getColumns().size() == 2);
  }

  @Test
  void aBudgetWithoutCategoriesOffersSome(FxRobot robot) {
    for (Category each : vault.ledger().read().categories()) {
      done(vault.ledger().editCategory(each.id(), true, false, false));
    }
    show(robot);
    until(() -> robot.lookup("#budget-starter").tryQuery().isPresent());
    staged.pictures(robot, "budget-empty");
  }

  @Test
  void theBudgetSpeaksGermanToo(FxRobot robot) {
    fill();
    var context = StagedScreen.context(Locale.GERMAN, Locale.GERMANY);
    staged.show(robot, context, overlay -> new BudgetScreen(vault, context, overlay), 1024, 640);
    assertThat(text(robot, "#to-budget")).startsWith("Zu verteilen");
    staged.picture(robot, "budget-de", Theme.LIGHT, 1024, 640, 100);
  }
}

package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.Clearing;
import app.coffer.desktop.ledger.Line;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.Transfer;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.schedule.Schedule;
import app.coffer.desktop.schedule.Schedule.Expected;
import app.coffer.desktop.schedule.Schedule.Recurrence;
import app.coffer.desktop.schedule.Schedule.Template;
import app.coffer.desktop.schedule.Schedule.Weekend;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import com.sun.glass.ui.headless.HdApplication;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeSet;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
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

/**
 * What people do most, by keys alone from the open window on. Nothing here clicks, fires or moves
 * the focus; {@code TwoKeyboardsTest} syncs and decides in the same way.
 */
@ExtendWith(ApplicationExtension.class)
class KeysOnlyTest {
  private static final LocalDate TODAY =
      LocalDate.ofInstant(StagedSync.NOW, java.time.ZoneOffset.UTC);

  @TempDir static Path folder;
  private static int vaults;
  private StagedWindow window;
  private OpenVault vault;
  private Keyboard keys;

  @Start
  void start(Stage stage) throws Exception {
    window = new StagedWindow(stage, folder.resolve("keys" + vaults++));
    vault = window.vault;
  }

  @BeforeEach
  void sitDown(FxRobot robot) {
    keys = new Keyboard(robot);
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(window::close);
  }

  private void openChecking(FxRobot robot) {
    keys.ctrl(KeyCode.K);
    keys.untilFocus("palette-field");
    keys.write("Checking").press(KeyCode.ENTER);
    keys.untilFocus("register");
    StagedWindow.until(() -> rowsShown(robot) == 6);
  }

  private static int rowsShown(FxRobot robot) {
    return robot.lookup("#register").queryTableView().getItems().size();
  }

  @Test
  void anExpenseIsEnteredAndTheNextBegun(FxRobot robot) {
    openChecking(robot);
    keys.press(KeyCode.N);
    keys.untilFocus("entry-date");
    keys.write("14").press(KeyCode.TAB).write("Bakery").press(KeyCode.TAB);
    keys.untilFocus("entry-category");
    keys.write("groc").press(KeyCode.TAB);
    keys.untilFocus("entry-notes");
    keys.write("rolls #breakfast").press(KeyCode.TAB).write("2*2.10").press(KeyCode.ENTER);
    StagedWindow.until(() -> window.rows().size() == 7);
    keys.untilFocus("entry-date");
    RegisterRow row = byPayee("Bakery");
    assertThat(row.amount()).isEqualTo(eur(-420));
    assertThat(row.category()).isEqualTo("Living/Groceries");
    assertThat(row.transaction().date().getDayOfMonth()).isEqualTo(14);
    assertThat(row.transaction().tags()).containsExactly("breakfast");
    keys.press(KeyCode.ESCAPE);
    keys.untilFocus("register");
  }

  @Test
  void aPurchaseIsSplitAndAPartOfItPutAside(FxRobot robot) {
    openChecking(robot);
    keys.press(KeyCode.N);
    keys.untilFocus("entry-date");
    keys.press(KeyCode.TAB).write("Market").press(KeyCode.TAB, KeyCode.TAB, KeyCode.TAB);
    keys.untilFocus("entry-out");
    keys.write("86").press(KeyCode.TAB, KeyCode.TAB);
    keys.untilFocus("entry-split");
    keys.press(KeyCode.SPACE);
    StagedWindow.until(() -> robot.lookup("#split-left").tryQuery().isPresent());
    keys.write("groc").press(KeyCode.TAB, KeyCode.TAB).write("36");
    // on to the next line, where what is left stands ready
    keys.press(KeyCode.ENTER).write(">Sav").press(KeyCode.TAB, KeyCode.TAB);
    StagedWindow.until(() -> !robot.lookup("#dialog-confirm").query().isDisabled());
    window.pictures(robot, "split-transfer");
    keys.press(KeyCode.ENTER);
    keys.untilFocus("entry-notes");
    keys.press(KeyCode.ENTER);
    StagedWindow.until(() -> window.rows().size() == 7);
    RegisterRow row = byPayee("Market");
    assertThat(row.amount()).isEqualTo(eur(-8600));
    assertThat(row.transaction().lines())
        .extracting(Line::amount)
        .containsExactly(eur(-3600), eur(-5000));
    RecordId savings = account("Savings");
    assertThat(row.transaction().lines().getLast().transfer())
        .isEqualTo(new Transfer(savings, eur(5000)));
    keys.press(KeyCode.ESCAPE);
    keys.untilFocus("register");
    keys.press(KeyCode.HOME, KeyCode.RIGHT);
    StagedWindow.until(() -> rowsShown(robot) == 9);
    window.pictures(robot, "split-transfer-lines");
    keys.ctrl(KeyCode.J);
    StagedWindow.until(() -> rowsShown(robot) == 1);
    window.pictures(robot, "split-transfer-other");
    keys.ctrl(KeyCode.J);
    StagedWindow.until(() -> rowsShown(robot) == 7);
  }

  @Test
  void moneyIsMovedBetweenAccounts(FxRobot robot) {
    openChecking(robot);
    keys.press(KeyCode.N);
    keys.untilFocus("entry-date");
    keys.press(KeyCode.TAB).write(">Sav").press(KeyCode.TAB);
    keys.untilFocus("entry-notes");
    keys.press(KeyCode.TAB).write("200").press(KeyCode.ENTER);
    StagedWindow.until(() -> window.rows().size() == 7);
    RegisterRow row = window.rows().getFirst();
    assertThat(row.transferAccount()).isEqualTo("Savings");
    assertThat(row.amount()).isEqualTo(eur(-20_000));
  }

  @Test
  void aTransactionIsFoundAndCorrected(FxRobot robot) {
    openChecking(robot);
    keys.ctrl(KeyCode.F).write("13.48");
    StagedWindow.until(() -> rowsShown(robot) == 1);
    keys.press(KeyCode.ENTER);
    keys.untilFocus("register");
    keys.press(KeyCode.ENTER);
    keys.untilFocus("entry-payee");
    keys.press(KeyCode.TAB, KeyCode.TAB, KeyCode.TAB);
    keys.untilFocus("entry-out");
    keys.write("18.43").press(KeyCode.ENTER);
    StagedWindow.until(
        () -> window.rows().stream().anyMatch(row -> row.amount().equals(eur(-1843))));
    keys.untilFocus("register");
    keys.ctrl(KeyCode.Z);
    StagedWindow.until(
        () -> window.rows().stream().anyMatch(row -> row.amount().equals(eur(-1348))));
  }

  @Test
  void severalAreCategorisedInOneGo(FxRobot robot) {
    openChecking(robot);
    keys.press(KeyCode.HOME);
    keys.shift(KeyCode.DOWN).shift(KeyCode.DOWN);
    keys.press(KeyCode.E);
    StagedWindow.until(() -> robot.lookup("#dialog-confirm").tryQuery().isPresent());
    StagedWindow.until(() -> keys.inDialog());
    keys.press(KeyCode.TAB, KeyCode.TAB, KeyCode.TAB).write("eating").press(KeyCode.TAB);
    keys.press(KeyCode.ENTER);
    StagedWindow.until(() ->
        window.rows().stream().filter(row -> row.category().equals("Leisure/Eating out")).count()
            == 3);
    keys.untilFocus("register");
  }

  @Test
  void anAccountIsAgreedWithTheBank(FxRobot robot) {
    openChecking(robot);
    keys.ctrl(KeyCode.R);
    keys.untilFocus("reconcile-ending");
    // the bank has the oldest two: 1,204.10 - 13.85 - 13.48
    keys.write("1176.77");
    keys.tabTo("reconcile-rows");
    keys.press(KeyCode.END, KeyCode.SPACE, KeyCode.UP, KeyCode.SPACE);
    StagedWindow.until(() -> !robot.lookup("#reconcile-finish").query().isDisabled());
    keys.press(KeyCode.ENTER);
    StagedWindow.until(() -> window.rows().get(5).transaction().status() == Clearing.RECONCILED);
    assertThat(window.rows().get(4).transaction().status()).isEqualTo(Clearing.RECONCILED);
    keys.untilFocus("register");
  }

  @Test
  void aBankFileIsImported(FxRobot robot) throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("bank.csv"),
            """
            Date,Payee,Amount
            2026-11-19,Bookshop,-24.00
            2026-11-20,Employer,2100.00
            """);
    openChecking(robot);
    HdApplication.CHOOSER_ANSWERS.add(List.of(file.toFile()));
    keys.ctrlShift(KeyCode.I);
    keys.untilFocus("chooseFiles");
    keys.press(KeyCode.SPACE);
    for (int step = 0; step < 4 && !keys.has("review"); step++) {
      keys.untilEnabled("importNext");
      keys.press(KeyCode.ENTER);
      StagedWindow.settle();
    }
    keys.untilFocus("review");
    keys.untilEnabled("importNext");
    keys.ctrl(KeyCode.ENTER);
    StagedWindow.until(() -> window.rows().size() == 8);
    assertThat(byPayee("Bookshop").amount()).isEqualTo(eur(-2400));
    keys.untilEnabled("importNext");
    keys.press(KeyCode.ENTER);
    StagedWindow.until(() -> robot.lookup("#register").tryQuery().isPresent());
  }

  @Test
  void aMonthIsBudgeted(FxRobot robot) {
    keys.ctrl(KeyCode.DIGIT2);
    keys.untilFocus("budget");
    // the page reads again by itself: one types where one sees a cell marked
    keys.untilCell(table(robot, "#budget"));
    keys.write("4");
    keys.untilFocus("budget-editor");
    keys.write("50").press(KeyCode.ENTER);
    StagedWindow.until(() -> budgeted() == 45_000);
    keys.untilCell(table(robot, "#budget"));
    keys.press(KeyCode.DOWN).write("8");
    keys.untilFocus("budget-editor");
    keys.write("0").press(KeyCode.ENTER);
    StagedWindow.until(() -> budgeted() == 53_000);
  }

  @Test
  void aPaymentThatIsDueIsEntered(FxRobot robot) {
    schedule();
    keys.ctrl(KeyCode.DIGIT3);
    keys.untilFocus("schedules");
    ListView<?> list = robot.lookup("#schedules").queryListView();
    StagedWindow.until(() -> list.getSelectionModel().getSelectedIndex() > 0);
    keys.press(KeyCode.ENTER);
    StagedWindow.until(() -> window.rows().size() == 7);
    assertThat(byPayee("Landlord").amount()).isEqualTo(eur(-95_000));
  }

  @Test
  void whatWasPaidBecomesASchedule(FxRobot robot) {
    openChecking(robot);
    keys.press(KeyCode.HOME, KeyCode.M);
    StagedWindow.until(() -> keys.inDialog());
    keys.press(KeyCode.ENTER);
    StagedWindow.until(() -> vault.books().schedules().all().size() == 1);
    Schedule made = vault.books().schedules().all().getFirst();
    assertThat(made.name()).isEqualTo("Lidl");
    assertThat(made.expected()).isEqualTo(Expected.fixed(eur(-1200)));
    assertThat(made.recurrence().start()).isEqualTo(LocalDate.of(2026, 12, 18));
    assertThat(made.template().account()).isEqualTo(window.checking);
  }

  private void schedule() {
    var schedules = vault.books().schedules();
    done(
        schedules.save(
            new Schedule(
                schedules.newId(),
                "Rent",
                new Recurrence(TODAY.minusDays(1), "FREQ=MONTHLY", Weekend.STAY),
                Expected.fixed(eur(-95_000)),
                new Template(
                    window.checking,
                    done(vault.ledger().payeeNamed("Landlord")).id(),
                    null,
                    null,
                    List.of(),
                    "",
                    new TreeSet<>()),
                null,
                new TreeSet<>())));
  }

  private long budgeted() {
    return vault.books().budget().month(YearMonth.from(TODAY)).rows().stream()
        .mapToLong(row -> row.budgeted().minor())
        .sum();
  }

  private RecordId account(String name) {
    return vault.ledger().read().accounts().stream()
        .map(each -> each.account())
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private RegisterRow byPayee(String payee) {
    return vault.ledger().read().rows(RegisterFilter.all(), 0, 20).stream()
        .filter(row -> row.payee().equals(payee))
        .findFirst()
        .orElseThrow();
  }

  private static TableView<?> table(FxRobot robot, String id) {
    return robot.lookup(id).queryTableView();
  }

  private static Money eur(long minor) {
    return Money.of(minor, "EUR");
  }

  private static <T> T done(Outcome<T> outcome) {
    return ((Outcome.Done<T>) outcome).value();
  }
}

package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.geometry.Orientation;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuBar;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** A register of several pages: in either order, and with a row looked for in it. */
@ExtendWith(ApplicationExtension.class)
class RegisterOrderInWindowTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final int ROWS = 121;
  private static int vaults;
  @TempDir static Path folder;
  private StagedWindow window;
  private RecordId found;

  @Start
  void start(Stage stage) throws Exception {
    window = new StagedWindow(stage, folder.resolve("order" + vaults++));
    found = add(FIRST, "Somebody", -999, "");
    List<RecordId> typed =
        IntStream.range(1, 41)
            .mapToObj(i -> add(FIRST.plusDays(i), "Bakery", -100L - i, "Living/Groceries"))
            .toList();
    window.vault.ledger().duplicateSeveral(typed, FIRST.plusDays(60));
    window.vault.ledger().duplicateSeveral(typed, FIRST.plusDays(61));
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(window::close);
  }

  private RecordId add(LocalDate day, String payee, long cents, String category) {
    Outcome<Transaction> added =
        window
            .vault
            .ledger()
            .addTransaction(
                TransactionDraft.of(window.checking, day, payee, Money.of(cents, "EUR"), category));
    return ((Outcome.Done<Transaction>) added).value().id();
  }

  private static TableView<?> table(FxRobot robot) {
    return robot.lookup("#register").queryTableView();
  }

  private void show(FxRobot robot) {
    robot.interact(() -> window.shell.showAccount(window.checking));
    StagedWindow.until(() -> table(robot).getItems().size() == ROWS + 6);
  }

  private static void toggleOrder(FxRobot robot) {
    robot.interact(() -> {
      var item =
          robot.lookup(".menu-bar").queryAs(MenuBar.class).getMenus().stream()
              .flatMap(menu -> menu.getItems().stream())
              .filter(each -> "menu-oldest".equals(each.getId()))
              .map(CheckMenuItem.class::cast)
              .findFirst()
              .orElseThrow();
      item.setSelected(!item.isSelected());
      item.getOnAction().handle(new javafx.event.ActionEvent());
    });
    StagedWindow.until(() -> table(robot).getItems().size() == ROWS + 6);
  }

  /** What the cells of a column say, for the rows that are in sight. */
  private static List<String> seen(FxRobot robot, String column) {
    var seen = new ArrayList<String>();
    robot.interact(() ->
        rows(robot)
            .forEach(row ->
                row.getChildrenUnmodifiable().stream()
                    .filter(TableCell.class::isInstance)
                    .map(cell -> (TableCell<?, ?>) cell)
                    .filter(cell -> column.equals(cell.getTableColumn().getId()))
                    .forEach(cell -> seen.add(cell.getText()))));
    return seen;
  }

  /** The places of rows that are in sight, asked where the window is drawn. */
  private static List<Integer> inSight(FxRobot robot) {
    var indices = new ArrayList<Integer>();
    robot.interact(() -> rows(robot).forEach(row -> indices.add(row.getIndex())));
    return indices;
  }

  /** Rows of which at least half is in sight. */
  private static List<TableRow<?>> rows(FxRobot robot) {
    var flow = table(robot).lookup(".virtual-flow");
    var all = flow.localToScene(flow.getLayoutBounds());
    return table(robot).lookupAll(".table-row-cell").stream()
        .<TableRow<?>>map(node -> (TableRow<?>) node)
        .filter(row -> {
          double middle = row.localToScene(0, row.getHeight() / 2).getY();
          return !row.isEmpty() && all.getMinY() < middle && middle < all.getMaxY();
        })
        .sorted((one, other) -> Integer.compare(one.getIndex(), other.getIndex()))
        .toList();
  }

  /** Where the last column ends, at the right. */
  private static double signsEnd(FxRobot robot) {
    double columns =
        table(robot).getVisibleLeafColumns().stream().mapToDouble(one -> one.getWidth()).sum();
    return table(robot).localToScene(0, 0).getX() + columns;
  }

  private static double barBegins(FxRobot robot) {
    var begins = new ArrayList<Double>();
    robot.interact(() ->
        table(robot).lookupAll(".scroll-bar").stream()
            .map(ScrollBar.class::cast)
            .filter(bar -> bar.getOrientation() == Orientation.VERTICAL && bar.isVisible())
            .forEach(bar -> begins.add(bar.localToScene(0, 0).getX())));
    return begins.isEmpty() ? 0 : begins.getFirst();
  }

  private void everyBalanceFollows(FxRobot robot, boolean oldestFirst) {
    var rows =
        window
            .vault
            .ledger()
            .read()
            .rows(app.coffer.desktop.ledger.RegisterFilter.of(window.checking), 0, 1_000);
    var expected = new ArrayList<String>();
    Money balance = Money.of(120_410, "EUR");
    for (var row : rows.reversed()) {
      balance = balance.plus(row.amount());
      expected.add(window.context.formats().money(balance));
    }
    for (int place : List.of(0, 26, 60, 99, ROWS + 5)) {
      robot.interact(() -> table(robot).scrollTo(place));
      StagedWindow.until(() -> {
        List<String> said = seen(robot, "balance");
        return said.size() > 3 && said.stream().noneMatch(text -> text == null || text.isEmpty());
      });
      List<Integer> indices = inSight(robot);
      assertThat(seen(robot, "balance"))
          .isEqualTo(
              indices.stream()
                  .map(at -> expected.get(oldestFirst ? at : expected.size() - 1 - at))
                  .toList());
    }
  }

  @Test
  void theOldestRowComesFirstWhereThatIsChosenAndEveryBalanceIsRight(FxRobot robot) {
    show(robot);
    StagedWindow.until(() -> signsEnd(robot) <= barBegins(robot));
    everyBalanceFollows(robot, false);
    toggleOrder(robot);
    // the register ends with what is newest, and begins there
    StagedWindow.until(() -> inSight(robot).contains(ROWS + 5));
    everyBalanceFollows(robot, true);
    robot.interact(() -> table(robot).scrollTo(0));
    StagedWindow.until(() -> seen(robot, "payee").contains("Somebody"));
    window.pictures(robot, "register-oldest");
    show(robot);
    StagedWindow.until(() -> inSight(robot).contains(ROWS + 5));
    robot.interact(() -> table(robot).requestFocus());
    robot.type(KeyCode.N);
    StagedWindow.until(() -> robot.lookup("#entry-date").query().isFocused());
    assertThat(robot.lookup("#entry-date").query().localToScene(0, 0).getY())
        .as("new rows are typed at the end")
        .isGreaterThan(table(robot).localToScene(0, 0).getY());
    robot.type(KeyCode.ESCAPE);
    toggleOrder(robot);
    StagedWindow.until(() -> inSight(robot).contains(0));
  }

  @Test
  void aRowFarDownIsClearedWhereItStands(FxRobot robot) {
    show(robot);
    int place = ROWS - 10;
    robot.interact(() -> {
      table(robot).requestFocus();
      table(robot).scrollTo(place - 8);
      table(robot).getSelectionModel().clearAndSelect(place);
    });
    StagedWindow.until(() -> seen(robot, "payee").stream().allMatch("Bakery"::equals));
    List<Integer> before = inSight(robot);
    robot.type(KeyCode.SPACE);
    StagedWindow.until(() ->
        window
                .vault
                .ledger()
                .read()
                .rows(app.coffer.desktop.ledger.RegisterFilter.of(window.checking), place, 1)
                .getFirst()
                .transaction()
                .status()
            == app.coffer.desktop.ledger.Clearing.CLEARED);
    StagedWindow.until(() -> table(robot).getSelectionModel().getSelectedIndex() == place);
    StagedWindow.settle();
    assertThat(inSight(robot)).isEqualTo(before);
  }

  @Test
  void aRowThatIsOpenedFromAReportIsSelectedAndInSightWhereverItStands(FxRobot robot) {
    for (boolean oldestFirst : new boolean[] {false, true}) {
      robot.interact(() -> window.shell.go(new Place.Uncategorised()));
      StagedWindow.until(() ->
          robot.lookup("#drill-table").tryQuery().isPresent()
              && !robot.lookup("#drill-table").queryTableView().getItems().isEmpty());
      robot.interact(() -> {
        var list = robot.lookup("#drill-table").queryTableView();
        list.requestFocus();
        list.getSelectionModel().selectFirst();
      });
      robot.type(KeyCode.ENTER);
      int place = oldestFirst ? 0 : ROWS + 5;
      StagedWindow.until(() ->
          robot.lookup("#register").tryQuery().isPresent()
              && table(robot).getSelectionModel().getSelectedIndices().contains(place));
      StagedWindow.until(() -> inSight(robot).contains(place));
      StagedWindow.until(() -> seen(robot, "payee").contains("Somebody"));
      assertThat(window.vault.ledger().read().transaction(found)).isPresent();
      toggleOrder(robot);
    }
  }
}

package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Jumping, hiding, zooming and arranging, by keys. */
@ExtendWith(ApplicationExtension.class)
class LookInWindowTest {
  @TempDir static Path folder;
  private static int vaults;
  private StagedWindow window;

  @Start
  void start(Stage stage) throws Exception {
    window = new StagedWindow(stage, folder.resolve("look" + vaults++));
  }

  @BeforeEach
  void show(FxRobot robot) {
    robot.interact(() -> window.shell.showAccount(window.checking));
    StagedWindow.until(() -> !table(robot).getItems().isEmpty());
    robot.interact(() -> table(robot).requestFocus());
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

  private static void control(FxRobot robot, KeyCode... keys) {
    robot.press(KeyCode.CONTROL).type(keys).release(KeyCode.CONTROL);
  }

  private static void jump(FxRobot robot, String typed) {
    control(robot, KeyCode.K);
    StagedWindow.until(() -> robot.lookup("#palette-field").tryQuery().isPresent());
    robot.write(typed);
  }

  @Test
  void oneFieldFindsAccountsPayeesAndCommands(FxRobot robot) {
    jump(robot, "savings");
    window.pictures(robot, "palette");
    robot.type(KeyCode.DOWN, KeyCode.UP, KeyCode.ENTER);
    StagedWindow.until(() -> text(robot, ".page-title").equals("Savings"));
    StagedWindow.settle();
    jump(robot, "shell");
    robot.type(KeyCode.ENTER);
    StagedWindow.until(() -> text(robot, ".page-title").equals("All accounts"));
    StagedWindow.until(() -> text(robot, "#register-count").startsWith("3 transactions"));
    StagedWindow.settle();
    jump(robot, "new transfer");
    robot.type(KeyCode.ENTER);
    StagedWindow.until(() -> robot.lookup("#entry-payee").query().isFocused());
    assertThat(robot.lookup("#entry-payee").queryAs(TextField.class).getText()).isEqualTo(">");
  }

  @Test
  void amountsHideEverywhereAndWhatIsTypedStays(FxRobot robot) {
    robot.type(KeyCode.N);
    StagedWindow.until(() -> robot.lookup("#entry-date").query().isFocused());
    robot.interact(() -> robot.lookup("#entry-out").queryAs(TextField.class).setText("12"));
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.H);
    robot.release(KeyCode.SHIFT, KeyCode.CONTROL);
    StagedWindow.until(() ->
        robot.lookup("#entry-out").tryQuery().isPresent()
            && robot.lookup("#entry-out").queryAs(TextField.class).getText().equals("12"));
    StagedWindow.until(() -> text(robot, "#register-balance").equals("Balance •••"));
    StagedWindow.settle();
    window.pictures(robot, "hidden");
    assertThat(drawn(robot, "#entry-out")).isEqualTo("••••••••");
    robot.interact(() -> robot.lookup("#entry-out").query().requestFocus());
    assertThat(drawn(robot, "#entry-out")).as("what one types into").isEqualTo("12");
    List<String> said =
        robot.lookup(".label").queryAllAs(Label.class).stream().map(Label::getText).toList();
    assertThat(said).noneMatch(text -> text != null && text.matches(".*\\d[.,]\\d\\d.*"));
    robot.type(KeyCode.ESCAPE);
    robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.H);
    robot.release(KeyCode.SHIFT, KeyCode.CONTROL);
    StagedWindow.until(() -> text(robot, "#register-balance").contains("1,126.55"));
  }

  /** What a field draws, its prompt aside. */
  private static String drawn(FxRobot robot, String id) {
    return robot.lookup(id).query().lookupAll(".text").stream()
        .map(Text.class::cast)
        .map(Text::getText)
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse("");
  }

  @Test
  void columnsWidenWithTheTextAndKeepWhatWasChosenForTheAccount(FxRobot robot) {
    double date = column(robot, "date").getWidth();
    for (int i = 0; i < 4; i++) {
      control(robot, KeyCode.PLUS);
    }
    StagedWindow.until(() -> column(robot, "date").getWidth() > date * 1.8);
    window.picture(robot, "register-zoomed", 200);
    control(robot, KeyCode.DIGIT0);
    StagedWindow.until(() -> column(robot, "date").getWidth() < date * 1.6);
    robot.interact(() -> {
      column(robot, "notes").setVisible(false);
      lastToFront(table(robot));
    });
    robot.interact(() -> window.shell.showAccount(window.checking));
    StagedWindow.until(() -> !table(robot).getItems().isEmpty());
    assertThat(column(robot, "notes").isVisible()).isFalse();
    assertThat(table(robot).getColumns().getFirst().getId()).isEqualTo("status");
  }

  private static <S> void lastToFront(TableView<S> table) {
    var columns = new java.util.ArrayList<>(table.getColumns());
    columns.addFirst(columns.removeLast());
    table.getColumns().setAll(columns);
  }

  private static javafx.scene.control.TableColumn<?, ?> column(FxRobot robot, String id) {
    return table(robot).getColumns().stream()
        .filter(each -> each.getId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void groupsFoldAccountsMoveAndClosedOnesAreFoldedAway(FxRobot robot) {
    var ledger = window.vault.ledger();
    var joint =
        ledger.read().accounts().stream()
            .filter(one -> one.account().name().startsWith("Joint"))
            .findFirst()
            .orElseThrow()
            .account();
    robot.interact(() -> robot.lookup("#go-" + joint.id()).query().requestFocus());
    robot.press(KeyCode.ALT).type(KeyCode.UP).release(KeyCode.ALT);
    StagedWindow.until(
        () -> top(robot, joint.id().toString()) < top(robot, window.checking.toString()));
    robot.interact(() -> robot.lookup("#group-CHECKING").queryButton().fire());
    assertThat(robot.lookup("#go-" + joint.id()).tryQuery()).isEmpty();
    robot.interact(() -> robot.lookup("#group-CHECKING").queryButton().fire());
    ledger.closeAccount(joint.id());
    StagedWindow.until(() -> robot.lookup("#group-closed").tryQuery().isPresent());
    assertThat(robot.lookup("#go-" + joint.id()).tryQuery()).isEmpty();
    robot.interact(() -> robot.lookup("#group-closed").queryButton().fire());
    assertThat(robot.lookup("#go-" + joint.id()).tryQuery()).isPresent();
    window.pictures(robot, "sidebar-closed");
  }

  private static double top(FxRobot robot, String account) {
    var node = robot.lookup("#go-" + account).query();
    return node.localToScene(node.getBoundsInLocal()).getMinY();
  }
}

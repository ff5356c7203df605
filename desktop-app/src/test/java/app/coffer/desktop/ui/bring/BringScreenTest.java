package app.coffer.desktop.ui.bring;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ui.kit.StagedScreen;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.control.Button;
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

@ExtendWith(ApplicationExtension.class)
class BringScreenTest {
  @TempDir Path folder;
  private StagedScreen staged;
  private BringViewModel model;
  private int left;
  private int others;

  @Start
  void start(Stage stage) throws Exception {
    staged = new StagedScreen(stage, folder.resolve("vault"));
  }

  @AfterEach
  void close() {
    staged.close();
  }

  private void show(FxRobot robot, UiContext context) {
    model = new BringViewModel(staged.vault(), context);
    staged.show(
        robot,
        context,
        overlay -> new BringScreen(model, context, () -> others++, () -> left++),
        1280,
        800);
  }

  private static Button button(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Button.class);
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryLabeled().getText();
  }

  private int transactions() {
    return staged.vault().ledger().read().count(RegisterFilter.all());
  }

  private void choose(FxRobot robot, Path file) {
    robot.interact(() -> model.choose(file));
    StagedScreen.until(() -> !model.working().busyProperty().get());
  }

  @Test
  void aFileIsSeenBroughtAndUndone(FxRobot robot) {
    show(robot, StagedScreen.context());
    assertThat(button(robot, "#chooseBring").isFocused()).isTrue();
    staged.pictures(robot, "bring-choose");
    choose(robot, BringFiles.unknown(folder));
    assertThat(text(robot, "#bringProblem")).contains("none of the programs");
    choose(robot, BringFiles.homeBank(folder));
    assertThat(text(robot, "#bringCounts")).contains("4 accounts").contains("5 transactions");
    assertThat(text(robot, "#bringAgrees")).startsWith("Every account");
    TableView<?> accounts = robot.lookup("#bringAccounts").queryAs(TableView.class);
    assertThat(accounts.getItems().size()).isEqualTo(4);
    assertThat(robot.lookup("#bringNotes").query().isVisible()).isTrue();
    assertThat(transactions()).isZero();
    staged.pictures(robot, "bring-seen");
    robot.interact(() -> button(robot, "#bringNext").fire());
    StagedScreen.until(() -> model.doneProperty().get() != null);
    assertThat(transactions()).isEqualTo(5);
    assertThat(text(robot, "#bringDone")).contains("HomeBank");
    staged.pictures(robot, "bring-done");
    robot.interact(() -> button(robot, "#bringUndo").fire());
    StagedScreen.until(() -> model.doneProperty().get() == null);
    assertThat(transactions()).isZero();
    robot.interact(() -> robot.lookup("#bringNext").query().requestFocus());
    robot.push(KeyCode.ESCAPE);
    assertThat(model.seenProperty().get()).isNull();
    robot.push(KeyCode.ESCAPE);
    assertThat(left).isEqualTo(1);
  }

  @Test
  void inGermanAVaultInUseAndDatesThatAreAsked(FxRobot robot) {
    staged
        .vault()
        .ledger()
        .addAccount(
            "Meins",
            app.coffer.desktop.ledger.AccountType.CASH,
            app.coffer.desktop.money.Money.of(1, "EUR"));
    show(robot, StagedScreen.context(Locale.GERMAN, Locale.GERMANY));
    StagedScreen.until(() -> model.inUseProperty().get());
    staged.picture(robot, "bring-choose-de", Theme.LIGHT, 1024, 640, 100);
    choose(robot, BringFiles.ynab(folder));
    staged.picture(robot, "bring-seen-de", Theme.LIGHT, 1024, 640, 100);
    assertThat(button(robot, "#bringNext").isDisabled()).isTrue();
    robot.interact(() -> button(robot, "#bringDAY_FIRST").fire());
    StagedScreen.until(() -> !model.working().busyProperty().get());
    assertThat(robot.lookup("#bringDAY_FIRST").tryQuery()).isEmpty();
    assertThat(button(robot, "#bringNext").isDisabled()).isTrue();
    robot.interact(() -> button(robot, "#bringAnother").fire());
    assertThat(others).isEqualTo(1);
    choose(robot, BringFiles.homeBank(folder));
    staged.picture(robot, "bring-notes-de", Theme.DARK, 1024, 640, 100);
  }
}

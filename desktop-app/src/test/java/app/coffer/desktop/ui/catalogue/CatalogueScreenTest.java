package app.coffer.desktop.ui.catalogue;

import static app.coffer.desktop.ui.kit.StagedScreen.done;
import static app.coffer.desktop.ui.kit.StagedScreen.until;
import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Category;
import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.StagedScreen;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
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

/** Categories, payees and tags of a real vault, by keys. */
@ExtendWith(ApplicationExtension.class)
class CatalogueScreenTest {
  private static int vaults;
  @TempDir static Path folder;
  private StagedScreen staged;
  private OpenVault vault;
  private final List<RegisterFilter> shown = new ArrayList<>();

  @Start
  void start(Stage stage) throws Exception {
    staged = new StagedScreen(stage, folder.resolve("catalogue" + vaults++));
    vault = staged.vault();
    RecordId checking =
        done(vault.ledger().addAccount("Checking", AccountType.CHECKING, Money.of(0, "EUR"))).id();
    for (int i = 0; i < 3; i++) {
      LocalDate day = LocalDate.of(2026, 11, 18).minusDays(7L * i);
      StagedScreen.spend(vault, checking, day, "LIDL " + i, -4_800 - i, "Living/Groceries");
      StagedScreen.spend(vault, checking, day, "Shell", -6_100, "Living/Transport");
    }
    done(vault.ledger().payeeNamed("Nobody"));
    done(vault.ledger().describeTag("holiday", "#0969da", "Away from home"));
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(staged::close);
  }

  private void show(FxRobot robot, Locale language, Locale region, int width, int height) {
    var context = StagedScreen.context(language, region);
    staged.show(
        robot,
        context,
        overlay -> new CatalogueScreen(vault, context, overlay, shown::add),
        width,
        height);
    until(() -> list(robot).getItems().size() > 3);
  }

  private void show(FxRobot robot) {
    show(robot, Locale.ENGLISH, Locale.UK, 1280, 800);
  }

  @SuppressWarnings("unchecked")
  private static ListView<Line> list(FxRobot robot) {
    return (ListView<Line>) robot.lookup("#catalogue").query();
  }

  private static List<String> names(FxRobot robot) {
    return list(robot).getItems().stream().map(Line::name).toList();
  }

  private static void select(FxRobot robot, String... names) {
    robot.interact(() -> {
      list(robot).getSelectionModel().clearSelection();
      for (String name : names) {
        list(robot).getSelectionModel().select(names(robot).indexOf(name));
      }
      list(robot).requestFocus();
    });
  }

  private static void tab(FxRobot robot, String tab) {
    robot.interact(() -> robot.lookup("#catalogue-" + tab).queryAs(ToggleButton.class).fire());
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }

  private static void confirm(FxRobot robot, String id) {
    until(() -> robot.lookup(id).tryQuery().isPresent());
    robot.interact(() -> robot.lookup(id).queryAs(Button.class).fire());
  }

  private static boolean asks(FxRobot robot, String id) {
    return robot.lookup(id).tryQuery().isPresent();
  }

  private List<RegisterRow> rows() {
    return vault.ledger().read().rows(RegisterFilter.all(), 0, 20);
  }

  private Category category(String path) {
    return vault.ledger().findCategory(path).orElseThrow();
  }

  @Test
  void categoriesAreMovedNamedAndHiddenByKeysAndUndoTakesItBack(FxRobot robot) {
    show(robot);
    staged.pictures(robot, "catalogue");
    List<String> before = names(robot);
    String last = before.getLast();
    select(robot, last);
    robot.press(KeyCode.ALT).type(KeyCode.UP).release(KeyCode.ALT);
    until(() -> names(robot).indexOf(last) == before.size() - 2);
    until(() -> list(robot).getSelectionModel().getSelectedItem().name().equals(last));
    robot.type(KeyCode.F2);
    until(() -> asks(robot, "#catalogue-name"));
    robot.interact(() -> {
      robot.lookup("#catalogue-name").queryAs(TextField.class).setText("Trains");
      robot.lookup("#catalogue-group").queryAs(TextField.class).setText("Journeys");
      robot.lookup("#catalogue-income").queryAs(CheckBox.class).setSelected(false);
    });
    staged.pictures(robot, "catalogue-edit");
    confirm(robot, "#dialog-confirm");
    until(() -> names(robot).containsAll(List.of("Journeys", "Trains")));
    select(robot, "Trains");
    robot.write("h");
    until(() -> category("Journeys/Trains").hidden());
    robot.interact(() -> vault.books().acts().undo());
    until(() -> !category("Journeys/Trains").hidden());
    select(robot, "Journeys");
    robot.press(KeyCode.ALT).type(KeyCode.UP).release(KeyCode.ALT);
    until(() ->
        vault.ledger().read().categoryGroups().getLast().name().equals("Living")
            || !names(robot).getLast().equals("Trains"));
  }

  @Test
  void twoCategoriesBecomeOneAfterSayingHowMuchThatChanges(FxRobot robot) {
    show(robot);
    select(robot, "Groceries");
    robot.type(KeyCode.ENTER);
    assertThat(shown).hasSize(1);
    robot.write("m");
    until(() -> asks(robot, "#catalogue-into"));
    until(() -> text(robot, "#catalogue-preview").contains("3 transactions"));
    robot.interact(
        () -> robot.lookup("#catalogue-into").queryAs(TextField.class).setText("Living/Transport"));
    staged.pictures(robot, "catalogue-join");
    confirm(robot, "#dialog-confirm");
    until(() -> rows().stream().allMatch(row -> row.category().equals("Living/Transport")));
    until(() -> !names(robot).contains("Groceries"));
    Button undo =
        robot.lookup(".toast .button").queryAllAs(Button.class).stream()
            .filter(button -> "Undo".equals(button.getText()))
            .findFirst()
            .orElseThrow();
    robot.interact(undo::fire);
    until(() -> names(robot).contains("Groceries"));
    assertThat(rows()).extracting(RegisterRow::category).contains("Living/Groceries");
  }

  @Test
  void whatACategoryWasUsedForIsGivenToAnotherOrHasNone(FxRobot robot) {
    show(robot, Locale.GERMAN, Locale.GERMANY, 1024, 640);
    staged.picture(robot, "catalogue-de", Theme.DARK, 1024, 640, 100);
    select(robot, "Groceries");
    robot.type(KeyCode.DELETE);
    until(() -> asks(robot, "#catalogue-give"));
    staged.picture(robot, "catalogue-remove-de", Theme.DARK, 1024, 640, 100);
    robot.interact(() -> {
      robot.lookup("#catalogue-give").queryAs(RadioButton.class).setSelected(true);
      robot.lookup("#catalogue-into").queryAs(TextField.class).setText("Living/Transport");
    });
    confirm(robot, "#dialog-destroy");
    until(() -> rows().stream().allMatch(row -> row.category().equals("Living/Transport")));
    until(() -> !names(robot).contains("Groceries"));
    select(robot, "Transport");
    robot.type(KeyCode.DELETE);
    confirm(robot, "#dialog-destroy");
    until(() -> rows().stream().allMatch(row -> row.category().isEmpty()));
  }

  @Test
  void severalPayeesBecomeTheOneThatIsChosenAndUnusedOnesGo(FxRobot robot) {
    show(robot);
    tab(robot, "payees");
    until(() -> names(robot).contains("Nobody"));
    staged.pictures(robot, "catalogue-payees");
    select(robot, "LIDL 0", "LIDL 1", "LIDL 2");
    robot.write("m");
    until(() -> asks(robot, "#catalogue-into"));
    robot.interact(
        () -> robot.lookup("#catalogue-into").queryAs(TextField.class).setText("LIDL 1"));
    until(() -> text(robot, "#catalogue-preview").contains("2 transactions"));
    confirm(robot, "#dialog-confirm");
    until(() -> names(robot).equals(List.of("LIDL 1", "Nobody", "Shell")));
    robot.interact(() -> robot.lookup("#catalogue-unused").queryAs(Button.class).fire());
    until(() -> names(robot).equals(List.of("LIDL 1", "Shell")));
    assertThat(vault.ledger().read().payees())
        .extracting(Payee::name)
        .containsExactlyInAnyOrder("LIDL 1", "Shell");
  }

  @Test
  void aTagIsRenamedAndOneThatNothingNamesGoesWithoutAQuestion(FxRobot robot) {
    show(robot);
    robot.interact(() -> robot.lookup("#catalogue-categories").query().requestFocus());
    robot.type(KeyCode.RIGHT).type(KeyCode.RIGHT);
    until(() -> names(robot).equals(List.of("holiday")));
    select(robot, "holiday");
    robot.type(KeyCode.F2);
    until(() -> asks(robot, "#catalogue-name"));
    robot.interact(
        () -> robot.lookup("#catalogue-name").queryAs(TextField.class).setText("journey"));
    staged.pictures(robot, "catalogue-tag");
    confirm(robot, "#dialog-confirm");
    until(() -> names(robot).equals(List.of("journey")));
    select(robot, "journey");
    robot.type(KeyCode.DELETE);
    until(() -> list(robot).getItems().isEmpty());
  }
}

package app.coffer.desktop.ui.rules;

import static app.coffer.desktop.ui.kit.StagedScreen.done;
import static app.coffer.desktop.ui.kit.StagedScreen.until;
import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.rules.Action;
import app.coffer.desktop.rules.Condition;
import app.coffer.desktop.rules.Rule;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.kit.StagedScreen;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Rules of a real vault, by keys. */
@ExtendWith(ApplicationExtension.class)
class RulesScreenTest {
  private static int vaults;
  @TempDir static Path folder;
  private StagedScreen staged;
  private OpenVault vault;
  private RecordId checking;

  @Start
  void start(Stage stage) throws Exception {
    staged = new StagedScreen(stage, folder.resolve("rules" + vaults++));
    vault = staged.vault();
    checking =
        done(vault.ledger().addAccount("Checking", AccountType.CHECKING, Money.of(0, "EUR"))).id();
    for (int i = 0; i < 4; i++) {
      LocalDate day = LocalDate.of(2026, 11, 18).minusDays(7L * i);
      StagedScreen.spend(vault, checking, day, "LIDL SAGT DANKE " + i, -4_800 - i, "");
      StagedScreen.spend(vault, checking, day, "Shell", -6_100, "Living/Transport");
    }
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(staged::close);
  }

  private Rule rule(String name, String contains, String category, int order) {
    var rules = vault.books().rules();
    return done(
        rules.save(
            new Rule(
                rules.newId(),
                name,
                order,
                true,
                false,
                false,
                List.of(
                    new Condition.Words(Condition.Part.PAYEE, Condition.How.CONTAINS, contains)),
                List.of(
                    new Action.SetCategory(
                        vault.ledger().findCategory(category).orElseThrow().id()),
                    new Action.AddTags(new TreeSet<>(List.of("car")))))));
  }

  private void show(FxRobot robot) {
    show(robot, Locale.ENGLISH, Locale.UK, 1280, 800);
  }

  private void show(FxRobot robot, Locale language, Locale region, int width, int height) {
    var context = StagedScreen.context(language, region);
    var appearance = Appearance.in(folder.resolve("look" + vaults + ".properties"));
    staged.show(
        robot,
        context,
        overlay -> new RulesScreen(vault, context, overlay, appearance),
        width,
        height);
  }

  @SuppressWarnings("unchecked")
  private static ListView<RuleLine> list(FxRobot robot) {
    return (ListView<RuleLine>) robot.lookup("#rules").query();
  }

  private List<String> order() {
    return vault.books().rules().all().stream().map(Rule::name).toList();
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryAs(Label.class).getText();
  }

  private List<RegisterRow> lidl() {
    return vault.ledger().read().rows(new RegisterFilter(checking, "lidl", null, null), 0, 20);
  }

  @Test
  void aRuleIsTypedAndShowsWhatItWouldChangeBeforeItDoes(FxRobot robot) {
    show(robot);
    staged.pictures(robot, "rules-empty");
    robot.write("n");
    until(() -> robot.lookup("#rule-name").tryQuery().isPresent());
    robot.write("Lidl").type(KeyCode.ENTER);
    until(() -> !text(robot, "#rule-problem").isEmpty());
    robot.interact(() -> {
      RuleLines.Asking asking =
          (RuleLines.Asking) robot.lookup(node -> node instanceof RuleLines.Asking).query();
      ((javafx.scene.control.ComboBox<?>) asking.getChildren().getFirst())
          .getSelectionModel()
          .select(0);
      robot.lookup(".rule-text").queryAs(TextField.class).setText("lidl");
      robot.lookup(".rule-category").queryAs(TextField.class).setText("Food/Supermarket");
    });
    until(() -> text(robot, "#rule-count").equals("Would change 4 transactions"));
    assertThat(vault.ledger().findCategory("Food/Supermarket")).isEmpty();
    robot.interact(() -> robot.lookup("#rule-now").queryAs(CheckBox.class).fire());
    staged.pictures(robot, "rules-edit");
    robot.interact(() -> robot.lookup("#dialog-confirm").queryAs(Button.class).fire());
    until(() -> order().equals(List.of("Lidl")));
    until(() -> lidl().stream().allMatch(row -> row.category().equals("Food/Supermarket")));
    assertThat(lidl()).hasSize(4);
  }

  @Test
  void rulesAreMovedSwitchedOffAndRemovedByKeys(FxRobot robot) {
    rule("Fuel", "shell", "Living/Transport", 0);
    rule("Cinema", "cinema", "Leisure/Entertainment", 1);
    rule("Doctor", "praxis", "Living/Health", 2);
    show(robot);
    until(() -> list(robot).getItems().size() == 3);
    robot.interact(() -> list(robot).getSelectionModel().select(2));
    robot.press(KeyCode.ALT).type(KeyCode.UP).release(KeyCode.ALT);
    until(() -> order().equals(List.of("Fuel", "Doctor", "Cinema")));
    until(() -> list(robot).getSelectionModel().getSelectedIndex() == 1);
    robot.type(KeyCode.SPACE);
    until(() -> !vault.books().rules().all().get(1).enabled());
    until(() ->
        list(robot).getItems().get(1) instanceof RuleLine.Standing line && !line.rule().enabled());
    staged.pictures(robot, "rules");
    robot.type(KeyCode.DELETE);
    until(() -> order().equals(List.of("Fuel", "Cinema")));
    var undo =
        robot.lookup(".toast .button").queryAllAs(Button.class).stream()
            .filter(button -> "Undo".equals(button.getText()))
            .findFirst()
            .orElseThrow();
    robot.interact(undo::fire);
    until(() -> order().equals(List.of("Fuel", "Doctor", "Cinema")));
  }

  @Test
  void aRuleThatIsThereIsChanged(FxRobot robot) {
    rule("Fuel", "shell", "Living/Transport", 0);
    show(robot, Locale.GERMAN, Locale.GERMANY, 1024, 640);
    until(() -> list(robot).getItems().size() == 1);
    robot.type(KeyCode.ENTER);
    until(() -> robot.lookup("#rule-name").tryQuery().isPresent());
    until(() -> text(robot, "#rule-count").equals("W\u00fcrde 4 Buchungen \u00e4ndern"));
    staged.picture(robot, "rules-edit-de", Theme.LIGHT, 1024, 640, 100);
    robot.interact(() -> robot.lookup("#rule-name").queryAs(TextField.class).setText("Tanken"));
    robot.type(KeyCode.ENTER);
    until(() -> order().equals(List.of("Tanken")));
    Rule now = vault.books().rules().all().getFirst();
    assertThat(now.actions()).hasSize(2);
    assertThat(now.conditions()).hasSize(1);
    staged.picture(robot, "rules-de", Theme.LIGHT, 1024, 640, 100);
  }
}

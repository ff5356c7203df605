package app.coffer.desktop.ui.register;

import static app.coffer.desktop.ui.kit.StagedScreen.done;
import static app.coffer.desktop.ui.kit.StagedScreen.until;
import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.LineDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Screen;
import app.coffer.desktop.ui.kit.StagedScreen;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.wire.id.RecordId;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** An amount is cut into lines, in German and in an account of another currency. */
@ExtendWith(ApplicationExtension.class)
class SplitDialogTest {
  private static final Currency USD = Currency.getInstance("USD");
  private static int vaults;
  @TempDir static Path folder;
  private final List<LineDraft> lines = new ArrayList<>();
  private StagedScreen staged;
  private RecordId dollars;
  private RecordId savings;

  @Start
  void start(Stage stage) throws Exception {
    staged = new StagedScreen(stage, folder.resolve("split" + vaults++));
    var ledger = staged.vault().ledger();
    dollars = done(ledger.addAccount("Dollars", AccountType.CHECKING, Money.of(0, "USD"))).id();
    savings = done(ledger.addAccount("Sparbuch", AccountType.SAVINGS, Money.of(0, "EUR"))).id();
    rate(LocalDate.of(2026, 11, 2), "0.90");
    rate(LocalDate.of(2026, 11, 20), "0.95");
  }

  @AfterEach
  void close() {
    staged.close();
  }

  private void rate(LocalDate day, String value) {
    done(
        staged
            .vault()
            .books()
            .rates()
            .set(day, USD, Currency.getInstance("EUR"), new BigDecimal(value)));
  }

  private record Empty(Region node) implements Screen {
    @Override
    public String title() {
      return "";
    }

    @Override
    public void onShown() {}

    @Override
    public void onHidden() {}
  }

  private void open(FxRobot robot, UiContext context, Money total) {
    var overlays = new ArrayList<Overlay>();
    staged.show(
        robot,
        context,
        overlay -> {
          overlays.add(overlay);
          return new Empty(new Region());
        },
        1280,
        800);
    var model = new EntryViewModel(staged.vault(), context);
    String date = context.formats().date(LocalDate.of(2026, 11, 5));
    robot.interact(() ->
        model.load(() ->
            SplitDialog.open(
                overlays.getFirst(),
                context,
                model,
                new SplitDialog.Whole(dollars, date, total),
                List.of(),
                "",
                lines::addAll)));
    until(() -> fields(robot, ".suggest-field").size() == 2);
    until(() -> fields(robot, ".suggest-field").getFirst().isFocused());
  }

  private static List<TextField> fields(FxRobot robot, String style) {
    return robot.lookup(".dialog " + style).queryAllAs(TextField.class).stream()
        .filter(Node::isVisible)
        .toList();
  }

  private static boolean said(FxRobot robot, String text) {
    return robot.lookup("#split-left").queryAs(Label.class).getText().contains(text);
  }

  private static FxRobot again(FxRobot robot, TextField field, String text) {
    robot.interact(() -> {
      field.requestFocus();
      field.selectAll();
    });
    return robot.write(text, 0);
  }

  @Test
  void partsHaveNoSignWhatIsLeftStandsReadyAndEnterGoesOn(FxRobot robot) {
    open(robot, StagedScreen.context(), Money.of(-10_000, "USD"));
    robot.write("Living/Rent", 0).type(KeyCode.TAB, KeyCode.TAB).write("60", 0).type(KeyCode.ENTER);
    until(() -> said(robot, "40.00"));
    robot.write("Leisure/Travel", 0).type(KeyCode.TAB, KeyCode.TAB);
    assertThat(fields(robot, ".amount-field").getLast().getText()).isEqualTo("40.00");
    robot.write("55", 0).type(KeyCode.ENTER);
    // more was assigned than there is: what came back is a line of its own
    until(() -> fields(robot, ".suggest-field").size() == 3);
    robot.write("Other/Gifts", 0).type(KeyCode.TAB, KeyCode.TAB);
    assertThat(fields(robot, ".amount-field").getLast().getText()).isEqualTo("\u221215.00");
    robot.type(KeyCode.ENTER);
    until(() -> lines.size() == 3);
    assertThat(lines)
        .extracting(LineDraft::amount)
        .containsExactly(Money.of(-6_000, "USD"), Money.of(-5_500, "USD"), Money.of(1_500, "USD"));
  }

  @Test
  void moneyThatComesInIsCutTheSameWay(FxRobot robot) {
    open(robot, StagedScreen.context(), Money.of(10_000, "USD"));
    robot
        .write("Income/Salary", 0)
        .type(KeyCode.TAB, KeyCode.TAB)
        .write("60", 0)
        .type(KeyCode.ENTER);
    robot.write("Income/Other", 0).type(KeyCode.TAB, KeyCode.TAB).type(KeyCode.ENTER);
    until(() -> lines.size() == 2);
    assertThat(lines)
        .extracting(LineDraft::amount)
        .containsExactly(Money.of(6_000, "USD"), Money.of(4_000, "USD"));
  }

  @Test
  void aPartForAnotherCurrencyArrivesByTheRateOfItsDayAlsoWhenItIsTypedAgain(FxRobot robot) {
    open(robot, StagedScreen.context(Locale.GERMAN, Locale.GERMANY), Money.of(-123_456, "USD"));
    robot
        .write("Wohnen/Miete", 0)
        .type(KeyCode.TAB, KeyCode.TAB)
        .write("1000", 0)
        .type(KeyCode.ENTER);
    robot.write(">Spar", 0).type(KeyCode.TAB, KeyCode.TAB);
    TextField arrives = fields(robot, ".amount-field").getLast();
    until(() -> arrives.getText().equals("211,10"));
    staged.pictures(robot, "split-german");
    staged.picture(robot, "split-german-large", Theme.LIGHT, 1281, 800, 150);
    again(robot, fields(robot, ".amount-field").get(1), "200").type(KeyCode.TAB);
    until(() -> arrives.getText().equals("180,00"));
    again(robot, fields(robot, ".amount-field").getFirst(), "1034,56").type(KeyCode.ENTER);
    until(() -> lines.size() == 2);
    assertThat(lines.getLast().transferAccount()).isEqualTo(savings);
    assertThat(lines.getLast().amount()).isEqualTo(Money.of(-20_000, "USD"));
    assertThat(lines.getLast().transferAmount()).isEqualTo(Money.of(18_000, "EUR"));
  }

  @Test
  void whereALineIsRemovedTheNextOneHasTheFocus(FxRobot robot) {
    open(robot, StagedScreen.context(), Money.of(-10_000, "USD"));
    TextField second = fields(robot, ".suggest-field").getLast();
    robot.type(KeyCode.TAB, KeyCode.TAB, KeyCode.TAB).type(KeyCode.SPACE);
    until(() -> fields(robot, ".suggest-field").size() == 1);
    until(second::isFocused);
  }
}

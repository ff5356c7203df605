package app.coffer.desktop.ui.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ui.kit.FindingWords;
import app.coffer.desktop.ui.kit.Theme;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

class ImportScreenTest extends ImportWindow {
  @Start
  void start(Stage stage) {
    begin(stage);
  }

  @Test
  void aStatementIsImportedWithTheKeyboard(FxRobot robot) {
    show(robot, statement());

    robot.type(KeyCode.ENTER);
    assertThat(robot.lookup("#undecidable").tryQuery()).isPresent();
    assertThat(text(robot, "#reads"))
        .contains("Lidl sagt danke", "48.00", "5 lines", "1 line cannot");
    robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);
    assertThat(transactions()).isEqualTo(1);
    assertThat(text(robot, "#importNext")).isEqualTo("Import 5");
    robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);

    assertThat(text(robot, "#imported")).isEqualTo("5 lines imported");
    assertThat(transactions()).isEqualTo(5);
    robot.type(KeyCode.ENTER);
    assertThat(done).isEqualTo(1);
  }

  @Test
  void theSameStatementAgainHasNothingToImportAndIsRecognised(FxRobot robot) {
    ImportViewModel first = show(robot, statement());
    toReview(robot, first);
    robot.interact(first::apply);
    ImportViewModel again = show(robot, statement());
    assertThat(text(robot, "#again0")).startsWith("You imported this very file before");
    toReview(robot, again);

    assertThat(robot.lookup("#importNext").queryButton().isDisabled()).isTrue();
    assertThat(text(robot, "#filterALREADY")).isEqualTo("5 already here");
  }

  @Test
  void theOrderOfDatesIsThePersonsToSay(FxRobot robot) {
    ImportViewModel model = show(robot, statement());
    robot.interact(model::confirmAccounts);
    robot.interact(() -> {
      ComboBox<DateOrder> dates = robot.lookup("#dates").queryComboBox();
      dates.setValue(DateOrder.MONTH_DAY_YEAR);
    });

    assertThat(text(robot, "#reads")).contains("11 Dec 2026");
    assertThat(robot.lookup("#undecidable").tryQuery()).isEmpty();
  }

  @Test
  void whatWasSaidOfTheColumnsIsRememberedWithTheImport(FxRobot robot) {
    ImportViewModel model = show(robot, statement());
    robot.interact(model::confirmAccounts);
    robot.interact(() -> {
      ComboBox<DateOrder> dates = robot.lookup("#dates").queryComboBox();
      dates.setValue(DateOrder.MONTH_DAY_YEAR);
      robot.lookup("#rememberName").queryTextInputControl().setText("My bank");
    });
    assertThat(importing().profiles().own()).as("not before the import").isEmpty();
    robot.interact(model::confirmColumns);
    robot.interact(model::apply);

    ImportViewModel again = show(robot, statement());
    robot.interact(again::confirmAccounts);
    assertThat(again.currentProperty().get().columns().profile()).isEqualTo("My bank");
    assertThat(text(robot, "#reads")).contains("11 Dec 2026");
    assertThat(robot.lookup("#undecidable").tryQuery()).isEmpty();
  }

  @Test
  void aLineIsLeftOutWithSpaceAndTheBalanceFollows(FxRobot robot) {
    ImportViewModel model = show(robot, statement());
    toReview(robot, model);
    String before = text(robot, "#importBalance");

    select(robot, 1);
    robot.type(KeyCode.SPACE);
    assertThat(text(robot, "#importNext")).isEqualTo("Import 4");
    assertThat(text(robot, "#importBalance")).isNotEqualTo(before);
    robot.type(KeyCode.SPACE);
    assertThat(text(robot, "#importNext")).isEqualTo("Import 5");
  }

  @Test
  void aMatchIsMadeNewWithAAndTheSameAgainWithM(FxRobot robot) {
    ImportViewModel model = show(robot, statement());
    toReview(robot, model);
    robot.interact(() -> robot.lookup("#filterMATCH").queryAs(ToggleButton.class).fire());
    select(robot, 0);

    robot.type(KeyCode.A);
    assertThat(decision(model)).isEqualTo(Decision.ADD);
    robot.type(KeyCode.M);
    assertThat(decision(model)).isEqualTo(Decision.SAME);
    robot.interact(model::apply);
    assertThat(transactions()).isEqualTo(5);
  }

  @Test
  void whatCannotBeReadIsSaidInTheLanguageOfTheWindow(FxRobot robot) {
    Path letter = file("letter.pdf", "%PDF-1.7 something", StandardCharsets.US_ASCII);
    show(robot, List.of(letter), Theme.LIGHT, Locale.GERMAN, 1024, 640);
    assertThat(texts(robot)).anyMatch(text -> text.contains("sieht aus wie eine PDF-Datei"));

    ImportViewModel model =
        show(robot, List.of(statement()), Theme.LIGHT, Locale.GERMAN, 1024, 640);
    toReview(robot, model);
    assertThat(texts(robot)).anyMatch(text -> text.startsWith("Tag und Monat lassen sich"));
    ReviewModel review = model.currentProperty().get().review();
    assertThat(review.problemsAsCsv(new FindingWords(context(Locale.GERMAN))))
        .contains("\"„201120000000“ ist kein Datum\"");
    robot.interact(() -> robot.lookup("#filterPROBLEM").queryAs(ToggleButton.class).fire());
    assertThat(cells(robot)).contains("„201120000000“ ist kein Datum");
  }

  private static List<String> texts(FxRobot robot) {
    return robot.lookup(node -> node instanceof Label).queryAllAs(Label.class).stream()
        .map(Label::getText)
        .toList();
  }

  private static List<String> cells(FxRobot robot) {
    return robot
        .lookup(node -> node instanceof TableCell<?, ?>)
        .queryAllAs(TableCell.class)
        .stream()
        .map(cell -> String.valueOf(cell.getText()))
        .toList();
  }

  private static Decision decision(ImportViewModel model) {
    return ((ReviewRow.Line)
            model.currentProperty().get().review().rows(ReviewRow.Kind.MATCH).getFirst())
        .decision();
  }

  private void select(FxRobot robot, int row) {
    TableView<ReviewRow> table = robot.lookup("#review").queryTableView();
    robot.interact(() -> {
      table.requestFocus();
      table.getSelectionModel().clearAndSelect(row);
    });
  }

  @Test
  void aFileThatIsNoneDoesNotKeepTheOthers(FxRobot robot) {
    Path letter = file("letter.pdf", "%PDF-1.7 something", StandardCharsets.US_ASCII);
    ImportViewModel model = show(robot, letter, statement());

    assertThat(text(robot, "#unreadable")).contains("PDF");
    assertThat(text(robot, "#ready")).contains("5 lines");
    assertThat(transactions()).isEqualTo(1);
    fire(robot, "#importNext");
    assertThat(model.stepProperty().get()).isEqualTo(ImportViewModel.Step.ACCOUNTS);
    robot.type(KeyCode.ESCAPE);
    robot.type(KeyCode.ESCAPE);
    assertThat(done).isEqualTo(1);
  }

  @Test
  void severalFilesGoIntoSeveralAccountsAtOnce(FxRobot robot) {
    Path other =
        file(
            "savings 2026.csv",
            "Date,Payee,Amount\n2026-11-13,Interest,1.20\n",
            StandardCharsets.UTF_8);
    ImportViewModel model = show(robot, statement(), other);
    assertThat(model.partsProperty().get().get(1).account()).as("by its name").isEqualTo(savings);
    toReview(robot, model);

    assertThat(text(robot, "#importNext")).isEqualTo("Import 6");
    robot.interact(() -> model.show(model.partsProperty().get().get(1)));
    assertThat(text(robot, "#filterNEW")).isEqualTo("1 new");
    robot.interact(model::apply);
    assertThat(text(robot, "#imported")).isEqualTo("6 lines imported");
    assertThat(ledger.store().count(RegisterFilter.of(savings.id()))).isEqualTo(1);
  }

  @Test
  void aLineThatTwoFilesHoldIsImportedOnceAndSaidBefore(FxRobot robot) {
    Path longer =
        file("longer.csv", STATEMENT + "01.11.2026;Miete;;-900,00;\n", StandardCharsets.UTF_8);
    ImportViewModel model = show(robot, statement(), longer);
    robot.interact(() -> model.choose(model.partsProperty().get().get(1), checking));
    toReview(robot, model);

    assertThat(text(robot, "#importNext")).isEqualTo("Import 6");
    robot.interact(model::apply);
    assertThat(transactions()).isEqualTo(6);
  }

  @Test
  void anImportIsUndoneFromItsResult(FxRobot robot) {
    ImportViewModel model = show(robot, statement());
    toReview(robot, model);
    robot.interact(model::apply);
    assertThat(transactions()).isEqualTo(5);

    fire(robot, "#undoImport");
    assertThat(transactions()).isEqualTo(1);
    assertThat(done).isEqualTo(1);
  }

  @Test
  void aTransferBetweenTwoFilesIsSuggestedAndJoined(FxRobot robot) {
    Path one =
        file(
            "checking.csv",
            "Date,Payee,Amount\n2026-11-13,To savings,-200.00\n",
            StandardCharsets.UTF_8);
    Path two =
        file(
            "savings.csv",
            "Date,Payee,Amount\n2026-11-14,From checking,200.00\n",
            StandardCharsets.UTF_8);
    ImportViewModel model = show(robot, one, two);
    toReview(robot, model);
    robot.interact(model::apply);

    assertThat(model.resultProperty().get().transfers()).hasSize(1);
    fire(robot, "#joinTransfers");
    assertThat(model.resultProperty().get().transfers()).isEmpty();
    assertThat(ledger.store().rows(RegisterFilter.of(savings.id()), 0, 10))
        .singleElement()
        .satisfies(row -> assertThat(row.transferAccount()).isEqualTo("Checking"));
  }

  @Test
  void columnsWithoutAnAmountCannotBeReviewed(FxRobot robot) {
    ImportViewModel model = show(robot, statement());
    robot.interact(model::confirmAccounts);
    robot.interact(() ->
        model.correct(
            ColumnsModel.withRole(
                model.currentProperty().get().columns(),
                3,
                app.coffer.desktop.banking.BankImport.CsvColumns.Role.IGNORED)));

    assertThat(text(robot, "#reads")).startsWith("Say which column is the date");
    assertThat(robot.lookup("#importNext").queryButton().isDisabled()).isTrue();
  }
}

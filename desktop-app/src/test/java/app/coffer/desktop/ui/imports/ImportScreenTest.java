package app.coffer.desktop.ui.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.banking.CsvProfiles;
import app.coffer.desktop.banking.ImportHistory;
import app.coffer.desktop.banking.OwnTransfers;
import app.coffer.desktop.banking.TestBank;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.DerivedIds;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.store.TestLedger;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.Overlay;
import app.coffer.desktop.ui.kit.Pictures;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class ImportScreenTest {
  private static final Path SCREENS = Path.of("target", "screens");

  /** No day above 12; a typed Shell; one row whose date is none. */
  private static final String STATEMENT =
      """
      Buchungstag;Auftraggeber/Empfänger;Verwendungszweck;Betrag;Kontostand
      12.11.2026;Lidl sagt danke;Einkauf Köln;-48,00;1.128,10
      11.11.2026;SHELL 1234;Tanken;-24,00;1.176,10
      201120000000;Unlesbar;;-1,00;1.200,10
      05.11.2026;Bäckerei Merzenich;;-6,20;1.201,10
      03.11.2026;Netflix;Abo November;-12,99;1.207,30
      02.11.2026;Arbeitgeber GmbH;Gehalt Oktober;2.100,00;1.220,29
      """;

  private static final DerivedIds IDS =
      (kind, key) ->
          RecordId.ofHex(
              UUID.nameUUIDFromBytes((kind + key).getBytes(StandardCharsets.UTF_8))
                  .toString()
                  .replace("-", ""));

  @TempDir Path folder;
  private TestLedger ledger;
  private Account checking;
  private Stage stage;
  private int done;
  private int history;
  private Account savings;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    stage.show();
  }

  @BeforeEach
  void fill() {
    ledger = new TestLedger(folder);
    checking = account("Checking", 0);
    savings = account("Savings", 900_000);
    typed("2026-11-10", -2400, "Shell");
  }

  @AfterEach
  void close() {
    ledger.close();
  }

  private Account account(String name, long minor) {
    return done(ledger.ledger().addAccount(name, AccountType.CHECKING, Money.of(minor, "EUR")));
  }

  private void typed(String date, long minor, String payee) {
    done(
        ledger
            .ledger()
            .addTransaction(
                TransactionDraft.of(
                    checking.id(), LocalDate.parse(date), payee, Money.of(minor, "EUR"), "")));
  }

  private static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(var value) -> value;
      case Outcome.Refused<T> refused -> throw new AssertionError(refused.reason());
    };
  }

  private Path file(String name, String text, Charset charset) {
    try {
      return Files.write(folder.resolve(name), text.getBytes(charset));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path statement() {
    return file("umsatz.csv", STATEMENT, Charset.forName("windows-1252"));
  }

  private ImportViewModel show(FxRobot robot, Path... files) {
    return show(robot, List.of(files), Theme.LIGHT, Locale.ENGLISH, 1280, 800);
  }

  private static UiContext context(Locale language) {
    return new UiContext(
        Background.direct(),
        Words.in(language),
        new Formats(language == Locale.GERMAN ? Locale.GERMANY : Locale.UK, ZoneOffset.UTC),
        Clock.fixed(Instant.parse("2026-11-15T11:02:00Z"), ZoneOffset.UTC));
  }

  private Importing importing() {
    return new Importing(
        TestBank.over(ledger.store(), IDS),
        ledger.store(),
        new CsvProfiles(ledger.store(), IDS),
        new ImportHistory(ledger.store()),
        new OwnTransfers(ledger.store()));
  }

  private ImportViewModel show(
      FxRobot robot, List<Path> files, Theme theme, Locale language, int width, int height) {
    UiContext context = context(language);
    Importing bank = importing();
    var model = new ImportViewModel(bank, context, checking.id(), files);
    robot.interact(() -> {
      var screen = new ImportScreen(model, bank, context, () -> history++, into -> done++);
      stage(screen.node(), theme, width, height);
      screen.onShown();
    });
    return model;
  }

  /** As beside the window's sidebar. */
  private void stage(Node node, Theme theme, int width, int height) {
    var sidebar = new Region();
    sidebar.setMinWidth(240);
    sidebar.setStyle("-fx-background-color: -color-bg-subtle;");
    HBox.setHgrow(node, Priority.ALWAYS);
    var scene = new Scene(new HBox(sidebar, node), width, height);
    theme.apply(scene, 100);
    stage.setScene(scene);
  }

  private void fire(FxRobot robot, String id) {
    robot.interact(() -> robot.lookup(id).queryButton().fire());
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryLabeled().getText();
  }

  private int transactions() {
    return ledger.store().count(RegisterFilter.of(checking.id()));
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

  /** To the review, with the accounts and columns as proposed. */
  private void toReview(FxRobot robot, ImportViewModel model) {
    robot.interact(model::confirmAccounts);
    while (model.stepProperty().get() == ImportViewModel.Step.COLUMNS) {
      robot.interact(model::confirmColumns);
    }
    WaitForAsyncUtils.waitForFxEvents();
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

  @Test
  void whatWasImportedIsListedAndTakenBackAfterAQuestion(FxRobot robot) {
    ImportViewModel model = show(robot, statement());
    toReview(robot, model);
    robot.interact(model::apply);
    Overlay overlay = showHistory(robot, Theme.LIGHT, Locale.ENGLISH, 1280, 800);

    fire(robot, "#undo0");
    assertThat(overlay.isDialogOpen()).isTrue();
    fire(robot, "#dialog-destroy");
    assertThat(transactions()).isEqualTo(1);
    assertThat(robot.lookup("#undo0").tryQuery()).as("undone").isEmpty();
  }

  @Test
  void withoutImportsTheHistorySaysWhatToDo(FxRobot robot) {
    showHistory(robot, Theme.LIGHT, Locale.ENGLISH, 1280, 800);
    assertThat(text(robot, "#historyEmpty")).contains("Drop a bank file");
  }

  private Overlay showHistory(FxRobot robot, Theme theme, Locale language, int width, int height) {
    UiContext context = context(language);
    var shown = new ArrayList<Overlay>();
    robot.interact(() -> {
      var place = new StackPane();
      var overlay = new Overlay(place, context.words());
      var model =
          new HistoryViewModel(
              new ImportHistory(ledger.store()),
              () -> ledger.store().accounts(),
              () -> Map.of(DeviceId.ofHex("07".repeat(16)), "Desktop"),
              context.background());
      var screen = new HistoryScreen(model, context, overlay, () -> history++);
      place.getChildren().add(screen.node());
      stage(overlay, theme, width, height);
      screen.onShown();
      shown.add(overlay);
    });
    return shown.getFirst();
  }

  /** What the pictures show. */
  enum Picture {
    EMPTY,
    FILES,
    ACCOUNTS,
    COLUMNS,
    REVIEW,
    DONE,
    HISTORY
  }

  @ParameterizedTest
  @EnumSource
  void isDrawnInLightAndDarkAndSmallAndGerman(Picture picture, FxRobot robot) {
    if (picture == Picture.REVIEW) {
      typed("2026-11-03", -620, "Bakery");
      typed("2026-10-29", -1299, "Streaming");
    }
    if (picture == Picture.HISTORY) {
      ImportViewModel model = show(robot, statement());
      toReview(robot, model);
      robot.interact(model::apply);
    }
    draw(picture, robot, Theme.LIGHT, Locale.ENGLISH, 1280);
    draw(picture, robot, Theme.DARK, Locale.GERMAN, 1024);
    assertThat(SCREENS).exists();
  }

  private void draw(Picture picture, FxRobot robot, Theme theme, Locale language, int width) {
    int height = width == 1280 ? 800 : 640;
    if (picture == Picture.HISTORY) {
      showHistory(robot, theme, language, width, height);
    } else {
      Path other =
          file(
              "savings 2026.csv",
              "Date,Payee,Amount\n2026-11-13,Interest,1.20\n",
              StandardCharsets.UTF_8);
      Path letter = file("letter.pdf", "%PDF-1.7 something", StandardCharsets.US_ASCII);
      List<Path> files =
          switch (picture) {
            case EMPTY -> List.of();
            case FILES -> List.of(statement(), other, letter);
            default -> List.of(statement(), other);
          };
      ImportViewModel model = show(robot, files, theme, language, width, height);
      if (picture.compareTo(Picture.COLUMNS) >= 0) {
        robot.interact(model::confirmAccounts);
      }
      if (picture.compareTo(Picture.REVIEW) >= 0) {
        robot.interact(model::confirmColumns);
        robot.interact(model::confirmColumns);
      }
      if (picture == Picture.DONE) {
        robot.interact(model::apply);
        robot.interact(() ->
            importing()
                .history()
                .all()
                .forEach(each -> importing().history().undo(each.id(), true)));
      }
    }
    WaitForAsyncUtils.waitForFxEvents();
    String name = "import-" + picture + "-" + theme + "-" + width + "-" + language.getLanguage();
    write(name.toLowerCase(Locale.ROOT), robot);
  }

  private void write(String name, FxRobot robot) {
    robot.interact(() -> {
      try {
        Pictures.write(stage.getScene(), SCREENS.resolve(name + ".png"));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    });
  }
}

package app.coffer.desktop.ui.imports;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.banking.TestBank;
import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.store.TestLedger;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.Pictures;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
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
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
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

  @TempDir Path folder;
  private TestLedger ledger;
  private Account checking;
  private Stage stage;
  private int done;

  @Start
  void start(Stage stage) {
    this.stage = stage;
    stage.show();
  }

  @BeforeEach
  void fill() {
    ledger = new TestLedger(folder);
    checking = account("Checking", 0);
    account("Savings", 900_000);
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

  private ImportViewModel show(FxRobot robot, Path file) {
    return show(robot, file, Theme.LIGHT, 1280, 800);
  }

  private ImportViewModel show(FxRobot robot, Path file, Theme theme, int width, int height) {
    var context =
        new UiContext(
            Background.direct(),
            Words.in(Locale.ENGLISH),
            new Formats(Locale.UK, ZoneOffset.UTC),
            Clock.fixed(Instant.parse("2026-11-15T11:02:00Z"), ZoneOffset.UTC));
    var bank =
        TestBank.over(
            ledger.store(),
            (kind, key) ->
                RecordId.ofHex(
                    UUID.nameUUIDFromBytes((kind + key).getBytes(StandardCharsets.UTF_8))
                        .toString()
                        .replace("-", "")));
    var model = new ImportViewModel(bank, ledger.store(), context, checking.id(), file);
    robot.interact(() -> {
      var screen = new ImportScreen(model, context, () -> done++);
      // as beside the window's sidebar
      var sidebar = new Region();
      sidebar.setMinWidth(240);
      sidebar.setStyle("-fx-background-color: -color-bg-subtle;");
      HBox.setHgrow(screen.node(), Priority.ALWAYS);
      var scene = new Scene(new HBox(sidebar, screen.node()), width, height);
      theme.apply(scene, 100);
      stage.setScene(scene);
      screen.onShown();
    });
    return model;
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

  @Test
  void theSameStatementAgainHasNothingToImport(FxRobot robot) {
    ImportViewModel first = show(robot, statement());
    robot.interact(() -> {
      first.read();
      first.reviewColumns();
      first.apply();
    });
    ImportViewModel again = show(robot, statement());
    robot.interact(() -> {
      again.read();
      again.reviewColumns();
    });

    assertThat(robot.lookup("#importNext").queryButton().isDisabled()).isTrue();
    assertThat(text(robot, "#filterALREADY")).isEqualTo("5 already here");
  }

  @Test
  void theOrderOfDatesIsThePersonsToSay(FxRobot robot) {
    ImportViewModel model = show(robot, statement());
    robot.interact(model::read);
    robot.interact(() -> {
      ComboBox<DateOrder> dates = robot.lookup("#dates").queryComboBox();
      dates.setValue(DateOrder.MONTH_DAY_YEAR);
    });

    assertThat(text(robot, "#reads")).contains("11 Dec 2026");
    assertThat(robot.lookup("#undecidable").tryQuery()).isEmpty();
  }

  @Test
  void aLineIsLeftOutWithSpaceAndTheBalanceFollows(FxRobot robot) {
    ImportViewModel model = show(robot, statement());
    robot.interact(model::read);
    robot.interact(model::reviewColumns);
    WaitForAsyncUtils.waitForFxEvents();
    String before = text(robot, "#importBalance");

    TableView<ReviewRow> table = robot.lookup("#review").queryTableView();
    robot.interact(() -> table.getSelectionModel().clearAndSelect(1));
    robot.type(KeyCode.SPACE);

    assertThat(text(robot, "#importNext")).isEqualTo("Import 4");
    assertThat(text(robot, "#importBalance")).isNotEqualTo(before);
  }

  @Test
  void whatIsNotABankFileIsSaidAndNothingIsWritten(FxRobot robot) {
    show(robot, file("letter.pdf", "%PDF-1.7 something", StandardCharsets.US_ASCII));
    robot.type(KeyCode.ENTER);

    assertThat(text(robot, "#unreadable")).isNotEmpty();
    assertThat(transactions()).isEqualTo(1);
    fire(robot, "#importBack");
    assertThat(robot.lookup("#account").tryQuery()).isPresent();
    robot.type(KeyCode.ESCAPE);
    assertThat(done).isEqualTo(1);
  }

  @Test
  void columnsWithoutAnAmountCannotBeReviewed(FxRobot robot) {
    ImportViewModel model = show(robot, statement());
    robot.interact(model::read);
    robot.interact(() ->
        model.correct(
            ColumnsModel.withRole(
                model.columnsProperty().get(),
                3,
                app.coffer.desktop.banking.BankImport.CsvColumns.Role.IGNORED)));

    assertThat(text(robot, "#reads")).startsWith("Say which column is the date");
    assertThat(robot.lookup("#importNext").queryButton().isDisabled()).isTrue();
  }

  /** What the pictures show. */
  enum Picture {
    ACCOUNT,
    COLUMNS,
    REVIEW,
    DONE,
    UNREADABLE
  }

  @ParameterizedTest
  @EnumSource
  void isDrawnInLightAndDarkAndSmall(Picture picture, FxRobot robot) {
    Path file =
        picture == Picture.UNREADABLE
            ? file("letter.pdf", "%PDF-1.7 something", StandardCharsets.US_ASCII)
            : statement();
    if (picture == Picture.REVIEW) {
      typed("2026-11-03", -620, "Bakery");
      typed("2026-10-29", -1299, "Streaming");
    }
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      for (int width : new int[] {1280, 1024}) {
        ImportViewModel model = show(robot, file, theme, width, width == 1280 ? 800 : 640);
        if (picture != Picture.ACCOUNT) {
          robot.interact(model::read);
        }
        if (picture == Picture.REVIEW || picture == Picture.DONE) {
          robot.interact(model::reviewColumns);
        }
        if (picture == Picture.DONE) {
          robot.interact(model::apply);
        }
        WaitForAsyncUtils.waitForFxEvents();
        String name = "import-" + picture + "-" + theme + "-" + width;
        write(name.toLowerCase(Locale.ROOT), robot);
      }
    }
    assertThat(SCREENS).exists();
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

package app.coffer.desktop.ui.imports;

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
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** A vault with two accounts and a statement, and what shows the screens of the import over it. */
@ExtendWith(ApplicationExtension.class)
abstract class ImportWindow {
  /** No day above 12; a typed Shell; one row whose date is none. */
  static final String STATEMENT =
      """
      Buchungstag;Auftraggeber/Empfänger;Verwendungszweck;Betrag;Kontostand
      12.11.2026;Lidl sagt danke;Einkauf Köln;-48,00;1.128,10
      11.11.2026;SHELL 1234;Tanken;-24,00;1.176,10
      201120000000;Unlesbar;;-1,00;1.200,10
      05.11.2026;Bäckerei Merzenich;;-6,20;1.201,10
      03.11.2026;Netflix;Abo November;-12,99;1.207,30
      02.11.2026;Arbeitgeber GmbH;Gehalt Oktober;2.100,00;1.220,29
      """;

  static final DerivedIds IDS =
      (kind, key) ->
          RecordId.ofHex(
              UUID.nameUUIDFromBytes((kind + key).getBytes(StandardCharsets.UTF_8))
                  .toString()
                  .replace("-", ""));

  @TempDir Path folder;
  TestLedger ledger;
  Account checking;
  Stage stage;
  int done;
  int history;
  Account savings;

  /** Called by each test's own {@code @Start}: TestFX looks for it in the class itself only. */
  final void begin(Stage stage) {
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

  Account account(String name, long minor) {
    return done(ledger.ledger().addAccount(name, AccountType.CHECKING, Money.of(minor, "EUR")));
  }

  void typed(String date, long minor, String payee) {
    done(
        ledger
            .ledger()
            .addTransaction(
                TransactionDraft.of(
                    checking.id(), LocalDate.parse(date), payee, Money.of(minor, "EUR"), "")));
  }

  static <T> T done(Outcome<T> outcome) {
    return switch (outcome) {
      case Outcome.Done<T>(var value) -> value;
      case Outcome.Refused<T> refused -> throw new AssertionError(refused.reason());
    };
  }

  Path file(String name, String text, Charset charset) {
    try {
      return Files.write(folder.resolve(name), text.getBytes(charset));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path statement() {
    return file("umsatz.csv", STATEMENT, Charset.forName("windows-1252"));
  }

  ImportViewModel show(FxRobot robot, Path... files) {
    return show(robot, List.of(files), Theme.LIGHT, Locale.ENGLISH, 1280, 800);
  }

  static UiContext context(Locale language) {
    return new UiContext(
        Background.direct(),
        Words.in(language),
        new Formats(language == Locale.GERMAN ? Locale.GERMANY : Locale.UK, ZoneOffset.UTC),
        Clock.fixed(Instant.parse("2026-11-15T11:02:00Z"), ZoneOffset.UTC));
  }

  Importing importing() {
    return new Importing(
        TestBank.over(ledger.store(), IDS),
        ledger.store(),
        new CsvProfiles(ledger.store(), IDS),
        new ImportHistory(ledger.store()),
        new OwnTransfers(ledger.store()));
  }

  ImportViewModel show(
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
  void stage(Node node, Theme theme, int width, int height) {
    var sidebar = new Region();
    sidebar.setMinWidth(240);
    sidebar.setStyle("-fx-background-color: -color-bg-subtle;");
    HBox.setHgrow(node, Priority.ALWAYS);
    var scene = new Scene(new HBox(sidebar, node), width, height);
    theme.apply(scene, 100);
    stage.setScene(scene);
  }

  void fire(FxRobot robot, String id) {
    robot.interact(() -> robot.lookup(id).queryButton().fire());
    WaitForAsyncUtils.waitForFxEvents();
  }

  static String text(FxRobot robot, String id) {
    return robot.lookup(id).queryLabeled().getText();
  }

  int transactions() {
    return ledger.store().count(RegisterFilter.of(checking.id()));
  }

  /** To the review, with the accounts and columns as proposed. */
  void toReview(FxRobot robot, ImportViewModel model) {
    robot.interact(model::confirmAccounts);
    while (model.stepProperty().get() == ImportViewModel.Step.COLUMNS) {
      robot.interact(model::confirmColumns);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  Overlay showHistory(FxRobot robot, Theme theme, Locale language, int width, int height) {
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
              context);
      var screen = new HistoryScreen(model, context, overlay, () -> history++);
      place.getChildren().add(screen.node());
      stage(overlay, theme, width, height);
      screen.onShown();
      shown.add(overlay);
    });
    return shown.getFirst();
  }
}

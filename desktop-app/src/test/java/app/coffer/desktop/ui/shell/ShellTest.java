package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.Account;
import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Ledger;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.RegisterRow;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.ui.conflict.ConflictController;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.Pictures;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.ui.settings.SettingsPage;
import app.coffer.desktop.vault.NewVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.Vaults;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** The window of a real vault, driven by keys and looked at. */
@ExtendWith(ApplicationExtension.class)
class ShellTest {
  @TempDir static Path folder;
  private static int vaults;
  private OpenVault vault;
  private Shell shell;
  private Stage stage;
  private RecordId checking;

  @Start
  void start(Stage shown) throws Exception {
    stage = shown;
    Path place = folder.resolve("vault" + vaults++);
    vault =
        Vaults.ofThisComputer(Syncing.WHEN_ASKED)
            .create(
                new NewVault(
                    place,
                    "Home",
                    Currency.getInstance("EUR"),
                    StarterCategories.SIMPLE,
                    "Desktop",
                    Optional.empty()))
            .vault();
    fill(vault.ledger());
    var context =
        new UiContext(
            Background.threads(),
            Words.in(Locale.ENGLISH),
            new Formats(Locale.UK, ZoneOffset.UTC),
            Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC));
    shell =
        new Shell(
            vault,
            context,
            Appearance.in(place.resolve("window.properties")),
            (open, with, overlay) -> new ConflictController(open, with, overlay));
    stage.setScene(new Scene(shell.root(), 1280, 800));
    Theme.LIGHT.apply(stage.getScene(), 100);
    stage.show();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(() -> {
      shell.close();
      vault.close();
    });
  }

  private void fill(Ledger ledger) {
    checking = account(ledger, "Checking", AccountType.CHECKING, 120_410);
    account(ledger, "Joint household account", AccountType.CHECKING, 220_467);
    account(ledger, "Savings", AccountType.SAVINGS, 900_000);
    account(ledger, "Visa", AccountType.CREDIT, -13_299);
    String[] payees = {"Lidl", "Shell", "Little Bakery", "City Utilities", "Payroll"};
    String[] categories = {
      "Living/Groceries",
      "Living/Transport",
      "Leisure/Eating out",
      "Living/Utilities",
      "Income/Salary"
    };
    for (int i = 0; i < 60; i++) {
      int which = i % payees.length;
      ledger.addTransaction(
          TransactionDraft.of(
              checking,
              LocalDate.of(2026, 11, 20).minusDays(i),
              payees[which],
              Money.of(which == 4 ? 210_000 : -(480L + 731L * which + 97L * i), "EUR"),
              categories[which]));
    }
  }

  private static RecordId account(Ledger ledger, String name, AccountType type, long opening) {
    Outcome<Account> outcome = ledger.addAccount(name, type, Money.of(opening, "EUR"));
    return outcome instanceof Outcome.Done<Account>(var made) ? made.id() : null;
  }

  private List<RegisterRow> rows() {
    return vault.ledger().read().rows(RegisterFilter.of(checking), 0, 3);
  }

  @Test
  void keysAloneAddATransactionThatTakesTheLastCategory(FxRobot robot) {
    robot.interact(() -> shell.showAccount(checking));
    settle();
    robot.clickOn(".register").type(KeyCode.N);
    settle();
    robot.type(KeyCode.TAB).write("lid").type(KeyCode.TAB);
    settle();
    robot.type(KeyCode.TAB).type(KeyCode.TAB).write("12.50*2+3").type(KeyCode.ENTER);
    settle();
    RegisterRow newest = rows().getFirst();
    assertThat(newest.payee()).isEqualTo("Lidl");
    assertThat(newest.category()).isEqualTo("Living/Groceries");
    assertThat(newest.amount()).isEqualTo(Money.of(-2800, "EUR"));
    assertThat(newest.transaction().date()).isEqualTo(LocalDate.of(2026, 11, 21));
  }

  @Test
  void looksRightOnEveryPage(FxRobot robot) {
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      for (int[] size : new int[][] {{1280, 800}, {1024, 640}}) {
        robot.interact(() -> {
          stage.setWidth(size[0]);
          stage.setHeight(size[1]);
          theme.apply(stage.getScene(), 100);
          shell.showAccount(checking);
        });
        picture(robot, "register", theme, size[0]);
        robot.interact(() -> shell.showSettings());
        picture(robot, "settings", theme, size[0]);
        robot.interact(() -> shell.showSettingsPage(SettingsPage.Topic.APPEARANCE));
        picture(robot, "settings-appearance", theme, size[0]);
        robot.interact(() -> shell.showConflicts());
        picture(robot, "conflicts", theme, size[0]);
        robot.interact(() -> shell.showAccount(checking));
        settle();
        robot.clickOn(".register").type(KeyCode.N);
        picture(robot, "entry", theme, size[0]);
        robot.type(KeyCode.ESCAPE);
      }
    }
    assertThat(Path.of("target/screens/register-light-1280.png")).isNotEmptyFile();
  }

  /** Lets background work come back to the window. */
  private static void settle() {
    WaitForAsyncUtils.sleep(400, TimeUnit.MILLISECONDS);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void picture(FxRobot robot, String name, Theme theme, int width) {
    var file =
        Path.of(
            "target/screens",
            name + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width + ".png");
    robot.interact(() -> {
      try {
        Pictures.write(stage.getScene(), file);
      } catch (java.io.IOException failed) {
        throw new java.io.UncheckedIOException(failed);
      }
    });
  }
}

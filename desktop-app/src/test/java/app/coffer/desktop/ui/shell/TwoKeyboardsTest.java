package app.coffer.desktop.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.RegisterFilter;
import app.coffer.desktop.ledger.StarterCategories;
import app.coffer.desktop.ledger.Transaction;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.pairing.Pairing;
import app.coffer.desktop.pairing.PairingRefused;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.tour.ServerProcess;
import app.coffer.desktop.ui.conflict.ConflictController;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.Theme;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.JoinVault;
import app.coffer.desktop.vault.NewVault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.Vaults;
import app.coffer.wire.id.RecordId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Sync through a real server, and a question decided, by keys alone. */
@ExtendWith(ApplicationExtension.class)
@Timeout(180)
class TwoKeyboardsTest {
  @TempDir static Path folder;
  private Stage stage;
  private ServerProcess server;
  private OpenVault desktop;
  private OpenVault laptop;
  private Shell shell;

  @Start
  void start(Stage shown) throws Exception {
    stage = shown;
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(shell::close);
    desktop.close();
    laptop.close();
    server.close();
  }

  @Test
  void twoComputersAgreeAfterAQuestion(FxRobot robot) throws Exception {
    RecordId lidl = twoComputersThatDisagree();
    robot.interact(this::show);
    var keys = new Keyboard(robot);

    keys.ctrl(KeyCode.S);
    StagedWindow.until(() -> desktop.conflicts().count() == 1);
    keys.ctrlShift(KeyCode.C);
    StagedWindow.until(() -> robot.lookup("#apply").tryQuery().isPresent());
    keys.press(KeyCode.DIGIT2);
    StagedWindow.until(() -> !robot.lookup("#apply").query().isDisabled());
    keys.ctrl(KeyCode.ENTER);
    StagedWindow.until(() -> desktop.conflicts().count() == 0);
    keys.ctrl(KeyCode.S);
    StagedWindow.until(() -> desktop.sync().state().pending() == 0);

    laptop.sync().syncNow();
    assertThat(laptop.conflicts().count()).isZero();
    assertThat(transaction(laptop, lidl)).isEqualTo(transaction(desktop, lidl));
    assertThat(transaction(desktop, lidl).amount()).isIn(eur(-4800), eur(-4550));
  }

  /** Both change an amount, the laptop's change is at the server, the desktop's is not. */
  private RecordId twoComputersThatDisagree() throws Exception {
    server = ServerProcess.start(Files.createDirectories(folder.resolve("server")), "127.0.0.1:0");
    Vaults vaults = Vaults.ofThisComputer(Syncing.WHEN_ASKED);
    desktop =
        vaults
            .create(
                new NewVault(
                    folder.resolve("desktop"),
                    "Home",
                    Currency.getInstance("EUR"),
                    StarterCategories.SIMPLE,
                    "Desktop",
                    Optional.empty()))
            .vault();
    RecordId checking =
        done(desktop.ledger().addAccount("Checking", AccountType.CHECKING, eur(0))).id();
    RecordId lidl =
        done(desktop
                .ledger()
                .addTransaction(
                    TransactionDraft.of(
                        checking, LocalDate.of(2026, 11, 14), "Lidl", eur(-4500), "")))
            .id();
    desktop.sync().enable(server.address(), Optional.of(server.registrationToken()));
    desktop.sync().syncNow();
    laptop = join(vaults);
    laptop.sync().syncNow();
    var asked = new SyncControl.Preferences(false, 60);
    desktop.sync().set(asked);
    laptop.sync().set(asked);
    amount(laptop, lidl, -4550);
    laptop.sync().syncNow();
    amount(desktop, lidl, -4800);
    return lidl;
  }

  private OpenVault join(Vaults vaults) throws Exception {
    try (Pairing.Invitation invitation = desktop.pairing().invite()) {
      CompletableFuture<Pairing.Joined> owner =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return invitation.await(joiner -> true);
                } catch (SyncFault | PairingRefused refused) {
                  throw new CompletionException(refused);
                }
              },
              Thread.ofVirtual()::start);
      OpenVault joined =
          vaults.join(
              new JoinVault(
                  folder.resolve("laptop"), invitation.link(), "Laptop", Optional.empty()),
              shown -> true);
      owner.join();
      return joined;
    }
  }

  private void show() {
    shell =
        new Shell(
            desktop,
            new UiContext(
                Background.threads(),
                Words.in(Locale.ENGLISH),
                new Formats(Locale.UK, ZoneOffset.UTC),
                Clock.systemUTC()),
            Appearance.in(folder.resolve("window.properties")),
            (open, with, overlay) -> new ConflictController(open, with, overlay));
    stage.setScene(new Scene(shell.root(), 1280, 800));
    Theme.LIGHT.apply(stage.getScene(), 100);
    stage.show();
    stage.requestFocus();
  }

  private static void amount(OpenVault vault, RecordId id, long minor) {
    Transaction before = transaction(vault, id);
    TransactionDraft shown = vault.ledger().draft(before);
    done(
        vault
            .ledger()
            .editTransaction(
                before,
                TransactionDraft.of(
                    shown.account(), shown.date(), shown.payee(), eur(minor), shown.category())));
  }

  private static Transaction transaction(OpenVault vault, RecordId id) {
    return vault.ledger().read().rows(RegisterFilter.all(), 0, 9).stream()
        .map(row -> row.transaction())
        .filter(each -> each.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static Money eur(long minor) {
    return Money.of(minor, "EUR");
  }

  private static <T> T done(Outcome<T> outcome) {
    return ((Outcome.Done<T>) outcome).value();
  }
}

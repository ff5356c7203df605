package app.coffer.desktop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.settings.Appearance;
import app.coffer.desktop.tour.ServerProcess;
import app.coffer.desktop.ui.CofferWindow;
import app.coffer.desktop.ui.conflict.ConflictController;
import app.coffer.desktop.ui.kit.Background;
import app.coffer.desktop.ui.kit.Formats;
import app.coffer.desktop.ui.kit.UiContext;
import app.coffer.desktop.ui.kit.Words;
import app.coffer.desktop.vault.OpenVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a person sees, and does, when the server has lost its database. */
@ExtendWith(ApplicationExtension.class)
@Timeout(60)
class LostServerTest {
  @TempDir Path folder;
  private OpenVault vault;
  private Computer computer;

  @Start
  void start(Stage stage) throws Exception {
    vault = new Household(folder).first();
    var account = vault.ledger().read().accounts().getFirst().account().id();
    vault
        .ledger()
        .addTransaction(
            TransactionDraft.of(
                account, LocalDate.of(2026, 11, 20), "Baker", Money.of(-420, "EUR"), ""));
    var context =
        new UiContext(
            Background.threads(),
            Words.in(Locale.ENGLISH),
            new Formats(Locale.UK, ZoneOffset.UTC),
            Clock.systemUTC());
    var appearance = Appearance.in(folder.resolve("window.properties"));
    new CofferWindow(
            stage,
            context,
            appearance,
            new Doorway("First", folder.resolve("shelf"), appearance),
            (open, within, overlay) -> new ConflictController(open, within, overlay),
            null)
        .open(vault);
    computer = new Computer("lost", stage, new FxRobot());
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(computer.stage()::hide);
  }

  @Test
  void oneButtonSendsEverythingAgain() throws Exception {
    Path data = Files.createDirectories(folder.resolve("server"));
    ServerProcess lost = ServerProcess.start(data, "127.0.0.1:0");
    try (var proxy = new RecordingProxy(lost.address())) {
      vault.sync().enable(proxy.address(), Optional.of(lost.registrationToken()));
      long all = vault.sync().syncNow().sent();
      List<String> before = Household.shown(vault);
      lost.kill();
      loseDatabase(data);
      try (ServerProcess fresh = ServerProcess.start(data, "127.0.0.1:0")) {
        proxy.leadTo(fresh.address());
        computer.click("go-settings");
        computer.click("sync-now");
        computer.untilText("sync-message", "You can send again what it lacks");
        computer.untilText("sync-pill", "Sync needs you");
        computer.picture("30-server");
        assertThat(Household.shown(vault)).isEqualTo(before);

        assertThat(computer.text("sync-act")).isEqualTo("Send again");
        computer.click("sync-act");
        computer.untilText("sync-message", "Done: " + all + " sent");
        computer.untilText("sync-pill", "Up to date");
        computer.picture("31-sent-again");
        assertThat(Household.shown(vault)).isEqualTo(before);
        assertThat(vault.sync().state().pending()).isZero();
      }
    }
  }

  /** All but the operator's token, as when the database alone lay on the disk that broke. */
  private static void loseDatabase(Path data) throws IOException {
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().contains("token")) {
          Files.delete(file);
        }
      }
    }
  }
}

package app.coffer.desktop.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.ledger.TransactionDraft;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.Vaults;
import app.coffer.server.app.CofferServer;
import app.coffer.server.app.ServerConfig;
import app.coffer.server.vault.Registration;
import app.coffer.wire.crypto.Randomness;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One computer edits, the other shows it without being asked: the server tells it. */
@Timeout(120)
class HintsTest {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  @TempDir Path folder;

  @Test
  void theOtherComputerShowsAnEditUnaskedAndAgainAfterTheServerWasAway() throws Exception {
    Path data = Files.createDirectories(folder.resolve("server"));
    CofferServer server = serve(data);
    var household = new Household(folder);
    try (var proxy = new RecordingProxy(server.address());
        OpenVault first = household.first()) {
      first.sync().enable(proxy.address(), Optional.empty());
      first.sync().syncNow();
      household.joined(first).close();
      first.sync().syncNow();
      try (OpenVault second = listening(folder.resolve("second"))) {
        until(() -> online(first, second));
        add(first, "Baker");
        first.sync().syncNow();
        until(() -> shows(second, "Baker"));

        server.close();
        try (CofferServer again = serve(data)) {
          proxy.leadTo(again.address());
          add(first, "Butcher");
          first.sync().syncNow();
          until(() -> shows(second, "Butcher"));
          // and once more through the stream that was opened again
          until(() -> online(first, second));
          add(first, "Grocer");
          first.sync().syncNow();
          until(() -> shows(second, "Grocer"));
        }
      } finally {
        server.close();
      }
    }
  }

  private static CofferServer serve(Path data) throws Exception {
    return CofferServer.start(
        ServerConfig.defaults(data).listening("127.0.0.1", 0).registering(Registration.Mode.OPEN),
        InstantSource.system(),
        Randomness.secure());
  }

  /** The window's way of being open, and an hour between two polls: only hints are that quick. */
  private static OpenVault listening(Path vault) throws Exception {
    OpenVault open = Vaults.ofThisComputer(Syncing.BY_ITSELF).open(vault, Optional::empty);
    open.sync().set(new SyncControl.Preferences(true, 60));
    return open;
  }

  private static boolean online(OpenVault asked, OpenVault other) {
    return asked.sync().devices().stream()
        .anyMatch(device -> device.id().equals(other.identity().device()) && device.online());
  }

  private static void add(OpenVault vault, String payee) {
    var account = vault.ledger().read().accounts().getFirst().account().id();
    assertThat(
            vault
                .ledger()
                .addTransaction(
                    TransactionDraft.of(
                        account, LocalDate.of(2026, 11, 20), payee, Money.of(-420, "EUR"), "")))
        .isInstanceOf(Outcome.Done.class);
  }

  private static boolean shows(OpenVault vault, String payee) {
    return Household.shown(vault).stream().anyMatch(row -> row.contains(payee));
  }

  private static void until(BooleanSupplier so) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!so.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited too long").isLessThan(end);
      Thread.sleep(50);
    }
  }
}

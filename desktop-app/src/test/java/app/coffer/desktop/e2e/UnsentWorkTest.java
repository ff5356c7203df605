package app.coffer.desktop.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coffer.desktop.ledger.AccountType;
import app.coffer.desktop.ledger.Outcome;
import app.coffer.desktop.money.Money;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.vault.OpenVault;
import app.coffer.server.app.CofferServer;
import app.coffer.server.app.ServerConfig;
import app.coffer.server.vault.Registration;
import app.coffer.wire.crypto.Randomness;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The computer that made the vault is removed while another one is away with unsent work; then the
 * server is another, or remembers less. Nobody loses anything.
 */
@Timeout(120)
class UnsentWorkTest {
  @TempDir Path folder;
  private CofferServer server;
  private RecordingProxy line;
  private OpenVault desktop;
  private OpenVault laptop;
  private OpenVault phone;
  private Path backup;

  @BeforeEach
  void theFirstComputerIsRemovedWhileThePhoneIsAway() throws Exception {
    server = serverIn("one");
    line = new RecordingProxy(server.address());
    var home = new Household(folder);
    desktop = home.first();
    desktop.sync().enable(line.address(), Optional.empty());
    desktop.sync().syncNow();
    laptop = home.joined(desktop, "Laptop");
    server.close();
    backup = copy(folder.resolve("one"), folder.resolve("backup"));
    server = serverIn("one");
    line.leadTo(server.address());
    // connections to the server as it was before end here; letting somebody in would not try twice
    desktop.sync().syncNow();
    phone = home.joined(desktop, "Phone");
    laptop.sync().syncNow();

    write(phone, "Written by the phone before it knew");
    write(laptop, "Sent by the laptop");
    laptop.sync().syncNow();
    laptop.devices().remove(desktop.identity().device(), Optional.empty());
    write(laptop, "Not sent by the laptop");
  }

  @AfterEach
  void close() throws IOException {
    phone.close();
    laptop.close();
    desktop.close();
    line.close();
    server.close();
  }

  private CofferServer serverIn(String name) throws IOException {
    return CofferServer.start(
        ServerConfig.defaults(folder.resolve(name))
            .listening("127.0.0.1", 0)
            .registering(Registration.Mode.OPEN),
        InstantSource.system(),
        Randomness.secure());
  }

  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path each : all.toList()) {
        Files.copy(each, to.resolve(from.relativize(each)));
      }
    }
    return to;
  }

  private static void write(OpenVault vault, String account) {
    assertThat(vault.ledger().addAccount(account, AccountType.CASH, new Money(0, Household.EUR)))
        .isInstanceOf(Outcome.Done.class);
  }

  private static List<String> accounts(OpenVault vault) {
    return vault.ledger().read().accounts().stream()
        .map(account -> account.account().name())
        .sorted()
        .toList();
  }

  /** In step, with everything that anybody wrote, and without the computer that was removed. */
  private void nothingIsLost() throws SyncFault {
    phone.sync().syncNow();
    laptop.sync().syncNow();
    phone.sync().syncNow();
    for (OpenVault vault : List.of(laptop, phone)) {
      assertThat(accounts(vault))
          .containsExactly(
              "Checking",
              "Not sent by the laptop",
              "Sent by the laptop",
              "Written by the phone before it knew");
      assertThat(vault.verify()).isEmpty();
      assertThat(vault.sync().state().pending()).isZero();
      assertThat(vault.sync().devices())
          .extracting(device -> device.name())
          .containsExactlyInAnyOrder("Laptop", "Phone");
    }
    write(laptop, "Goes on");
    laptop.sync().syncNow();
    phone.sync().syncNow();
    assertThat(accounts(phone)).contains("Goes on");
  }

  private static void isTold(OpenVault vault) {
    assertThatExceptionOfType(SyncFault.Removed.class).isThrownBy(() -> vault.sync().syncNow());
  }

  @Test
  void onANewServerToWhichTheOneWhoRemovedItGoesFirst() throws Exception {
    try (CofferServer another = serverIn("another")) {
      laptop.sync().enable(another.address(), Optional.empty());
      laptop.sync().syncNow();
      phone.sync().enable(another.address(), Optional.empty());
      nothingIsLost();
      desktop.sync().enable(another.address(), Optional.empty());
      isTold(desktop);
    }
  }

  @Test
  void onANewServerToWhichTheOneWhoKnowsOfNoRemovalGoesFirst() throws Exception {
    try (CofferServer another = serverIn("another")) {
      URI address = another.address();
      phone.sync().enable(address, Optional.empty());
      phone.sync().syncNow();
      laptop.sync().enable(address, Optional.empty());
      laptop.sync().syncNow();
      nothingIsLost();
      desktop.sync().enable(address, Optional.empty());
      isTold(desktop);
    }
  }

  @Test
  void onAServerThatWasEmptied() throws Exception {
    try (CofferServer emptied = serverIn("emptied")) {
      line.leadTo(emptied.address());
      needsHelp(laptop);
      laptop.sync().sendAgain();
      needsHelp(phone);
      phone.sync().sendAgain();
      nothingIsLost();
      isTold(desktop);
    }
  }

  /** The phone was no member yet when it was made, and the laptop had not sent anything. */
  @Test
  void onAServerPutBackFromAnOldBackupWithThePhoneFirst() throws Exception {
    putBack();
    needsHelp(phone);
    phone.sync().sendAgain();
    needsHelp(laptop);
    laptop.sync().sendAgain();
    nothingIsLost();
    isTold(desktop);
  }

  @Test
  void onAServerPutBackFromAnOldBackupWithTheLaptopFirst() throws Exception {
    putBack();
    needsHelp(laptop);
    laptop.sync().sendAgain();
    // what the phone ever saw is there again
    nothingIsLost();
    isTold(desktop);
  }

  private void putBack() throws IOException {
    server.close();
    copy(backup, folder.resolve("restored"));
    server = serverIn("restored");
    line.leadTo(server.address());
  }

  private static void needsHelp(OpenVault vault) {
    assertThatExceptionOfType(SyncFault.Distrusted.class)
        .isThrownBy(() -> vault.sync().syncNow())
        .satisfies(fault -> assertThat(fault.alarm()).isEqualTo(SyncFault.Alarm.ROLLBACK));
  }
}

package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.tour.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Three command lines and a real server: keys change, a computer is removed, nobody loses work. */
@Timeout(value = 240, unit = TimeUnit.SECONDS)
class RemovedComputerTest {
  @TempDir Path folder;

  @Test
  void keysChangeAndAComputerIsRemovedAndTheOthersLoseNothing()
      throws InterruptedException, IOException {
    try (ServerProcess server = ServerProcess.start(folder.resolve("server"), "127.0.0.1:0")) {
      var desktop = new Command(folder.resolve("desktop"));
      var laptop = new Command(folder.resolve("laptop"));
      var phone = new Command(folder.resolve("phone"));
      String address = server.address().toString();
      String token = server.registrationToken();
      desktop.done("vault", "create", "--name", "Home", "--no-passphrase", "--device", "Desktop");
      desktop.done("sync", "enable", "--server", address, "--token", token);
      Pairing.pair(desktop, laptop, "Laptop");
      Pairing.pair(desktop, phone, "Phone");

      newKeyWhileTheLaptopIsAway(desktop, laptop);
      removal(desktop, laptop, phone);
      otherPassphraseWhileTheLaptopIsAway(laptop, desktop);
      leavingAndComingBack(desktop, laptop, address, token);
      oneComputerManages(desktop, laptop);
      theServersCopyIsDeletedAndSentAnew(desktop, laptop, address, token);
      assertThat(desktop.done("verify").get("ok").asBoolean()).isTrue();
      assertThat(laptop.done("verify").get("ok").asBoolean()).isTrue();
    }
  }

  private static void newKeyWhileTheLaptopIsAway(Command desktop, Command laptop) {
    laptop.done("account", "add", "--name", "Written before the new key");
    desktop.done("sync", "rotate-key");
    arrives("Written before the new key", laptop, desktop);
  }

  private static void removal(Command desktop, Command laptop, Command phone) {
    laptop.done("account", "add", "--name", "Written before the removal");
    phone.done("account", "add", "--name", "Only on the phone");
    desktop.done("devices", "remove", "Phone");
    assertThat(desktop.done("devices", "list"))
        .extracting(device -> device.get("name").asString())
        .containsExactly("Desktop", "Laptop");
    Command.Said told = phone.json("sync", "now");
    assertThat(told.exit()).isEqualTo(5);
    assertThat(told.error().get("code").asString()).isEqualTo("device-removed");
    assertThat(accounts(phone)).contains("Only on the phone");
    phone.done("account", "add", "--name", "Still works");
    Command.Said again = desktop.json("devices", "remove", "Phone");
    assertThat(again.exit()).isEqualTo(3);
    arrives("Written before the removal", laptop, desktop);
    desktop.done("account", "add", "--name", "Written after the removal");
    arrives("Written after the removal", desktop, laptop);
    assertThat(desktop.done("devices", "late")).isEmpty();
  }

  private void otherPassphraseWhileTheLaptopIsAway(Command laptop, Command desktop)
      throws IOException {
    laptop.done("account", "add", "--name", "Before the passphrase");
    Path file = Files.writeString(folder.resolve("passphrase"), "correct horse battery");
    laptop.done("vault", "passphrase", "--new-passphrase-file", file.toString());
    laptop.done("sync", "now", "--passphrase-file", file.toString());
    Command.Said asked = laptop.json("sync", "rotate-key");
    assertThat(asked.exit()).as("the passphrase is asked for").isEqualTo(7);
    laptop.done("sync", "rotate-key", "--passphrase-file", file.toString());
    laptop.done("vault", "passphrase", "--no-passphrase", "--passphrase-file", file.toString());
    arrives("Before the passphrase", laptop, desktop);
  }

  private static void leavingAndComingBack(
      Command desktop, Command laptop, String address, String token) {
    laptop.done("account", "add", "--name", "Written before leaving");
    laptop.done("sync", "disable");
    laptop.done("account", "add", "--name", "Written while away");
    laptop.done("sync", "enable", "--server", address, "--token", token);
    arrives("Written while away", laptop, desktop);
    assertThat(accounts(desktop)).contains("Written before leaving");
  }

  private static void theServersCopyIsDeletedAndSentAnew(
      Command desktop, Command laptop, String address, String token) {
    desktop.done("account", "add", "--name", "Not sent before the deletion");
    assertThat(desktop.done("sync", "disable", "--delete-server-copy").get("state").asString())
        .isEqualTo("off");
    Command.Said told = laptop.json("sync", "now");
    assertThat(told.error().get("code").asString()).isIn("no-such-vault", "rollback");
    assertThat(accounts(laptop)).contains("At last");
    desktop.done("sync", "enable", "--server", address, "--token", token);
    desktop.done("sync", "now");
    laptop.done("sync", "now", "--send-again");
    assertThat(accounts(laptop)).contains("Not sent before the deletion");
    laptop.done("account", "add", "--name", "Anew");
    arrives("Anew", laptop, desktop);
  }

  private static void oneComputerManages(Command desktop, Command laptop) {
    assertThat(desktop.done("devices", "level").get("level").asString()).isEqualTo("standard");
    assertThat(desktop.done("devices", "level", "high").get("canManage").asBoolean()).isTrue();
    laptop.done("sync", "now");
    var shown = laptop.done("devices", "level");
    assertThat(shown.get("level").asString()).isEqualTo("high");
    assertThat(shown.get("canManage").asBoolean()).isFalse();
    Command.Said refused = laptop.json("sync", "rotate-key");
    assertThat(refused.exit()).isEqualTo(4);
    assertThat(refused.error().get("code").asString()).isEqualTo("managed-elsewhere");
    Command.Said manager = laptop.json("devices", "remove", "Desktop");
    assertThat(manager.error().get("code").asString()).isEqualTo("this-device");

    desktop.done("devices", "level", "high", "--to", "Laptop");
    laptop.done("sync", "now");
    assertThat(laptop.done("devices", "level").get("canManage").asBoolean()).isTrue();
    laptop.done("devices", "level", "standard");
    desktop.done("sync", "now");
    assertThat(desktop.done("devices", "level").get("canManage").asBoolean()).isTrue();
    desktop.done("sync", "rotate-key");
    laptop.done("account", "add", "--name", "At last");
    arrives("At last", laptop, desktop);
  }

  private static void arrives(String account, Command from, Command to) {
    from.done("sync", "now");
    to.done("sync", "now");
    assertThat(accounts(to)).contains(account);
    assertThat(from.done("sync", "status").get("pending").asInt()).isZero();
  }

  private static List<String> accounts(Command computer) {
    return StreamSupport.stream(computer.done("account", "list").spliterator(), false)
        .map(account -> account.get("name").asString())
        .toList();
  }
}

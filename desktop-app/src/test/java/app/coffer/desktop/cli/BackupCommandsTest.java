package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.tour.ServerProcess;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Backups from the command line, and what a restored one does when it meets the server again. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class BackupCommandsTest {
  @TempDir Path folder;

  private static void spend(Command computer, String payee) {
    computer.done(
        "tx",
        "add",
        "--account",
        "Checking",
        "--date",
        "2026-11-14",
        "--payee",
        payee,
        "--amount",
        "-10.00");
  }

  private static Stream<String> payees(Command computer) {
    return computer.done("tx", "list").valueStream().map(tx -> tx.get("payee").asString());
  }

  private Command home() {
    var home = new Command(folder.resolve("home"));
    home.done("vault", "create", "--name", "Home", "--no-passphrase", "--device", "Desktop");
    home.done("account", "add", "--name", "Checking", "--opening", "100.00");
    return home;
  }

  private Command restore(Command from, String file, String into) {
    from.done(
        "restore-backup",
        folder.resolve(file).toString(),
        "--into",
        folder.resolve(into).toString());
    return new Command(folder.resolve(into));
  }

  @Test
  void aBackupIsWrittenOnceAndRestoredIntoAFreeFolderOnly() {
    Command home = home();
    spend(home, "Baker");
    String out = folder.resolve("one.coffer-backup").toString();
    JsonNode made = home.done("backup", "--out", out);
    assertThat(made.get("transactions").asInt()).isEqualTo(1);
    assertThat(made.get("tested").asBoolean()).isTrue();
    assertThat(home.json("backup", "--out", out).exit()).isEqualTo(4);

    Command back = restore(home, "one.coffer-backup", "back");
    assertThat(payees(back)).containsExactly("Baker");
    assertThat(back.done("verify").get("ok").asBoolean()).isTrue();
    assertThat(
            home.json("restore-backup", out, "--into", folder.resolve("back").toString())
                .error()
                .get("code")
                .asString())
        .isEqualTo("folder-not-empty");
    assertThat(home.json("restore-backup", "nowhere", "--into", "x").exit()).isEqualTo(3);
    assertThat(
            home.json(
                    "restore-backup",
                    folder.resolve("home").resolve("vault.db").toString(),
                    "--into",
                    folder.resolve("x").toString())
                .error()
                .get("code")
                .asString())
        .isEqualTo("not-a-backup");
  }

  @Test
  void aRestoredVaultSyncsAsANewDeviceAndNothingIsLostOrDoubled() {
    try (ServerProcess server = ServerProcess.start(folder.resolve("server"), "127.0.0.1:0")) {
      Command home = home();
      home.done(
          "sync",
          "enable",
          "--server",
          server.address().toString(),
          "--token",
          server.registrationToken());
      spend(home, "Before");
      home.done("sync", "now");
      spend(home, "Unsent in the backup");
      home.done("backup", "--out", folder.resolve("one.coffer-backup").toString());
      spend(home, "After");
      home.done("sync", "now");

      Command back = restore(home, "one.coffer-backup", "back");
      spend(back, "In the copy");
      Command.Said held = back.json("sync", "now");
      assertThat(held.exit()).isEqualTo(5);
      assertThat(held.error().get("code").asString()).isEqualTo("cloned-device");
      assertThat(payees(home)).doesNotContain("In the copy");

      back.done("sync", "new-identity", "--name", "Restored");
      back.done("sync", "now");
      home.done("sync", "now");
      for (Command each : new Command[] {home, back}) {
        assertThat(payees(each))
            .containsExactlyInAnyOrder("Before", "Unsent in the backup", "After", "In the copy");
        assertThat(each.done("conflicts", "list")).isEmpty();
        assertThat(each.done("verify").get("ok").asBoolean()).isTrue();
      }
      // a device of its own is held no longer
      spend(back, "Goes on");
      assertThat(back.done("sync", "now").get("sent").asInt()).isPositive();
    }
  }
}

package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.tour.ServerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A vault's folder that was copied, as by a restored disk image, with a real server. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CopiedComputerTest {
  @TempDir static Path folder;
  private static ServerProcess server;

  @BeforeAll
  static void startServer() {
    server = ServerProcess.start(folder.resolve("server"), "127.0.0.1:0");
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  private static Command vault(String name) {
    var made = new Command(folder.resolve(name));
    made.done("vault", "create", "--name", name, "--no-passphrase", "--device", "Desktop");
    made.done(
        "sync",
        "enable",
        "--server",
        server.address().toString(),
        "--token",
        server.registrationToken());
    made.done("account", "add", "--name", "Checking", "--opening", "100.00");
    made.done("sync", "now");
    return made;
  }

  private static Command copy(Command of, String name) {
    Path to = folder.resolve(name);
    try (Stream<Path> files = Files.walk(of.vault())) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(of.vault().relativize(file).toString()));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Command(to);
  }

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

  @Test
  void theCopyBecomesADeviceOfItsOwnAndNothingIsLostOrDoubled() {
    Command first = vault("home");
    spend(first, "Unsent at the time of the copy");
    Command second = copy(first, "home-copy");
    spend(first, "First");
    first.done("sync", "now");
    spend(second, "Second");

    Command.Said stopped = second.json("sync", "now");
    assertThat(stopped.exit()).isEqualTo(5);
    assertThat(stopped.error().get("code").asString()).isEqualTo("cloned-device");
    assertThat(stopped.error().get("hint").asString()).contains("sync new-identity");
    assertThat(payees(second))
        .containsExactlyInAnyOrder("Unsent at the time of the copy", "Second");

    JsonNode changed = second.done("sync", "new-identity", "--name", "Second desktop");
    assertThat(changed.get("name").asString()).isEqualTo("Second desktop");
    second.done("sync", "now");
    first.done("sync", "now");
    spend(first, "First goes on");
    first.done("sync", "now");
    second.done("sync", "now");

    for (Command computer : new Command[] {first, second}) {
      assertThat(payees(computer))
          .containsExactlyInAnyOrder(
              "Unsent at the time of the copy", "First", "Second", "First goes on");
      assertThat(computer.done("conflicts", "list")).isEmpty();
      assertThat(computer.done("sync", "status").get("pending").asInt()).isZero();
      assertThat(computer.done("verify").get("ok").asBoolean()).isTrue();
      assertThat(computer.done("devices", "list").valueStream().map(d -> d.get("name").asString()))
          .containsExactlyInAnyOrder("Desktop", "Second desktop");
    }
  }

  @Test
  void whatIsSealedButUnsentGoesOverToTheNewAuthor() {
    Command first = vault("sealed");
    spend(first, "Both have it");
    first.done("sync", "now");
    Command second = copy(first, "sealed-copy");
    spend(first, "First");
    first.done("sync", "now");
    spend(second, "Second");
    // the pull seals what waits before it finds that this device was copied, again and again
    for (int i = 0; i < 3; i++) {
      assertThat(second.json("sync", "now").error().get("code").asString())
          .isEqualTo("cloned-device");
    }

    second.done("sync", "new-identity");
    second.done("sync", "now");
    first.done("sync", "now");

    assertThat(payees(first)).containsExactlyInAnyOrder("Both have it", "First", "Second");
    assertThat(payees(second)).containsExactlyInAnyOrder("Both have it", "First", "Second");
  }

  @Test
  void withoutAServerThereIsNoOtherCopy() {
    var alone = new Command(folder.resolve("alone"));
    alone.done("vault", "create", "--name", "Alone", "--no-passphrase");
    assertThat(alone.json("sync", "new-identity").error().get("code").asString())
        .isEqualTo("sync-off");
  }
}

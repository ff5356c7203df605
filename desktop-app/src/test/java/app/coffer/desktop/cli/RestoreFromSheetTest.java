package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.tour.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A vault whose only device is lost comes back from its server, by nothing but the sheet. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class RestoreFromSheetTest {
  @TempDir static Path servers;
  private static ServerProcess server;
  @TempDir Path folder;
  private Command lost;
  private List<String> words;
  private Path sheet;

  @BeforeAll
  static void startServer() {
    server = ServerProcess.start(servers.resolve("server"), "127.0.0.1:0");
  }

  @BeforeEach
  void aVaultThatWasSynced() throws IOException {
    lost = new Command(folder.resolve("lost"));
    JsonNode made =
        lost.done("vault", "create", "--name", "Home", "--no-passphrase", "--device", "Primary");
    words = made.get("recoveryWords").valueStream().map(JsonNode::asString).toList();
    sheet = Files.writeString(folder.resolve("sheet.txt"), String.join(" ", words));
    lost.done("account", "add", "--name", "Checking", "--opening", "100.00");
    spend(lost, "Before the loss");
    lost.done(
        "sync",
        "enable",
        "--server",
        server.address().toString(),
        "--token",
        server.registrationToken());
    lost.done("sync", "now");
  }

  @AfterAll
  static void stopServer() {
    server.close();
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

  private Command restored(String name) {
    var computer = new Command(folder.resolve(name));
    computer.done(restore(name, sheet));
    return computer;
  }

  private String[] restore(String into, Path words) {
    return new String[] {
      "vault",
      "recover",
      "--sheet",
      words.toString(),
      "--server",
      server.address().toString(),
      "--into",
      folder.resolve(into).toString(),
      "--device",
      "Found again",
      "--no-passphrase"
    };
  }

  @Test
  void aLostPrimaryIsReplacedFromTheSheet() throws IOException {
    spend(lost, "Never sent");
    Path away = folder.resolve("stolen");
    Files.move(lost.vault(), away);

    Command found = restored("found");

    assertThat(payees(found)).containsExactly("Before the loss");
    assertThat(found.done("vault", "info").get("name").asString()).isEqualTo("Home");
    assertThat(found.done("verify").get("ok").asBoolean()).isTrue();
    assertThat(found.done("account", "list").get(0).get("balance").asString()).isEqualTo("90.00");
    spend(found, "After the loss");
    found.done("sync", "now");

    // the thief, or the owner who finds it again: told that it was removed, and everything is there
    var stolen = new Command(away);
    spend(stolen, "By a stranger");
    Command.Said told = stolen.json("sync", "now");
    assertThat(told.exit()).isNotZero();
    assertThat(told.error().get("code").asString()).isEqualTo("device-removed");
    assertThat(payees(stolen))
        .containsExactlyInAnyOrder("Before the loss", "Never sent", "By a stranger");
    assertThat(stolen.done("verify").get("ok").asBoolean()).isTrue();
    found.done("sync", "now");
    assertThat(payees(found)).containsExactlyInAnyOrder("Before the loss", "After the loss");
  }

  @Test
  void theRestoredDeviceLetsOthersInAndTheSheetStaysGood() throws Exception {
    Command found = restored("found");
    var tablet = new Command(folder.resolve("tablet"));
    Pairing.pair(found, tablet, "Tablet");
    assertThat(payees(tablet)).containsExactly("Before the loss");
    spend(tablet, "From the tablet");
    tablet.done("sync", "now");

    Command again = restored("again");

    assertThat(payees(again)).containsExactlyInAnyOrder("Before the loss", "From the tablet");
    assertThat(found.json("sync", "now").error().get("code").asString())
        .isEqualTo("device-removed");
    assertThat(tablet.json("sync", "now").error().get("code").asString())
        .isEqualTo("device-removed");
    spend(again, "Only here");
    again.done("sync", "now");
    assertThat(again.done("verify").get("ok").asBoolean()).isTrue();
  }

  @Test
  void anotherSheetFindsNothingAndChangesNothing() throws IOException {
    JsonNode other =
        new Command(folder.resolve("other"))
            .done("vault", "create", "--name", "Other", "--no-passphrase");
    Path wrong =
        Files.writeString(
            folder.resolve("wrong.txt"),
            String.join(
                " ", other.get("recoveryWords").valueStream().map(JsonNode::asString).toList()));

    Command.Said said = new Command(folder.resolve("found")).json(restore("found", wrong));

    assertThat(said.error().get("code").asString()).isEqualTo("no-such-vault");
    assertThat(folder.resolve("found")).doesNotExist();
    assertThat(lost.json("sync", "now").exit()).isZero();
  }

  @Test
  void noWordOfTheSheetIsInAnyFile() throws IOException {
    Command found = restored("found");
    found.done("sync", "now");
    String start = words.get(0) + " " + words.get(1);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.equals(sheet)) {
          String content =
              new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
          assertThat(content).as(file.getFileName().toString()).doesNotContain(start);
        }
      }
    }
  }
}

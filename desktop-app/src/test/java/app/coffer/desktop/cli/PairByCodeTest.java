package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.tour.ServerProcess;
import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.Vaults;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Joining by a code, by command lines and a real server, with a passphrase in a file. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class PairByCodeTest {
  private static final JsonMapper JSON = new JsonMapper();
  @TempDir static Path folder;
  private static ServerProcess server;
  private static Path passphrase;
  private static Command desktop;

  @BeforeAll
  static void makeVault() throws IOException {
    server = ServerProcess.start(folder.resolve("server"), "127.0.0.1:0");
    passphrase = Files.writeString(folder.resolve("passphrase.txt"), "seven green bottles\n");
    desktop = new Command(folder.resolve("desktop"));
    desktop.done(
        "vault",
        "create",
        "--name",
        "Home",
        "--device",
        "Desktop",
        "--passphrase-file",
        passphrase.toString());
    desktop.done(
        "account", "add", "--name", "Checking", "--passphrase-file", passphrase.toString());
    desktop.done(
        "sync",
        "enable",
        "--server",
        server.address().toString(),
        "--token",
        server.registrationToken(),
        "--passphrase-file",
        passphrase.toString());
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  /** An inviting command on a thread of its own, with the first line that it printed. */
  private record Inviting(
      JsonNode shown,
      BufferedReader lines,
      CompletableFuture<Integer> exit,
      ByteArrayOutputStream err) {

    static Inviting start() throws IOException {
      var pipe = new PipedInputStream();
      var out = new PrintStream(new PipedOutputStream(pipe), true, StandardCharsets.UTF_8);
      var err = new ByteArrayOutputStream();
      var terminal =
          new Terminal(
              out,
              new PrintStream(err, true, StandardCharsets.UTF_8),
              new BufferedReader(new StringReader("")),
              Map.of(
                  "COFFER_VAULT",
                  desktop.vault().toString(),
                  "COFFER_PASSPHRASE_FILE",
                  passphrase.toString()),
              prompt -> Optional.empty());
      CompletableFuture<Integer> exit =
          CompletableFuture.supplyAsync(
              () -> {
                try (out) {
                  return Main.run(
                      terminal,
                      Vaults.ofThisComputer(Syncing.WHEN_ASKED),
                      "pair",
                      "invite",
                      "--accept",
                      "--json");
                }
              },
              work -> Thread.ofPlatform().start(work));
      var lines = new BufferedReader(new InputStreamReader(pipe, StandardCharsets.UTF_8));
      return new Inviting(JSON.readTree(lines.readLine()), lines, exit, err);
    }

    String code() {
      return shown.get("code").asString();
    }

    JsonNode next() throws IOException {
      return JSON.readTree(lines.readLine());
    }
  }

  private static Command.Said join(Command computer, String code, String address) {
    return computer.json(
        "pair",
        "join",
        "--code",
        code,
        "--server",
        address,
        "--name",
        "Laptop",
        "--no-passphrase",
        "--accept");
  }

  @Test
  void aDeviceJoinsByCodeAfterTypingErrorsThatCostNothing() throws Exception {
    Inviting inviting = Inviting.start();
    String address = server.address().toString();
    assertThat(inviting.code()).matches("([0-9A-Z]{4}-){3}[0-9A-Z]{4}");
    assertThat(inviting.shown().get("link").asString()).startsWith("coffer://join#v1.");
    assertThat(inviting.shown().get("server").asString()).isEqualTo(address);
    assertThat(inviting.shown().get("expires").asString()).endsWith("Z");

    var laptop = new Command(folder.resolve("laptop"));
    String code = inviting.code();
    char last = code.charAt(code.length() - 1);
    String slip = code.substring(0, code.length() - 1) + (last == '7' ? '8' : '7');
    refused(join(laptop, slip, address), 4, "mistyped-code");
    refused(join(laptop, code.substring(2), address), 4, "incomplete-code");
    refused(
        laptop.json("pair", "join", "--code", code, "--name", "L", "--no-passphrase"),
        4,
        "server-missing");
    refused(join(laptop, code, "127.0.0.1:1"), 5, "offline");
    refused(join(laptop, code, address.replace("127.0.0.1", "localhost")), 4, "other-address");
    // what is on the computer already stays, and a vault of its own is offered
    Command.Said taken = join(desktop, code, address);
    refused(taken, 4, "folder-not-empty");
    assertThat(taken.error().get("hint").asString()).contains("a vault of its own");

    Command.Said joined = join(laptop, code.toLowerCase(java.util.Locale.ROOT), address);
    assertThat(joined.exit()).as(joined.err()).isZero();
    JsonNode added = inviting.next();
    assertThat(added.get("device").asString()).isEqualTo(joined.text("device"));
    assertThat(added.get("finished").asBoolean()).isTrue();
    assertThat(inviting.exit().get(60, TimeUnit.SECONDS)).isZero();
    assertThat(laptop.done("account", "list")).hasSize(1);

    refused(join(new Command(folder.resolve("late")), code, address), 4, "already-used");
    assertThat(folder.resolve("late")).doesNotExist();
  }

  @Test
  void aWrongCodeIsSaidOnBothSides() throws Exception {
    Inviting inviting = Inviting.start();
    String link = inviting.shown().get("link").asString();
    String wrong = link.substring(0, link.length() - 22) + "AAAAAAAAAAAAAAAAAAAAAA";
    var tablet = new Command(folder.resolve("tablet"));
    refused(
        tablet.json("pair", "join", "--link", wrong, "--name", "T", "--no-passphrase", "--accept"),
        4,
        "wrong-secret");
    assertThat(inviting.exit().get(60, TimeUnit.SECONDS)).isEqualTo(4);
    assertThat(inviting.err().toString(StandardCharsets.UTF_8)).contains("wrong-secret");
    assertThat(tablet.vault()).doesNotExist();
  }

  @Test
  void codeAndLinkExcludeEachOther() {
    var tablet = new Command(folder.resolve("none"));
    assertThat(tablet.json("pair", "join", "--name", "T").exit()).isEqualTo(2);
    assertThat(tablet.json("pair", "join", "--name", "T", "--code", "x", "--link", "y").exit())
        .isEqualTo(2);
  }

  private static void refused(Command.Said said, int exit, String code) {
    assertThat(said.exit()).as(said.err()).isEqualTo(exit);
    assertThat(said.error().get("code").asString()).isEqualTo(code);
  }
}

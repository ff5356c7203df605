package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.tour.ServerProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Kills what sends and takes chunks and the root log, between two computers and a real server.
 * Takes too long for the ordinary run, as its name does not end like a test's: {@code ./mvnw -Psoak
 * -pl desktop-app -am test -Dtest='Killed*' -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class KilledOverTheLineSoak extends KilledAtLine {
  private static final String MAIN = "app.coffer.desktop.cli.Main";
  private static final int CHUNKED = 2_500_000;

  @Test
  void chunksAndTheRootLogAreSentAndTakenOnce() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder.resolve("server"), "127.0.0.1:0")) {
      make("desktop", "--no-passphrase", "--device", "Desktop");
      var desktop = new Command(folder.resolve("desktop"));
      var laptop = new Command(folder.resolve("laptop"));
      desktop.done(
          "sync",
          "enable",
          "--server",
          server.address().toString(),
          "--token",
          server.registrationToken());
      Pairing.pair(desktop, laptop, "Laptop");
      laptop.done("sync", "now");
      chunks(desktop, laptop);
      root(desktop, laptop);
    }
  }

  private void chunks(Command desktop, Command laptop) throws Exception {
    byte[] content = new byte[CHUNKED];
    String transaction = firstTransaction(desktop.vault());
    var send =
        new KillAtLine("app.coffer.desktop.sync.AttachmentCarrier$Turn", List.of("send", "intact"));
    everywhere(
        14,
        line -> {
          new Random(line).nextBytes(content);
          Path file = Files.write(folder.resolve("sent-" + line + ".pdf"), content);
          desktop.done("attachment", "add", transaction, file.toString());
          return main(send, line, desktop, "sync", "now");
        },
        (killed, line) -> {
          desktop.done("sync", "now");
          laptop.done("sync", "now");
          fetched(laptop, "sent-" + line + ".pdf", content);
        });
    var fetch =
        new KillAtLine(
            "app.coffer.desktop.attachment.AttachmentFolder", List.of("append", "finish"));
    everywhere(
        17,
        line -> {
          new Random(-line).nextBytes(content);
          Path file = Files.write(folder.resolve("kept-" + line + ".pdf"), content);
          desktop.done("attachment", "add", transaction, file.toString());
          desktop.done("sync", "now");
          laptop.done("sync", "now");
          return main(
              fetch,
              line,
              laptop,
              "attachment",
              "save",
              "kept-" + line + ".pdf",
              "--out",
              folder.resolve("half").toString());
        },
        (killed, line) -> fetched(laptop, "kept-" + line + ".pdf", content));
  }

  private void fetched(Command laptop, String name, byte[] content) throws Exception {
    Path out = folder.resolve("out-" + name);
    laptop.done("attachment", "save", name, "--out", out.toString());
    assertThat(Files.readAllBytes(out)).isEqualTo(content);
  }

  /** The key that manages the vault moves, and is never nowhere. */
  private void root(Command desktop, Command laptop) throws Exception {
    // in the ordinary run where the server has the statement and this device does not
    List<String> methods = ALL ? List.of("changeRoot", "takeRoot") : List.of("takeRoot");
    var change = new KillAtLine("app.coffer.desktop.sync.SyncEngine", methods);
    String[] levels = {"high", "standard"};
    everywhere(
        0,
        line -> main(change, line, desktop, "devices", "level", levels[line % 2]),
        (killed, line) -> {
          desktop.done("sync", "now");
          laptop.done("sync", "now");
          desktop.done("sync", "rotate-key");
          laptop.done("sync", "now");
          desktop.done("devices", "level", levels[line % 2]);
          laptop.done("sync", "now");
          assertThat(laptop.done("devices", "level").get("level"))
              .isEqualTo(desktop.done("devices", "level").get("level"));
          for (Command computer : List.of(desktop, laptop)) {
            assertThat(computer.done("verify").get("ok").asBoolean()).isTrue();
          }
        });
  }

  private boolean main(KillAtLine place, int line, Command computer, String... arguments)
      throws Exception {
    var all = new java.util.ArrayList<>(List.of(arguments));
    all.addAll(List.of("--vault", computer.vault().toString()));
    return place.run(line, folder.resolve("victim.log"), MAIN, all.toArray(String[]::new));
  }
}

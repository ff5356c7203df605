package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.tour.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Kills real processes in the middle of a sync, as a power cut would. */
@Timeout(value = 180, unit = TimeUnit.SECONDS)
class KilledSyncTest {
  private static final int TRANSACTIONS = 1_500;

  @TempDir Path folder;

  @Test
  void nothingIsLostOrDoubledHoweverOftenASyncIsKilled() throws Exception {
    try (ServerProcess server = ServerProcess.start(folder.resolve("server"), "127.0.0.1:0")) {
      var desktop = new Command(folder.resolve("desktop"));
      var laptop = new Command(folder.resolve("laptop"));
      desktop.done("vault", "create", "--name", "Home", "--no-passphrase", "--device", "Desktop");
      desktop.done(
          "sync",
          "enable",
          "--server",
          server.address().toString(),
          "--token",
          server.registrationToken());
      Pairing.pair(desktop, laptop, "Laptop");
      desktop.done("demo", "--transactions", Integer.toString(TRANSACTIONS), "--seed", "3");
      JsonNode written = desktop.done("tx", "list");

      // while sealing and pushing
      boolean killed = killSync(desktop, 250) | killSync(desktop, 700);
      finish(desktop);
      // while pulling and applying
      killed |= killSync(laptop, 250) | killSync(laptop, 700);
      finish(laptop);

      assertThat(killed).as("at least one sync was killed before its end").isTrue();
      assertThat(withoutStatus(laptop.done("tx", "list"))).isEqualTo(withoutStatus(written));
      assertThat(withoutStatus(desktop.done("tx", "list"))).isEqualTo(withoutStatus(written));
      for (Command computer : List.of(desktop, laptop)) {
        assertThat(computer.done("verify").get("ok").asBoolean()).isTrue();
        assertThat(computer.done("conflicts", "list")).isEmpty();
        assertThat(computer.done("sync", "status").get("pending").asInt()).isZero();
      }
      // a sync with nothing to do sends nothing: what was pushed is known to have arrived
      assertThat(desktop.done("sync", "now").get("sent").asInt()).isZero();
    }
  }

  /**
   * Starts a sync in a process of its own and kills it some time after it opened the vault.
   *
   * @return whether it was killed before its end
   */
  private boolean killSync(Command computer, long afterMillis)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-cp",
                    System.getProperty("java.class.path"),
                    "app.coffer.desktop.cli.Main",
                    "sync",
                    "now",
                    "--vault",
                    computer.vault().toString()))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("killed.log").toFile())
            .start();
    awaitOpen(process, computer.vault().resolve("vault.lock"));
    boolean ended = process.waitFor(afterMillis, TimeUnit.MILLISECONDS);
    process.destroyForcibly().waitFor();
    return !ended;
  }

  /** Until the process holds the vault's lock, or is done. */
  private static void awaitOpen(Process process, Path lock)
      throws IOException, InterruptedException {
    while (process.isAlive()) {
      try (var channel =
              java.nio.channels.FileChannel.open(lock, java.nio.file.StandardOpenOption.WRITE);
          var free = channel.tryLock()) {
        if (free == null) {
          return;
        }
      }
      Thread.sleep(5);
    }
  }

  private static void finish(Command computer) {
    computer.done("sync", "now");
  }

  /** The same transactions on both sides, whatever has been sent. */
  private static List<String> withoutStatus(JsonNode transactions) {
    var all = new ArrayList<String>();
    transactions.forEach(
        each -> all.add(each.toString().replaceAll("\"syncStatus\":\"[a-z]+\"", "")));
    return all.stream().sorted().toList();
  }
}

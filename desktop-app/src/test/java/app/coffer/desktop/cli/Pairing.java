package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.Vaults;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/** Pairs two computers by their command lines, both confirming. */
final class Pairing {
  private static final JsonMapper JSON = new JsonMapper();

  private Pairing() {}

  static void pair(Command inviter, Command joiner, String name) throws InterruptedException {
    var exit = new AtomicInteger(-1);
    try (var pipe = new PipedInputStream();
        var out = new PrintStream(new PipedOutputStream(pipe), true, StandardCharsets.UTF_8);
        var lines = new BufferedReader(new InputStreamReader(pipe, StandardCharsets.UTF_8))) {
      var terminal =
          new Terminal(
              out,
              System.err,
              new BufferedReader(new StringReader("")),
              Map.of("COFFER_VAULT", inviter.vault().toString()),
              prompt -> Optional.empty());
      Thread inviting =
          Thread.ofPlatform()
              .start(() ->
                  exit.set(
                      Main.run(
                          terminal,
                          Vaults.ofThisComputer(Syncing.WHEN_ASKED),
                          "pair",
                          "invite",
                          "--accept",
                          "--json")));
      String link = JSON.readTree(lines.readLine()).get("link").asString();
      String device =
          joiner
              .done("pair", "join", "--link", link, "--name", name, "--no-passphrase", "--accept")
              .get("device")
              .asString();
      assertThat(JSON.readTree(lines.readLine()).get("device").asString()).isEqualTo(device);
      inviting.join();
      assertThat(exit).hasValue(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package app.coffer.desktop.cli;

import app.coffer.desktop.vault.Syncing;
import app.coffer.desktop.vault.Vaults;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the command line in this process and keeps what it said. */
final class Command {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path vault;

  Command(Path vault) {
    this.vault = vault;
  }

  Path vault() {
    return vault;
  }

  /** What a command said. */
  record Said(int exit, String out, String err) {

    /** The only line of JSON on standard output. */
    JsonNode json() {
      List<String> lines = out.lines().toList();
      if (lines.size() != 1) {
        throw new AssertionError("not one line of JSON: " + out + err);
      }
      return JSON.readTree(lines.getFirst());
    }

    /** The error as JSON, and nothing beside it. */
    JsonNode error() {
      return JSON.readTree(err).get("error");
    }

    String text(String field) {
      return json().get(field).asString();
    }
  }

  /** Runs a command with {@code --json}. */
  Said json(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    all.add("--json");
    return run("", all.toArray(String[]::new));
  }

  /** Runs a command with {@code --json} that must do what was asked. */
  JsonNode done(String... arguments) {
    Said said = json(arguments);
    if (said.exit() != 0) {
      throw new AssertionError(
          List.of(arguments) + " ended with " + said.exit() + ": " + said.err());
    }
    return said.json();
  }

  /**
   * Runs a command.
   *
   * @param typed what somebody types, line by line
   */
  Said run(String typed, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var terminal =
        new Terminal(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new BufferedReader(new StringReader(typed)),
            Map.of("COFFER_VAULT", vault.toString()),
            prompt -> Optional.empty());
    int exit = Main.run(terminal, Vaults.ofThisComputer(Syncing.WHEN_ASKED), arguments);
    return new Said(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}

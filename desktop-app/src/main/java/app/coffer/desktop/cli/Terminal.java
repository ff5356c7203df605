package app.coffer.desktop.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What surrounds a command: streams, environment, and a way to ask for something that is not
 * echoed.
 *
 * @param out results only
 * @param err everything else
 * @param secrets asks, unechoed; empty where nobody sits at a keyboard
 */
record Terminal(
    PrintStream out,
    PrintStream err,
    BufferedReader in,
    Map<String, String> environment,
    Function<String, Optional<char[]>> secrets) {

  /** Of this process. */
  static Terminal ofProcess() {
    return new Terminal(
        new PrintStream(System.out, true, StandardCharsets.UTF_8),
        new PrintStream(System.err, true, StandardCharsets.UTF_8),
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
        System.getenv(),
        prompt -> {
          Console console = System.console();
          return console == null || !console.isTerminal()
              ? Optional.empty()
              : Optional.ofNullable(console.readPassword("%s", prompt));
        });
  }
}

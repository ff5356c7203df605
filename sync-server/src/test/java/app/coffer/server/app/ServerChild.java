package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server in a process of its own, on a free port. */
record ServerChild(Process process, URI address) implements AutoCloseable {

  /**
   * @param database as the setting, or empty for a file in {@code data}
   */
  static ServerChild start(Path data, String database, String... more) throws IOException {
    return start(List.of("-XX:TieredStopAtLevel=1"), data, database, more);
  }

  /**
   * @param jvm options of its JVM
   */
  static ServerChild start(List<String> jvm, Path data, String database, String... more)
      throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("app.coffer.server.app.Main");
    command.addAll(List.of("--data", data.toString(), "--listen", "127.0.0.1:0"));
    command.addAll(List.of("--registration", "open"));
    command.addAll(List.of(more));
    var server = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    if (!database.isEmpty()) {
      server.environment().put("COFFER_SERVER_DATABASE", database);
    }
    Process process = server.start();
    var lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = lines.readLine();
    assertThat(line).startsWith("Listening on http://127.0.0.1:");
    return new ServerChild(process, URI.create(line.substring("Listening on ".length())));
  }

  /** As {@code kill -9}: nothing is finished, nothing is said. */
  void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    kill();
  }
}

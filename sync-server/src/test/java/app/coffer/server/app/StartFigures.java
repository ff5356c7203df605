package app.coffer.server.app;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

/** From the start of the process to its first answer, and what it takes of the memory when idle. */
final class StartFigures {
  private final ServerBench bench;

  StartFigures(ServerBench bench) {
    this.bench = bench;
  }

  void run(Path folder) throws IOException, InterruptedException {
    measure(folder.resolve("start"), "as it comes", List.of(), "below 2 s", "below 200 MB");
    measure(
        folder.resolve("small"),
        "with -Xmx96m -XX:+UseSerialGC -XX:TieredStopAtLevel=1",
        List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"),
        "below 2 s",
        "below 200 MB");
  }

  private void measure(
      Path data, String how, List<String> jvm, String wantedStart, String wantedMemory)
      throws IOException, InterruptedException {
    ServerChild.start(jvm, data, "").close(); // the first start makes the database
    long begin = System.nanoTime();
    try (var server = ServerChild.start(jvm, data, "")) {
      health(server);
      long answered = System.nanoTime();
      bench.add(
          "start to the first answer, " + how, wantedStart, "%.2f s", (answered - begin) / 1e9);
      for (int i = 0; i < 200; i++) {
        health(server);
      }
      Thread.sleep(3_000);
      bench.add(
          "resident memory after 200 requests, " + how,
          wantedMemory,
          "%.0f MB",
          ServerBench.kibibytes(server.process(), "VmRSS") / 1024.0);
    }
  }

  private static void health(ServerChild server) throws IOException, InterruptedException {
    var answer =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(server.address().resolve("/api/v1/health")).build(),
                HttpResponse.BodyHandlers.discarding());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("health says " + answer.statusCode());
    }
  }
}

package app.coffer.server.app;

import app.coffer.wire.api.PullPage;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** How many bodies a device that joins gets in a second. */
final class PullFigures {
  private static final int BODY = 4_000;
  private static final int PARCELS = 250;
  private static final int ROUNDS = 4;
  private final ServerBench bench;

  PullFigures(ServerBench bench) {
    this.bench = bench;
  }

  void run(Path folder) throws IOException, InterruptedException {
    try (var server = PushFigures.start(folder.resolve("pull"))) {
      var vault = new Pushes(server.address(), 70, 1);
      for (int i = 0; i < PARCELS; i++) {
        vault.send(vault.request(vault.home().first, BODY));
      }
      List<Long> pages = pages(vault);
      pullAll(vault, pages);
      double processor = ServerBench.processorSeconds(server.process());
      long start = System.nanoTime();
      for (int i = 0; i < ROUNDS; i++) {
        pullAll(vault, pages);
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      double used = ServerBench.processorSeconds(server.process()) - processor;
      double megabytes = ROUNDS * PARCELS * Pushes.REVISIONS * (double) BODY / 1e6;
      bench.add(
          "bodies pulled by one device, in a second, and in a second of the server's processor",
          "150 MB of a core",
          "%.0f MB, %.0f MB",
          megabytes / seconds,
          megabytes / used);
    }
  }

  private static List<Long> pages(Pushes vault) {
    var cursors = new ArrayList<Long>();
    long since = 0;
    PullPage page;
    do {
      cursors.add(since);
      page = vault.at(vault.home().first).pull(since);
      since = page.parcels().getLast().cursor().position();
    } while (page.more());
    return cursors;
  }

  /** Takes the bytes as they come; what a device does with them is not the server's. */
  private static void pullAll(Pushes vault, List<Long> pages)
      throws IOException, InterruptedException {
    Api api = vault.at(vault.home().first);
    for (long since : pages) {
      HttpRequest request =
          api.prepare("GET", api.inVault("/sync/pull?since=" + since), null, Instant.now()).build();
      HttpResponse<Void> answer = HTTP.send(request, HttpResponse.BodyHandlers.discarding());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("pull says " + answer.statusCode());
      }
    }
  }

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
}

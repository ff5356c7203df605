package app.coffer.server.app;

import app.coffer.wire.api.PushReceipt;
import app.coffer.wire.api.VaultCreated;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Uses a server through a proxy that really runs: {@code .ci/server-proxies} starts both. Ends with
 * a fault where signed requests, big ones or hints do not pass as they should.
 */
final class ThroughProxy {
  private static final int RECORDS = 20;
  private static final int BODY = 200_000;

  private ThroughProxy() {}

  /** The address of the proxy. */
  public static void main(String[] arguments) throws Exception {
    URI server = URI.create(arguments[0]);
    var home = new Household(System.nanoTime());
    var api = new Api(server, home, home.first);
    api.create(Map.of()).as(VaultCreated.class);
    hintsComeAtOnce(home, api);
    bigParcelsPass(home, api);
    operatorsPagesDoNot(server, api);
    System.out.println("through " + server + ": signed requests, hints and big parcels pass");
  }

  private static void hintsComeAtOnce(Household home, Api api) throws Exception {
    HttpRequest.Builder request =
        api.prepare("GET", api.inVault("/sync/events"), null, Instant.now());
    request.setHeader("Accept", "text/event-stream");
    try (HttpClient client = HttpClient.newHttpClient()) {
      var stream = client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
      var lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8));
      var heard =
          CompletableFuture.supplyAsync(
              () -> lines.lines().anyMatch(line -> line.contains("advanced")));
      Instant sent = Instant.now();
      api.push(home.first.parcel(home.edit(home.newRecord())));
      // the server itself says something every 12 s: what a proxy holds back comes with that
      check(heard.get(8, TimeUnit.SECONDS), "no hint came");
      System.out.println("a hint took " + Duration.between(sent, Instant.now()).toMillis() + " ms");
      stream.body().close();
      client.shutdownNow();
    }
  }

  private static void bigParcelsPass(Household home, Api api) {
    var edits =
        Stream.generate(() -> home.big(home.newRecord(), BODY))
            .limit(RECORDS)
            .toArray(Household.Edit[]::new);
    Api.Answer answer = api.tryPush(home.first.parcel(edits));
    check(answer.as(PushReceipt.class).cursor().position() == 2, "a big push is not stored");
    check(api.pull(0).parcels().size() == 2, "it does not come back");
    Api.Answer tooBig = api.post(api.inVault("/sync/push"), new byte[9 << 20]);
    check(tooBig.code().equals("too-large"), "too much is not refused by the server itself");
  }

  private static void operatorsPagesDoNot(URI server, Api api) {
    for (String path : new String[] {"/metrics", "/status", "/status/style.css"}) {
      HttpRequest request = HttpRequest.newBuilder(server.resolve(path)).build();
      check(api.send(request).status() == 404, path + " is shown to strangers");
    }
  }

  private static void check(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}

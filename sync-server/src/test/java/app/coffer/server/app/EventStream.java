package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** A device's open stream of hints. */
record EventStream(HttpClient client, BufferedReader lines) implements AutoCloseable {

  static HttpRequest request(Api api) {
    return api.prepare("GET", api.inVault("/sync/events"), null, Instant.now())
        .setHeader("Accept", "text/event-stream")
        .build();
  }

  static EventStream open(Api api) throws IOException, InterruptedException {
    HttpClient client = HttpClient.newHttpClient();
    HttpResponse<InputStream> response =
        client.send(request(api), HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    return new EventStream(
        client, new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
  }

  /** The next line that is not empty. */
  String next() throws IOException {
    String line = lines.readLine();
    while (line != null && line.isEmpty()) {
      line = lines.readLine();
    }
    return String.valueOf(line).replace(": ", ":").replaceFirst("^(event|data):", "$1: ");
  }

  /** The line after the one that is awaited. */
  String until(String event) throws IOException {
    for (int i = 0; i < 20; i++) {
      if (next().equals(event)) {
        return next();
      }
    }
    return "never came";
  }

  @Override
  public void close() throws IOException {
    client.shutdownNow();
    lines.close();
  }
}

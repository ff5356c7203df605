package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class EventsTest extends ServerTest {
  @Test
  void eventsHintAtAPushAndShowWhoIsThere() throws Exception {
    try (Stream first = listen();
        Stream second = listen()) {
      assertThat(first.next()).isEqualTo(":welcome");
      assertThat(second.next()).isEqualTo(":welcome");
      assertThat(status(listenAnswer())).isEqualTo(429);
      api.push(home.first.parcel(home.edit(home.newRecord())));
      assertThat(first.until("event: advanced")).isEqualTo("data: {\"cursor\":1}");
      assertThat(second.until("event: advanced")).isEqualTo("data: {\"cursor\":1}");
      assertThat(
              api.get(api.inVault("/sync/status"))
                  .as(app.coffer.wire.api.VaultStatus.class)
                  .devices()
                  .getFirst()
                  .online())
          .isTrue();
    }
  }

  @Test
  void serverStopsAlthoughSomebodyListens() throws Exception {
    try (Stream stream = listen()) {
      stream.next();
      long before = System.nanoTime();
      server.close();
      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - before)).isLessThan(4_000);
    }
    restart(config());
  }

  private record Stream(HttpClient client, BufferedReader lines) implements AutoCloseable {
    String next() throws IOException {
      String line = lines.readLine();
      while (line != null && line.isEmpty()) {
        line = lines.readLine();
      }
      return String.valueOf(line).replace(": ", ":").replaceFirst("^(event|data):", "$1: ");
    }

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

  private Stream listen() throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    HttpResponse<java.io.InputStream> response =
        client.send(events(), HttpResponse.BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    return new Stream(
        client, new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8)));
  }

  private HttpRequest events() {
    HttpRequest.Builder request =
        api.prepare("GET", api.inVault("/sync/events"), null, Instant.now());
    return request.setHeader("Accept", "text/event-stream").build();
  }

  private Api.Answer listenAnswer() {
    return api.send(events());
  }

  private static int status(Api.Answer answer) {
    return answer.status();
  }
}

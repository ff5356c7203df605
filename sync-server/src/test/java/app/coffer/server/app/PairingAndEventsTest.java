package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.wire.Limits;
import app.coffer.wire.api.PairingMail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PairingAndEventsTest extends ServerTest {
  private static final String BOX = "/api/v1/pairing/" + "ab".repeat(16);

  @Test
  void messagesComeOutAsTheyWentIn() {
    assertThat(plain("POST", BOX, null).status()).isEqualTo(204);
    assertThat(plain("POST", BOX, null).status()).isEqualTo(204);
    assertThat(say("hello").status()).isEqualTo(204);
    assertThat(say("there").status()).isEqualTo(204);
    PairingMail mail = plain("GET", BOX + "/messages?from=1", null).asJson(PairingMail.class);
    assertThat(mail.from()).isEqualTo(1);
    assertThat(mail.messages()).singleElement().isEqualTo("there".getBytes());
    // sent again because the answer was lost: stored once
    assertThat(plain("POST", BOX + "/messages?after=1", "there".getBytes()).status())
        .isEqualTo(204);
    assertThat(plain("POST", BOX + "/messages?after=1", "other".getBytes()).code())
        .isEqualTo("not-next");
    assertThat(plain("DELETE", BOX, null).status()).isEqualTo(204);
    assertThat(plain("GET", BOX + "/messages", null).code()).isEqualTo("no-such-mailbox");
  }

  @Test
  void mailboxHasLimits() {
    assertThat(say("nobody home").code()).isEqualTo("no-such-mailbox");
    plain("POST", BOX, null);
    assertThat(plain("POST", BOX + "/messages", new byte[Limits.PAIRING_MESSAGE_BYTES + 1]).code())
        .isEqualTo("too-large");
    for (int i = 0; i < Limits.PAIRING_MESSAGES; i++) {
      assertThat(plain("POST", BOX + "/messages", new byte[Limits.PAIRING_MESSAGE_BYTES]).status())
          .isEqualTo(204);
    }
    assertThat(say("one more").code()).isEqualTo("mailbox-full");
  }

  @Test
  void readerWaitsForTheNextMessage() throws Exception {
    plain("POST", BOX, null);
    var waiting =
        CompletableFuture.supplyAsync(
            () -> plain("GET", BOX + "/messages?from=0&wait=20", null).asJson(PairingMail.class));
    Thread.sleep(200);
    assertThat(waiting).isNotDone();
    say("now");
    assertThat(waiting.get(5, TimeUnit.SECONDS).messages()).hasSize(1);
  }

  @Test
  void strangersAreCountedByAddress() throws IOException {
    restart(config().limited(1L << 30, 4));
    var answers = new ArrayList<Integer>();
    for (int i = 0; i < 6; i++) {
      answers.add(plain("POST", BOX, null).status());
    }
    assertThat(answers).startsWith(204, 204, 204, 204).endsWith(429);
  }

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

  private Api.Answer say(String message) {
    return plain("POST", BOX + "/messages", message.getBytes(StandardCharsets.UTF_8));
  }

  private Api.Answer plain(String method, String path, byte[] body) {
    return api.send(
        HttpRequest.newBuilder(server.address().resolve(path))
            .header("Content-Type", "application/octet-stream")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body))
            .build());
  }
}

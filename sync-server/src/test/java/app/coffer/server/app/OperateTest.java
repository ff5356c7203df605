package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.server.blob.RealPostgres;
import app.coffer.server.limit.Rates;
import app.coffer.server.vault.Allowance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the operator sees, and who else does not. */
class OperateTest extends ServerTest {
  private static final String TOKEN = "0123456789abcdef";

  private Api.Answer ask(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.address().resolve(path));
    return api.send((headers.length == 0 ? request : request.headers(headers)).build());
  }

  private void show(Operations.Access access, Optional<String> token) throws IOException {
    restart(config().operated(Operations.USUAL.showing(access, token)));
  }

  private String metrics() {
    return new String(ask("/metrics").body(), StandardCharsets.UTF_8);
  }

  @Test
  void countsWhatHappens() {
    api.push(home.first.parcel(home.edit(home.newRecord())));
    assertThat(
            api.tryPush(home.first.draft(9, home.first.tail, java.util.Map.of(), home.rootTail()))
                .status())
        .isEqualTo(409);
    ask("/api/v1/vaults/" + "a".repeat(64) + "/nothing?secret=1");
    ask("/api/v1/nothing");
    String text = metrics();
    String push = "/api/v1/vaults/{vault}/sync/push";
    assertThat(text)
        .contains(
            "coffer_http_requests_total{method=\"POST\",route=\"" + push + "\",status=\"200\"} 1.0")
        .contains(
            "coffer_http_requests_total{method=\"POST\",route=\"" + push + "\",status=\"409\"} 1.0")
        .contains("coffer_http_requests_total{method=\"GET\",route=\"other\",status=\"404\"} 2.0")
        .contains(
            "coffer_http_request_seconds_bucket{method=\"POST\",route=\""
                + push
                + "\",le=\"+Inf\"} 2")
        .contains("coffer_pushes_total{outcome=\"stored\"} 1.0")
        .contains("coffer_pushes_total{outcome=\"refused\"} 1.0")
        .contains("coffer_vaults 1.0")
        .contains("coffer_database_up 1.0")
        .contains("coffer_subscribers 0.0")
        .containsPattern(
            "coffer_http_received_bytes_total\\{route=\""
                + push.replaceAll("([{}])", "\\\\$1")
                + "\"} \\d{3,}")
        .containsPattern("coffer_database_bytes \\d")
        .contains("jvm_memory_used_bytes", "process_start_time_seconds", "coffer_build_info");
    assertThat(text).doesNotContain(home.vault.hex(), home.first.id.hex(), "secret");
  }

  @Test
  void statusPageSaysHowItIsAndNamesNobody() {
    Api.Answer answer = ask("/status");
    assertThat(answer.response().headers().firstValue("Content-Type"))
        .hasValue("text/html;charset=UTF-8");
    String page = new String(answer.body(), StandardCharsets.UTF_8);
    assertThat(page).contains("All is well.", "<th scope=\"row\">Vaults</th><td>1</td>", "SQLite");
    assertThat(page)
        .doesNotContain("<script", home.vault.hex(), home.first.id.hex(), data.toString());
    assertThat(page).doesNotContainPattern("[0-9a-f]{16}");
    assertThat(new String(ask("/status/style.css").body())).contains("prefers-color-scheme");
  }

  @Test
  void statusPageSaysWhenThereIsNoRoom() throws IOException {
    restart(config().limited(new Allowance(1 << 30, 90, 10, 1), Rates.USUAL));
    assertThat(new String(ask("/status").body(), StandardCharsets.UTF_8))
        .contains("class=\"ill\">There is no room left: changes are refused, reading goes on.")
        .doesNotContain("All is well");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "X-Forwarded-For: 127.0.0.1",
        "Forwarded: for=127.0.0.1",
        "Via: 1.1 proxy",
        "X-Real-IP: ::1"
      })
  void throughAProxyNobodyIsAtThisMachine(String header) {
    String[] parts = header.split(": ");
    Api.Answer hidden = ask("/metrics", parts);
    Api.Answer nothing = ask("/nothing", parts);
    assertThat(hidden.status()).isEqualTo(404);
    assertThat(hidden.body()).isEqualTo(nothing.body());
    assertThat(ask("/status", parts).body()).isEqualTo(nothing.body());
  }

  @Test
  void operatorChoosesWhoSees() throws IOException {
    show(Operations.Access.OFF, Optional.of(TOKEN));
    assertThat(ask("/metrics", "Authorization", "Bearer " + TOKEN).status()).isEqualTo(404);
    show(Operations.Access.TOKEN, Optional.of(TOKEN));
    Api.Answer asked = ask("/status");
    assertThat(asked.status()).isEqualTo(401);
    assertThat(asked.response().headers().firstValue("WWW-Authenticate")).isPresent();
    String basic =
        Base64.getEncoder().encodeToString(("me:" + TOKEN).getBytes(StandardCharsets.UTF_8));
    assertThat(ask("/status", "Authorization", "Basic " + basic).status()).isEqualTo(200);
    assertThat(ask("/metrics", "Authorization", "Bearer " + TOKEN).status()).isEqualTo(200);
    for (String wrong : List.of("Bearer x", "Bearer", "Basic !!", "Basic bWU=", TOKEN)) {
      assertThat(ask("/metrics", "Authorization", wrong).status()).as(wrong).isEqualTo(401);
    }
    show(Operations.Access.LOOPBACK, Optional.of(TOKEN));
    assertThat(ask("/metrics", "X-Forwarded-For", "::1").status()).isEqualTo(401);
    assertThat(ask("/metrics").status()).isEqualTo(200);
  }

  @Test
  void isReadyAndLives() {
    assertThat(new String(ask("/health/live").body())).isEqualTo("{\"status\":\"live\"}");
    assertThat(new String(ask("/health/ready").body())).isEqualTo("{\"status\":\"ready\"}");
  }

  @Test
  void everyLineNamesItsRequestAndNoSecret() throws IOException {
    var written = new ByteArrayOutputStream();
    try {
      LogLines.install(new LogOutput(true, Level.FINE), new PrintStream(written, true));
      var told =
          new Operations(
              Operations.Access.TOKEN, Optional.of(TOKEN), true, Operations.USUAL.stopWait());
      String postgres = RealPostgres.newDatabase() + "&password=database-canary";
      restart(config().operated(told).storing(Optional.of(postgres)));
      api.create(java.util.Map.of()).as(app.coffer.wire.api.VaultCreated.class);
      Api.Answer answer = ask("/api/v1/nothing?canary=c0ffee", "Authorization", "Bearer " + TOKEN);
      assertThat(ask("/metrics", "Authorization", "Bearer " + TOKEN).body())
          .asString(StandardCharsets.UTF_8)
          .contains("coffer_database_bytes ")
          .doesNotContain("coffer_database_free_bytes 9");
      api.push(home.first.parcel(home.edit(home.newRecord())));
      api.create(java.util.Map.of("Coffer-Registration", "registration-canary"));
      server.close();
      String log = written.toString(StandardCharsets.UTF_8);
      List<? extends JsonNode> lines =
          log.lines().map(line -> JsonMapper.shared().readTree(line)).toList();
      String name = answer.response().headers().firstValue("Request-Id").orElseThrow();
      assertThat(lines)
          .anySatisfy(line -> {
            assertThat(line.path("request").asString("")).isEqualTo(name);
            assertThat(line.path("status").asString("")).isEqualTo("404");
            assertThat(line.path("message").asString("")).startsWith("GET other 404 in ");
          });
      assertThat(log).contains("POST /api/v1/vaults/{vault}/sync/push 200");
      assertThat(log).doesNotContain(TOKEN, "c0ffee", "registration-canary", "database-canary");
    } finally {
      restoreLogging();
    }
  }

  private static void restoreLogging() throws IOException {
    for (Handler handler : Logger.getLogger("").getHandlers()) {
      Logger.getLogger("").removeHandler(handler);
    }
    LogManager.getLogManager().readConfiguration();
  }

  @Test
  void linesForPeopleCannotBeForged() {
    var record = new java.util.logging.LogRecord(Level.WARNING, "one\n2026-01-01 error forged");
    record.setThrown(new IllegalStateException("a-secret"));
    String line = new LogLines(false).format(record);
    assertThat(line.strip())
        .doesNotContain("\n")
        .contains("warning")
        .contains("IllegalStateException");
    assertThat(line).doesNotContain("a-secret");
  }

  @Test
  void whatIsUnderWayWhenItStopsIsAnswered() throws Exception {
    String mailbox = "/api/v1/pairing/" + "cd".repeat(16);
    HttpRequest.Builder open = HttpRequest.newBuilder(server.address().resolve(mailbox));
    api.send(open.POST(HttpRequest.BodyPublishers.noBody()).build());
    HttpRequest waiting =
        HttpRequest.newBuilder(server.address().resolve(mailbox + "/messages?from=0&wait=2"))
            .header("Accept", "application/json")
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var answer = client.sendAsync(waiting, HttpResponse.BodyHandlers.ofString());
      while (!metrics().contains("coffer_http_requests_under_way 2.0") && !answer.isDone()) {
        Thread.onSpinWait();
      }
      server.close();
      assertThat(answer.get().statusCode()).isEqualTo(200);
    }
  }
}

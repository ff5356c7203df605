package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client of ours sends. Each is refused, says nothing, and the next is answered. */
class HostileRequestsTest extends ServerTest {
  private static final String BODY = "POST /api/v1/vaults HTTP/1.1\r\nHost: x\r\n";
  private static final String END = "Connection: close\r\n\r\n";

  /** The beginning of the answer to bytes as they are. */
  private String ask(String raw) throws IOException {
    try (var socket = new Socket("127.0.0.1", server.address().getPort())) {
      socket.setSoTimeout(30_000);
      try {
        socket.getOutputStream().write(raw.getBytes(StandardCharsets.ISO_8859_1));
      } catch (SocketException e) {
        // refused before all of it was sent
      }
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String get(String path, String headers) throws IOException {
    return ask("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + headers + END);
  }

  private void refused(String answer, String... statuses) throws IOException {
    assertThat(answer).startsWith("HTTP/1.1 ").contains("application/problem+json");
    assertThat(answer.substring(9, 12)).isIn((Object[]) statuses);
    assertThat(answer).doesNotContain("HTTP/1.1 200", "jetty", "Jetty", "java", "Exception");
    assertThat(get("/health", "")).startsWith("HTTP/1.1 200 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n"
            + "0\r\n\r\n"
            + "GET /health HTTP/1.1\r\n\r\n",
        "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        "Content-Length: -1\r\n\r\n",
        "Content-Length: 99999999999999999999\r\n\r\n",
        "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
        "Host: y\r\nContent-Length: 0\r\n\r\n",
        "X: a\r\n b\r\nContent-Length: 0\r\n\r\n",
        "X\u0000: a\r\nContent-Length: 0\r\n\r\n"
      })
  void twoReadingsOfOneRequestAreNone(String rest) throws IOException {
    refused(ask(BODY + rest), "400", "501");
  }

  @Test
  void headersAndPathsEndSomewhere() throws IOException {
    refused(get("/health", "X: " + "a".repeat(70_000) + "\r\n"), "431");
    refused(get("/health", "X: a\r\n".repeat(3_000)), "431");
    refused(get("/" + "a".repeat(9_000), ""), "414");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/health;x=1",
        "/health/",
        "/heal%74h",
        "/metrics;x",
        "/status/..;/metrics",
        "/api/v1/../../health",
        "/%2e%2e/health",
        "/../etc/passwd",
        "//health",
        "/health%00",
        "/health%0d%0aX:%20y",
        "/%ff%fe",
        "http://elsewhere/health/"
      })
  void aPathHasOneSpelling(String path) throws IOException {
    refused(get(path, ""), "400", "404");
  }

  @Test
  void pullsAndEventsAreNotReachedByAnotherName() throws IOException {
    for (String path : new String[] {"/sync/pull;x", "/sync/pul%6c", "/sync/pull/"}) {
      assertThat(api.get(api.inVault(path)).code()).isEqualTo("not-found");
    }
    assertThat(api.get(api.inVault("/sync/events;x")).code()).isEqualTo("not-found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Content-Length: 1\r\n\r\nx", "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n"})
  void aQuestionBringsNoBody(String rest) throws IOException {
    for (String path : new String[] {"/health", api.inVault("/sync/pull")}) {
      refused(ask("GET " + path + " HTTP/1.1\r\nHost: x\r\n" + rest), "400");
    }
  }

  @Test
  void compressedBodiesAreNotUnpacked() throws IOException {
    refused(
        ask(
            BODY
                + "Content-Type: application/json\r\n"
                + "Content-Encoding: gzip\r\n"
                + "Content-Length: 3\r\n"
                + END
                + "\u001f\u008b\b"),
        "401",
        "415");
  }

  @Test
  void pagesThatAreAskedForWronglyAreSmallOrNone() {
    api.push(home.first.parcel(home.edit(home.newRecord())));
    for (String query : new String[] {"since=-5", "limit=-1", "limit=2147483647", "root=-9"}) {
      assertThat(api.get(api.inVault("/sync/pull?" + query)).status()).as(query).isEqualTo(200);
    }
    for (String query : new String[] {"since=x", "since=99999999999999999999", "limit=1e9"}) {
      assertThat(api.get(api.inVault("/sync/pull?" + query)).status())
          .as(query)
          .isBetween(400, 404);
    }
  }
}

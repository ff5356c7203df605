package app.coffer.server.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** A request as it once was sent, and its answer. */
record Exchange(
    String method,
    String path,
    Map<String, String> headers,
    byte[] body,
    int status,
    String type,
    byte[] answer) {
  /** The day of the recording; the server's clock stands still there. */
  static final Instant DAY = Instant.parse("2026-11-21T12:00:00Z");

  /** What clients believed the server's address to be. */
  static final URI PUBLIC = URI.create("https://coffer.example.org");

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  static List<Exchange> recorded(String file) throws IOException {
    try (InputStream in = Exchange.class.getResourceAsStream(file)) {
      return JsonMapper.shared()
          .readValue(in.readAllBytes(), new TypeReference<List<Exchange>>() {});
    }
  }

  /** A server on which each replay finds what the recording found. */
  static CofferServer server(Path data) throws IOException {
    var random = new Random(1);
    return CofferServer.start(
        ServerConfig.defaults(data)
            .registering(app.coffer.server.vault.Registration.Mode.OPEN)
            .reached(
                new Network(
                    new java.net.InetSocketAddress("127.0.0.1", 0),
                    Optional.of(PUBLIC),
                    app.coffer.server.front.TrustedProxies.NONE,
                    Optional.empty())),
        () -> DAY,
        length -> {
          synchronized (random) {
            byte[] bytes = new byte[length];
            random.nextBytes(bytes);
            return bytes;
          }
        });
  }

  /** Sends the request once more; the exchange with the answer that comes now. */
  Exchange again(URI server) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .method(
                method,
                body.length == 0
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    HttpResponse<byte[]> now = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    return new Exchange(
        method,
        path,
        headers,
        body,
        now.statusCode(),
        now.headers().firstValue("Content-Type").orElse(""),
        now.body());
  }
}

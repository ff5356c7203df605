package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.server.blob.RealPostgres;
import app.coffer.server.limit.Rates;
import app.coffer.server.vault.Allowance;
import app.coffer.server.vault.Registration;
import app.coffer.wire.api.PairingMail;
import app.coffer.wire.api.VaultCreated;
import app.coffer.wire.api.VaultStatus;
import app.coffer.wire.crypto.Randomness;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two copies of the server on one PostgreSQL are to their devices as one. */
class TwoCopiesTest {
  private static final URI PUBLIC = URI.create("http://coffer.example");
  @TempDir Path folder;
  private final Household home = new Household(21);
  private final Household.Device second = home.join();
  private String database;
  private CofferServer left;
  private CofferServer right;

  @BeforeEach
  void start() throws IOException {
    database = RealPostgres.newDatabase();
    left = copy("left", Optional.empty());
    right = copy("right", Optional.empty());
    at(left).create(Map.of()).as(VaultCreated.class);
    at(left).tryPush(home.rootLog.subList(2, 3));
  }

  @AfterEach
  void stop() throws IOException {
    left.close();
    right.close();
  }

  private CofferServer copy(String name, Optional<URI> publicUrl) throws IOException {
    ServerConfig config =
        ServerConfig.defaults(folder.resolve(name))
            .listening("127.0.0.1", 0)
            .registering(Registration.Mode.OPEN)
            .storing(Optional.of(database))
            .limited(Allowance.USUAL, new Rates(100_000, 100_000, 100, 200));
    Network network = config.network();
    return CofferServer.start(
        config.reached(new Network(network.listen(), publicUrl, network.proxies(), network.tls())),
        InstantSource.system(),
        Randomness.secure());
  }

  private Api at(CofferServer server) {
    return new Api(server.address(), home, home.first);
  }

  @Test
  void aPushAtOneIsToldAtTheOther() throws Exception {
    try (EventStream stream = EventStream.open(at(left).as(second))) {
      assertThat(stream.next()).isEqualTo(":welcome");
      at(right).push(home.first.parcel(home.edit(home.newRecord())));
      assertThat(stream.until("event: advanced")).isEqualTo("data: {\"cursor\":1}");
      at(right).push(home.first.parcel(home.edit(home.newRecord())));
      assertThat(stream.until("event: advanced")).isEqualTo("data: {\"cursor\":2}");
    }
  }

  @Test
  void whoListensAtOneIsPresentAtTheOtherUntilItGoes() throws Exception {
    try (EventStream watching = EventStream.open(at(right))) {
      assertThat(watching.next()).isEqualTo(":welcome");
      try (EventStream stream = EventStream.open(at(left).as(second))) {
        stream.next();
        until(() -> online(right, second));
      }
      // a heartbeat finds that the stream is gone
      until(() -> !online(right, second));
      assertThat(online(right, home.first)).isTrue();
    }
  }

  @Test
  void aRemovedDevicesStreamEndsAtTheOther() throws Exception {
    try (EventStream stream = EventStream.open(at(left).as(second))) {
      stream.next();
      at(right).tryPush(java.util.List.of(home.revoke(second, null, null)));
      String line;
      do {
        line = stream.next();
      } while (!line.equals("null"));
    }
  }

  @Test
  void aRequestMadeAtOneIsNotAcceptedAtTheOther() throws Exception {
    left.close();
    right.close();
    left = copy("left", Optional.of(PUBLIC));
    right = copy("right", Optional.of(PUBLIC));
    HttpRequest signed =
        new Api(PUBLIC, home, home.first)
            .prepare("GET", at(left).inVault("/sync/status"), null, Instant.now())
            .build();
    assertThat(sent(signed, left)).isEqualTo(200);
    assertThat(sent(signed, right)).isEqualTo(401);
    assertThat(sent(signed, left)).isEqualTo(401);
  }

  @Test
  void aPairingGoesOnWhicheverCopyEachDeviceAsks() throws Exception {
    String box = "/api/v1/pairing/" + "ab".repeat(16);
    assertThat(plain(left, "POST", box + "?code=7QK4", "").statusCode()).isEqualTo(204);
    assertThat(plain(right, "GET", "/api/v1/pairing/codes/7QK4", "").statusCode()).isEqualTo(200);
    var waiting =
        CompletableFuture.supplyAsync(() -> plain(left, "GET", box + "/messages?wait=25", ""));
    assertThat(plain(right, "POST", box + "/messages", "hello").statusCode()).isEqualTo(204);
    PairingMail mail =
        app.coffer.wire.codec.WireFormats.json()
            .readValue(waiting.get(25, TimeUnit.SECONDS).body(), PairingMail.class);
    assertThat(mail.messages()).singleElement().isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
    plain(right, "DELETE", box, "");
    assertThat(plain(left, "GET", box + "/messages", "").statusCode()).isEqualTo(410);
  }

  private boolean online(CofferServer server, Household.Device device) {
    return at(server)
        .get(at(server).inVault("/sync/status"))
        .as(VaultStatus.class)
        .devices()
        .stream()
        .anyMatch(one -> one.device().equals(device.id) && one.online());
  }

  private static int sent(HttpRequest signed, CofferServer to) throws Exception {
    URI uri = to.address().resolve(signed.uri().getRawPath());
    HttpRequest.Builder request = HttpRequest.newBuilder(uri);
    signed.headers().map().forEach((name, values) -> request.header(name, values.getFirst()));
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static HttpResponse<String> plain(
      CofferServer server, String method, String path, String body) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(server.address().resolve(path))
                  .header("Content-Type", "application/octet-stream")
                  .method(method, HttpRequest.BodyPublishers.ofString(body))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void until(BooleanSupplier so) throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      if (so.getAsBoolean()) {
        return;
      }
      Thread.sleep(100);
    }
    throw new AssertionError("it did not come to be within 30 seconds");
  }
}

package app.coffer.desktop.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.desktop.sync.Replica;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Problem;
import app.coffer.wire.RootStatement;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.Push;
import app.coffer.wire.api.PushReceipt;
import app.coffer.wire.api.Resolve;
import app.coffer.wire.codec.WireFormats;
import app.coffer.wire.crypto.Crypto;
import app.coffer.wire.crypto.KeyPair;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.http.RequestParts;
import app.coffer.wire.http.RequestSignature;
import app.coffer.wire.http.SignatureHeaders;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.IncarnationId;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import app.coffer.wire.id.VaultId;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HttpReplicaTest {
  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final VaultId VAULT = new VaultId(new byte[32]);
  private static final KeyPair KEYS = Crypto.signKeys(new byte[32]);
  private static final DeviceId DEVICE = RootStatement.deviceId(KEYS.publicKey());
  private static final Randomness RANDOM = Randomness.secure();
  private static final RequestSigner SIGNER =
      (request, created) ->
          RequestSignature.sign(request, DEVICE, KEYS.secretKey(), created, RANDOM);
  private static final PullPage PAGE =
      new PullPage(
          new IncarnationId(new byte[16]), List.of(), List.of(), new Cursor(9), false, List.of());
  private static final OkHttpClient CLIENT =
      HttpServers.client().newBuilder().readTimeout(Duration.ofSeconds(2)).build();

  private final MockWebServer web = new MockWebServer();
  private HttpServers servers;
  private Replica replica;

  @BeforeEach
  void start() throws IOException {
    web.start();
    servers =
        new HttpServers(TrustedClients.usual(CLIENT), VAULT, SIGNER, InstantSource.fixed(NOW));
    replica = servers.replica(address());
  }

  @AfterEach
  void stop() {
    web.close();
  }

  private URI address() {
    return web.url("/coffer").uri();
  }

  private static MockResponse.Builder answer(Object value) {
    return new MockResponse.Builder()
        .addHeader("Content-Type", WireFormats.CBOR_TYPE)
        .body(new Buffer().write(WireFormats.cbor().writeValueAsBytes(value)));
  }

  private static MockResponse problem(int status, String code) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/problem+json")
        .body(
            WireFormats.json()
                .writeValueAsString(
                    new Problem("urn:coffer:problem:" + code, "title", status, code, "detail")))
        .build();
  }

  private PullPage pull() throws SyncFault {
    return replica.pull(new Cursor(7), 2);
  }

  @Test
  void asksForAPageWithASignatureThatTheServerAccepts() throws Exception {
    web.enqueue(answer(PAGE).build());

    assertThat(pull()).isEqualTo(PAGE);

    RecordedRequest request = web.takeRequest();
    assertThat(request.getTarget())
        .isEqualTo("/coffer/api/v1/vaults/" + VAULT.hex() + "/sync/pull?since=7&root=2&limit=500");
    assertThat(signature(request).verifies(KEYS.publicKey())).isTrue();
    assertThat(signature(request).device()).isEqualTo(DEVICE);
    assertThat(signature(request).created()).isEqualTo(NOW);
  }

  @Test
  void signsTheBodyOfAPush() throws Exception {
    var receipt =
        new PushReceipt(
            new IncarnationId(new byte[16]), new Cursor(3), List.of(), List.of(), List.of());
    web.enqueue(answer(receipt).build());

    assertThat(replica.push(new Push(List.of(), List.of()))).isEqualTo(receipt);

    RecordedRequest request = web.takeRequest();
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo(WireFormats.CBOR_TYPE);
    assertThat(signature(request).verifies(KEYS.publicKey())).isTrue();
  }

  private RequestSignature signature(RecordedRequest request) {
    byte[] body = request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
    URI uri = URI.create("http://" + request.getHeaders().get("Host") + request.getTarget());
    return RequestSignature.read(
        RequestParts.of(
            request.getMethod(),
            uri,
            body.length == 0 ? "" : request.getHeaders().get("Content-Type"),
            body),
        new SignatureHeaders(
            request.getHeaders().get(SignatureHeaders.INPUT),
            request.getHeaders().get(SignatureHeaders.SIGNATURE),
            Optional.ofNullable(request.getHeaders().get(SignatureHeaders.CONTENT_DIGEST))));
  }

  @Test
  void whatIsNoCofferServerIsCalledThat() {
    MockResponse html =
        new MockResponse.Builder()
            .addHeader("Content-Type", "text/html; charset=utf-8")
            .body("<html>Welcome to Hotel WiFi</html>")
            .build();
    MockResponse[] others = {
      html,
      html.newBuilder().code(404).build(),
      html.newBuilder().code(302).addHeader("Location", "https://elsewhere.example/").build(),
      new MockResponse.Builder().body("no type").build(),
      answer(PAGE).setHeader("Content-Type", "application/json").build(),
      new MockResponse.Builder().addHeader("Content-Type", WireFormats.CBOR_TYPE).build(),
      answer(List.of(1, 2)).build(),
      new MockResponse.Builder()
          .code(400)
          .addHeader("Content-Type", "application/problem+json")
          .body("{")
          .build(),
    };
    for (MockResponse other : others) {
      web.enqueue(other);
      assertThatThrownBy(this::pull).isInstanceOf(SyncFault.NotACofferServer.class);
    }
    web.enqueue(html);
    assertThatThrownBy(() -> replica.checkHeads(new Resolve(new RecordId(new byte[16]), List.of())))
        .as("a captive portal's page is no consent")
        .isInstanceOf(SyncFault.NotACofferServer.class);
  }

  @Test
  void anAnswerBeyondItsLimitIsNotReadToItsEnd() {
    web.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", HttpLine.OCTETS)
            .body(new Buffer().write(new byte[3 << 20]))
            .build());
    assertThatThrownBy(() -> replica.body(new RevisionId(new byte[32])))
        .isInstanceOf(SyncFault.NotACofferServer.class);
    assertThat(replica.traffic().bytesReceived()).isLessThan(300_000);
  }

  @Test
  void anAnswerCutAnywhereIsOffline() throws Exception {
    byte[] whole = WireFormats.cbor().writeValueAsBytes(PAGE);
    for (int cut : new int[] {0, 1, 10, whole.length / 2, whole.length - 1}) {
      web.enqueue(
          answer(PAGE)
              .body(new Buffer().write(whole, 0, cut))
              .setHeader("Content-Length", whole.length)
              .onResponseEnd(SocketEffect.ShutdownConnection.INSTANCE)
              .build());
      assertThatThrownBy(this::pull).isInstanceOf(SyncFault.Offline.class);
    }
    web.enqueue(answer(PAGE).build());
    assertThat(pull()).isEqualTo(PAGE);
  }

  @Test
  void aConnectionThatEndsBeforeTheAnswerIsTriedOnceMoreWithAFreshSignature() throws Exception {
    web.enqueue(
        new MockResponse.Builder()
            .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
            .build());
    web.enqueue(answer(PAGE).build());

    assertThat(pull()).isEqualTo(PAGE);

    assertThat(signature(web.takeRequest()).nonce())
        .isNotEqualTo(signature(web.takeRequest()).nonce());
    assertThat(replica.traffic().requests()).isEqualTo(2);
  }

  @Test
  void nothingAtTheAddressIsOffline() {
    web.close();
    assertThatThrownBy(this::pull).isInstanceOf(SyncFault.Offline.class);
  }

  @Test
  void silenceIsOffline() {
    web.enqueue(new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    assertThatThrownBy(this::pull).isInstanceOf(SyncFault.Offline.class);
  }

  @Test
  void refusalsKeepTheirCode() {
    assertRefused(problem(409, "not-next"), Optional.of(Problem.Code.NOT_NEXT));
    assertRefused(problem(404, "no-such-vault"), Optional.of(Problem.Code.NO_SUCH_VAULT));
    assertRefused(problem(500, "internal"), Optional.of(Problem.Code.INTERNAL));
    assertRefused(problem(418, "of-a-later-version"), Optional.empty());
    assertRefused(
        new MockResponse.Builder().code(413).build(), Optional.of(Problem.Code.TOO_LARGE));
    assertRefused(
        problem(429, "too-many-requests").newBuilder().addHeader("Retry-After", "17").build(),
        Optional.of(Problem.Code.TOO_MANY_REQUESTS));
  }

  private void assertRefused(MockResponse response, Optional<Problem.Code> code) {
    web.enqueue(response);
    assertThatExceptionOfType(SyncFault.Refused.class)
        .isThrownBy(this::pull)
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(code));
  }

  @Test
  void saysWhenToTryAgain() {
    web.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "17").build());
    assertThatThrownBy(this::pull).hasMessageContaining("17 s");
  }

  @Test
  void aProxyWithoutItsServerIsOffline() {
    for (int status : new int[] {500, 502, 503, 504}) {
      web.enqueue(
          new MockResponse.Builder()
              .code(status)
              .addHeader("Content-Type", "text/html")
              .body("<html>bad gateway</html>")
              .build());
      assertThatThrownBy(this::pull).isInstanceOf(SyncFault.Offline.class);
    }
  }

  @Test
  void aWrongClockIsNamedWithItsDistance() {
    web.enqueue(
        problem(401, "clock-skew")
            .newBuilder()
            .addHeader("Date", "Sat, 21 Nov 2026 11:50:00 GMT")
            .build());
    assertThatExceptionOfType(SyncFault.ClockSkew.class)
        .isThrownBy(this::pull)
        .satisfies(skew -> assertThat(skew.seconds()).isEqualTo(600));
  }

  @Test
  void aNewerServerIsSaidToBeThat() {
    web.enqueue(problem(400, "unsupported-version"));
    assertThatThrownBy(this::pull).isInstanceOf(SyncFault.TooOld.class);
  }

  @Test
  void theSameAnswerTwiceIsTheSamePage() throws Exception {
    web.enqueue(answer(PAGE).build());
    web.enqueue(answer(PAGE).build());
    assertThat(pull()).isEqualTo(pull());
  }

  @Test
  void aBodyThatIsGoneIsNoFault() throws Exception {
    web.enqueue(problem(404, "no-such-revision"));
    assertThat(replica.body(new RevisionId(new byte[32]))).isEmpty();
    web.enqueue(
        new MockResponse.Builder()
            .addHeader("Content-Type", HttpLine.OCTETS)
            .body(new Buffer().write(new byte[] {1, 2, 3}))
            .build());
    assertThat(replica.body(new RevisionId(new byte[32]))).hasValue(new byte[] {1, 2, 3});
  }

  @Test
  void countsWhatWentOverTheLine() throws Exception {
    assertThat(replica.traffic()).isEqualTo(Replica.Traffic.NONE);
    web.enqueue(answer(PAGE).build());
    pull();
    assertThat(replica.traffic().requests()).isEqualTo(1);
    assertThat(replica.traffic().bytesSent()).isBetween(300L, 1500L);
    assertThat(replica.traffic().bytesReceived()).isBetween(80L, 600L);
  }

  @Test
  void unencryptedIsOnlyForPrivateNetworks() {
    for (String host :
        new String[] {
          "localhost",
          "127.0.0.1",
          "192.168.1.5",
          "10.0.0.1",
          "172.16.0.9",
          "100.100.1.1",
          "[::1]",
          "[fd00::1]",
          "nas",
          "nas.local",
          "server.home.arpa"
        }) {
      assertThatCode(() -> ServerAddress.of(URI.create("http://" + host + ":8080")))
          .as(host)
          .doesNotThrowAnyException();
    }
    for (String host :
        new String[] {"example.org", "8.8.8.8", "172.32.0.1", "100.128.0.1", "[2001:db8::1]"}) {
      assertThatThrownBy(() -> ServerAddress.of(URI.create("http://" + host)))
          .as(host)
          .isInstanceOf(SyncFault.InTheClear.class);
      assertThatCode(() -> ServerAddress.of(URI.create("https://" + host)))
          .doesNotThrowAnyException();
    }
    assertThatThrownBy(() -> ServerAddress.of(URI.create("ftp://example.org")))
        .isInstanceOf(SyncFault.NotACofferServer.class);
  }

  @Test
  void oneAddressHasOneName() {
    assertThat(servers.replica(URI.create("https://Home.example:443/coffer")).name())
        .isEqualTo(servers.replica(URI.create("https://home.example/coffer/")).name())
        .isEqualTo("https://home.example/coffer/");
  }
}

package app.coffer.desktop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.wire.Problem;
import app.coffer.wire.api.Health;
import app.coffer.wire.api.VaultStatus;
import app.coffer.wire.codec.WireFormats;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.IncarnationId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import mockwebserver3.MockResponse;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Each way in which a server can fail is one sentence with one thing to do about it. */
@Timeout(120)
class WhySyncDoesNotWorkTest {
  @TempDir static Path folder;
  private static Command coffer;
  private static Misbehaving server;

  @BeforeAll
  static void create() throws Exception {
    coffer = new Command(folder.resolve("vault"));
    coffer.done("vault", "create", "--name", "Home", "--currency", "EUR", "--no-passphrase");
    server = Misbehaving.plain();
    coffer.done("sync", "enable", "--server", server.address().toString());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void mend() {
    server.away(false);
    server.health(Misbehaving.healthy(Health.API, Instant.now()));
    server.refuse("internal", 500);
  }

  private static JsonNode problem() {
    JsonNode problem = coffer.done("sync", "status").get("problem");
    assertThat(problem.isNull()).as("a problem").isFalse();
    assertThat(problem.get("message").asString()).endsWith(".").contains("safe");
    assertThat(problem.get("action").asString()).isNotEmpty();
    return problem;
  }

  private static String code() {
    return problem().get("code").asString();
  }

  @Test
  void everyRefusalIsTold() {
    for (Problem.Code refusal : Problem.Code.values()) {
      server.refuse(refusal.text(), 400);
      assertThat(code())
          .isEqualTo(refusal == Problem.Code.UNSUPPORTED_VERSION ? "too-old" : refusal.text());
    }
  }

  @Test
  void aServerThatIsAwayIsOffline() {
    server.away(true);
    assertThat(code()).isEqualTo("offline");
  }

  @Test
  void aNetworksLoginPageIsNoServer() {
    server.answer(
        new MockResponse.Builder().addHeader("Content-Type", "text/html").body("<p>").build());
    assertThat(code()).isEqualTo("not-a-coffer-server");
  }

  @Test
  void aWrongClockIsNamedWithItsSeconds() {
    server.health(Misbehaving.healthy(Health.API, Instant.now().minusSeconds(3_600)));
    assertThat(problem().get("message").asString()).containsPattern("(3599|36\\d\\d) seconds");
  }

  @Test
  void versionsThatDoNotFitAreToldBothWays() {
    server.health(Misbehaving.healthy(Health.API + 1, Instant.now()));
    assertThat(code()).isEqualTo("too-old");
    server.health(Misbehaving.healthy(Health.API - 1, Instant.now()));
    assertThat(code()).isEqualTo("server-too-old");
  }

  @Test
  void whatOnlyAPersonCanMendIsRememberedOverARestart() {
    server.refuse("quota-exceeded", 507);
    assertThat(coffer.json("sync", "now").exit()).isEqualTo(5);
    server.answer(status());
    assertThat(code()).isEqualTo("quota-exceeded");
  }

  @Test
  void anAddressWithoutHttpsOnTheInternetIsRefusedBeforeAnythingIsSent() {
    Command.Said said = coffer.json("sync", "enable", "--server", "http://coffer.example");
    assertThat(said.exit()).isEqualTo(5);
    assertThat(said.err()).contains("https-required");
  }

  @Test
  void aCertificateIsTrustedOnlyAfterItWasComparedAndAChangeIsTold() throws Exception {
    try (Misbehaving home = Misbehaving.withCertificate(certificate())) {
      String address = home.address().toString();
      Command.Said refused = coffer.json("sync", "enable", "--server", address);
      assertThat(refused.exit()).isEqualTo(5);
      assertThat(refused.err()).contains("untrusted-certificate");
      String compared = fingerprintIn(refused.err());
      coffer.done("sync", "trust", compared, "--server", address);
      coffer.done("sync", "enable", "--server", address);
      home.refuse("internal", 500);
      assertThat(code()).isEqualTo("internal");

      home.show(certificate());
      JsonNode problem = problem();
      assertThat(problem.get("code").asString()).isEqualTo("certificate-changed");
      String now = fingerprintIn(problem.get("message").asString());
      assertThat(now).isNotEqualTo(compared);
      coffer.done("sync", "trust", now);
      assertThat(code()).isEqualTo("internal");
    } finally {
      coffer.done("sync", "enable", "--server", server.address().toString());
    }
  }

  /** What a server says of a vault that is well. */
  private static MockResponse status() {
    var well =
        new VaultStatus(
            new IncarnationId(new byte[IncarnationId.LENGTH]),
            Cursor.START,
            List.of(),
            0,
            0,
            List.of());
    return new MockResponse.Builder()
        .addHeader("Content-Type", WireFormats.CBOR_TYPE)
        .body(new Buffer().write(WireFormats.cbor().writeValueAsBytes(well)))
        .build();
  }

  private static HeldCertificate certificate() {
    return new HeldCertificate.Builder().commonName("home").build();
  }

  private static String fingerprintIn(String text) {
    var found = java.util.regex.Pattern.compile("[0-9a-f]{64}").matcher(text);
    assertThat(found.find()).isTrue();
    return found.group();
  }
}

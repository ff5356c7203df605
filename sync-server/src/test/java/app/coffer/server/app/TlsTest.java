package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.server.front.BadCertificate;
import app.coffer.server.front.TlsFiles;
import app.coffer.server.front.TrustedProxies;
import app.coffer.wire.crypto.Randomness;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  @TempDir Path folder;

  private TlsFiles files() {
    return new TlsFiles(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
  }

  private CofferServer start() throws IOException {
    Network network =
        new Network(
            new InetSocketAddress("127.0.0.1", 0),
            Optional.empty(),
            TrustedProxies.NONE,
            Optional.of(files()));
    return CofferServer.start(
        ServerConfig.defaults(folder.resolve("data")).reached(network),
        InstantSource.system(),
        Randomness.secure());
  }

  private static HttpResponse<String> health(URI server, TestCertificate trusted) throws Exception {
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusted.trusted()).build()) {
      return client.send(
          HttpRequest.newBuilder(server.resolve("/health")).build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void certificateThatChangesCountsWithoutRestart() throws Exception {
    var first = TestCertificate.make(folder, "-keyalg", "EC", "-groupname", "secp256r1");
    var second = TestCertificate.make(folder, "-keyalg", "Ed25519");
    first.writeCertificate(files().certificate());
    first.writeKey(files().key());
    try (var server = start()) {
      assertThat(server.address().getScheme()).isEqualTo("https");
      HttpResponse<String> answer = health(server.address(), first);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Strict-Transport-Security")).isPresent();
      assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
      String fingerprint = server.fingerprint().orElseThrow();
      assertThat(fingerprint).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");

      // half of the new one is not used, and nobody is turned away meanwhile
      second.writeCertificate(files().certificate());
      assertThat(health(server.address(), first).statusCode()).isEqualTo(200);
      second.writeKey(files().key());
      long end = System.nanoTime() + 30_000_000_000L;
      while (server.fingerprint().orElseThrow().equals(fingerprint) && System.nanoTime() < end) {
        Thread.onSpinWait();
      }
      assertThat(health(server.address(), second).statusCode()).isEqualTo(200);
      assertThatThrownBy(() -> health(server.address(), first))
          .isInstanceOf(SSLHandshakeException.class);
    }
  }

  @Test
  void olderProtocolsAreRefused() throws Exception {
    var certificate = TestCertificate.make(folder, "-keyalg", "RSA", "-keysize", "2048");
    certificate.writeCertificate(files().certificate());
    certificate.writeKey(files().key());
    try (var server = start();
        var socket =
            (SSLSocket)
                certificate
                    .trusted()
                    .getSocketFactory()
                    .createSocket("127.0.0.1", server.address().getPort())) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      assertThatThrownBy(socket::startHandshake).isInstanceOf(IOException.class);
      assertThat(health(server.address(), certificate).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void whatCannotBeUsedIsSaidAtTheStart() throws Exception {
    var one = TestCertificate.make(folder, "-keyalg", "EC", "-groupname", "secp256r1");
    var other = TestCertificate.make(folder, "-keyalg", "EC", "-groupname", "secp256r1");
    assertThatThrownBy(this::start)
        .isInstanceOf(BadCertificate.class)
        .hasMessageContaining("certificate.pem cannot be read");
    one.writeCertificate(files().certificate());
    Files.writeString(files().key(), "-----BEGIN EC PRIVATE KEY-----\nAA==\n");
    assertThatThrownBy(this::start).hasMessageContaining("openssl pkcs8");
    other.writeKey(files().key());
    assertThatThrownBy(this::start).hasMessageContaining("is not the key of");
    one.writeKey(files().key());
    start().close();
  }
}

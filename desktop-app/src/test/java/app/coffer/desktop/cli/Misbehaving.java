package app.coffer.desktop.cli;

import app.coffer.wire.Problem;
import app.coffer.wire.RootStatement;
import app.coffer.wire.api.CreateVault;
import app.coffer.wire.api.Health;
import app.coffer.wire.api.VaultCreated;
import app.coffer.wire.codec.WireFormats;
import app.coffer.wire.id.IncarnationId;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import okio.Buffer;

/** A server that takes a vault, and then does whatever a test tells it to. */
final class Misbehaving extends Dispatcher implements AutoCloseable {
  private final MockWebServer server = new MockWebServer();
  private volatile boolean away;
  private volatile MockResponse answer = new MockResponse.Builder().code(500).build();
  private volatile Health health = healthy(Health.API, Instant.now());

  static Misbehaving plain() throws IOException {
    var made = new Misbehaving();
    made.server.setDispatcher(made);
    made.server.start();
    return made;
  }

  /** With a certificate that nobody vouches for. */
  static Misbehaving withCertificate(HeldCertificate own) throws IOException {
    var made = new Misbehaving();
    made.server.setDispatcher(made);
    made.show(own);
    made.server.start();
    return made;
  }

  /** Shows another certificate to whoever connects from now on. */
  void show(HeldCertificate certificate) {
    server.useHttps(
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .build()
            .sslSocketFactory());
  }

  static Health healthy(int api, Instant time) {
    return new Health(Health.PRODUCT, "1.0.0", api, time, "open");
  }

  URI address() {
    return URI.create(server.url("/").toString());
  }

  /** From now on only the proxy before it answers: that nobody is behind it. */
  void away(boolean gone) {
    away = gone;
  }

  /** From now on it answers every signed request so. */
  void answer(MockResponse next) {
    answer = next;
  }

  void refuse(String code, int status) {
    answer =
        cbor(status, "application/problem+json")
            .body(
                new Buffer()
                    .write(
                        WireFormats.json()
                            .writeValueAsBytes(
                                new Problem(
                                    "urn:coffer:problem:" + code, code, status, code, "detail"))))
            .build();
  }

  void health(Health next) {
    health = next;
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    if (away) {
      return new MockResponse.Builder().code(503).build();
    }
    String path = request.getUrl().encodedPath();
    if (path.endsWith("/health")) {
      return cbor(200, WireFormats.CBOR_TYPE).body(bytes(health)).build();
    }
    if (path.endsWith("/vaults") && request.getBody() != null) {
      CreateVault created =
          WireFormats.cbor().readValue(request.getBody().toByteArray(), CreateVault.class);
      return cbor(200, WireFormats.CBOR_TYPE)
          .body(
              bytes(
                  new VaultCreated(
                      RootStatement.Genesis.vaultId(created.genesis().bytes()),
                      new IncarnationId(new byte[IncarnationId.LENGTH]))))
          .build();
    }
    return answer;
  }

  private static MockResponse.Builder cbor(int code, String type) {
    return new MockResponse.Builder().code(code).addHeader("Content-Type", type);
  }

  private static Buffer bytes(Object value) {
    return new Buffer().write(WireFormats.cbor().writeValueAsBytes(value));
  }

  @Override
  public void close() {
    server.close();
  }
}

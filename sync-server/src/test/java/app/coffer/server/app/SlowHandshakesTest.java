package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.server.front.ReloadingTls;
import app.coffer.server.front.TlsFiles;
import app.coffer.server.limit.Rates;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many who begin to speak TLS and do not go on, and one who means it. */
class SlowHandshakesTest {
  private static final int OF_EACH = 60;

  /** A handshake has three of these; an honest one on a busy machine must not need as much. */
  private static final Duration LOOK = Duration.ofMillis(1_500);

  @TempDir Path folder;
  private TestCertificate certificate;
  private ReloadingTls tls;
  private Server http;
  private ServerConnector connector;

  @BeforeEach
  void start() throws Exception {
    certificate = TestCertificate.make(folder, "-keyalg", "EC", "-groupname", "secp256r1");
    var files = new TlsFiles(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
    certificate.writeCertificate(files.certificate());
    certificate.writeKey(files.key());
    tls = new ReloadingTls(files);
    http = new Server(new QueuedThreadPool(8, 4)); // far fewer than there are connections
    connector =
        Entrance.of(
            http,
            Network.USUAL.listening("127.0.0.1", 0),
            new Rates(1_000, 1_000, 10, 5 * OF_EACH),
            Optional.of(tls),
            LOOK);
    http.addConnector(connector);
    http.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            response.write(true, ByteBuffer.wrap(new byte[] {'!'}), callback);
            return true;
          }
        });
    http.start();
  }

  @AfterEach
  void stop() throws Exception {
    http.stop();
    tls.close();
  }

  /** A connection, and what is still to be sent on it, a byte at a time. */
  private record Attack(String how, SocketChannel channel, ByteBuffer rest) {

    /** Sends a byte, if any is left; whether the other end is still there. */
    boolean goOn() {
      try {
        if (rest.hasRemaining()) {
          int end = rest.limit();
          channel.write(rest.limit(rest.position() + 1));
          rest.limit(end);
        }
        return channel.read(ByteBuffer.allocate(8_192)) >= 0;
      } catch (IOException e) {
        return false;
      }
    }
  }

  private Attack attack(String how, byte[] first, byte[] dripped) throws IOException {
    var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", connector.getLocalPort()));
    channel.write(ByteBuffer.wrap(first));
    channel.configureBlocking(false);
    return new Attack(how, channel, ByteBuffer.wrap(dripped));
  }

  /** What an honest client says first. */
  private byte[] hello() throws Exception {
    SSLEngine engine = certificate.trusted().createSSLEngine("localhost", 1);
    engine.setUseClientMode(true);
    ByteBuffer hello = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    engine.wrap(ByteBuffer.allocate(0), hello);
    byte[] bytes = new byte[hello.flip().remaining()];
    hello.get(bytes);
    return bytes;
  }

  /** Agrees upon keys, and then begins a record that comes a byte at a time. */
  private Attack afterTheHandshake(SSLContext trusted) throws IOException {
    var channel = SocketChannel.open(new InetSocketAddress("127.0.0.1", connector.getLocalPort()));
    Socket plain = channel.socket();
    var socket = (SSLSocket) trusted.getSocketFactory().createSocket(plain, "localhost", 1, false);
    socket.startHandshake();
    channel.configureBlocking(false);
    byte[] record = new byte[16_000];
    System.arraycopy(new byte[] {23, 3, 3, 62, 123}, 0, record, 0, 5);
    return new Attack("a record", channel, ByteBuffer.wrap(record));
  }

  private List<Attack> attacks() throws Exception {
    byte[] hello = hello();
    var attacks = new ArrayList<Attack>();
    for (int i = 0; i < OF_EACH; i++) {
      attacks.add(attack("silence", new byte[0], new byte[0]));
      attacks.add(attack("a slow hello", new byte[0], hello));
      attacks.add(attack("a hello and no more", hello, new byte[0]));
    }
    for (int i = 0; i < 8; i++) {
      attacks.add(afterTheHandshake(certificate.trusted()));
    }
    return attacks;
  }

  /** Sooner than a request that never ends is. */
  @Test
  @Timeout(50)
  void whoDoesNotComeToAnEndIsCutOffAndAnHonestClientIsServedMeanwhile() throws Exception {
    try (HttpClient kept = HttpClient.newBuilder().sslContext(certificate.trusted()).build()) {
      ask(kept);
      List<Attack> attacks = attacks();
      int rounds = 0;
      while (!attacks.isEmpty()) {
        Iterator<Attack> each = attacks.iterator();
        while (each.hasNext()) {
          Attack one = each.next();
          if (!one.goOn()) {
            one.channel.close();
            each.remove();
          }
        }
        if (rounds++ % 4 == 0) {
          ask(kept);
          try (HttpClient fresh =
              HttpClient.newBuilder().sslContext(certificate.trusted()).build()) {
            ask(fresh);
          }
        }
      }
      ask(kept);
    }
  }

  private void ask(HttpClient client) throws IOException, InterruptedException {
    URI server = URI.create("https://localhost:" + connector.getLocalPort() + "/");
    try {
      assertThat(
              client
                  .send(
                      HttpRequest.newBuilder(server).build(), HttpResponse.BodyHandlers.ofString())
                  .body())
          .isEqualTo("!");
    } catch (SSLException e) {
      throw new AssertionError("an honest client was not served", e);
    }
  }
}

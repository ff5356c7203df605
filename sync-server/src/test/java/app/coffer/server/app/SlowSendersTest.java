package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlowSendersTest {
  private static final Duration EVERY = Duration.ofMillis(200);
  private final Server http = new Server();
  private final ServerConnector connector = new ServerConnector(http);

  @BeforeEach
  void start() throws Exception {
    connector.setHost("127.0.0.1");
    connector.addBean(new SlowSenders(connector, EVERY));
    http.addConnector(connector);
    http.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback)
              throws IOException {
            Content.Source.asByteBuffer(request);
            Thread.ofVirtual().start(() -> answer(request, response, callback));
            return true;
          }
        });
    http.start();
  }

  private static void answer(Request request, Response response, Callback callback) {
    try {
      if (request.getHttpURI().getPath().equals("/late")) {
        Thread.sleep(EVERY.multipliedBy(8));
      }
      response.write(true, ByteBuffer.wrap(new byte[] {'!'}), callback);
    } catch (InterruptedException e) {
      callback.failed(e);
    }
  }

  @AfterEach
  void stop() throws Exception {
    http.stop();
  }

  private Socket open(String begin) throws IOException {
    var socket = new Socket("127.0.0.1", connector.getLocalPort());
    socket.setSoTimeout(30_000);
    socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  /** Sends a byte now and then for as long as it is let. */
  private static void drip(OutputStream out) {
    try {
      for (int i = 0; i < 10_000; i++) {
        out.write('a');
        Thread.sleep(20);
      }
    } catch (IOException e) {
      // cut off
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nX: ",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n",
        "GET / HTTP/1.1\r\n"
            + "Host: x\r\n\r\n"
            + "POST / HTTP/1.1\r\n"
            + "Host: x\r\n"
            + "Content-Length: 99999\r\n\r\n"
      })
  void whoSendsAByteNowAndThenIsCutOff(String begin) throws Exception {
    try (Socket socket = open(begin)) {
      OutputStream out = socket.getOutputStream();
      Thread dripping = Thread.ofVirtual().start(() -> drip(out));
      try {
        while (socket.getInputStream().read() >= 0) {
          // what was answered before
        }
      } catch (SocketException e) {
        assertThat(e).hasMessageContaining("reset");
      }
      assertThat(dripping.join(Duration.ofSeconds(30))).isTrue();
    }
  }

  @Test
  void whoWaitsForAnAnswerOrAsksLittleAndOftenIsNot() throws Exception {
    try (Socket waiting = open("GET /late HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        Socket often = open("")) {
      for (int i = 0; i < 30; i++) {
        often
            .getOutputStream()
            .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        byte[] head = often.getInputStream().readNBytes(12);
        assertThat(new String(head, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 200");
        int read;
        do {
          read = often.getInputStream().read();
        } while (read != '!');
        Thread.sleep(EVERY.toMillis() / 4);
      }
      assertThat(new String(waiting.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 200");
    }
  }

  /** A server that looks often enough to see the end of its patience soon. */
  private void lookEvery(Duration every) throws Exception {
    http.stop();
    connector.getBeans(SlowSenders.class).forEach(connector::removeBean);
    connector.addBean(new SlowSenders(connector, every));
    http.start();
  }

  @Test
  void aRequestThatGoesOnForEverIsCutOffHoweverMuchComes() throws Exception {
    lookEvery(Duration.ofMillis(50));
    try (Socket socket =
        open("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000000000\r\n\r\n")) {
      OutputStream out = socket.getOutputStream();
      byte[] much = new byte[16 << 10];
      assertThatThrownBy(
              () -> {
                for (int i = 0; i < 10_000; i++) {
                  out.write(much);
                  Thread.sleep(5);
                }
              })
          .isInstanceOf(SocketException.class);
    }
  }

  @Test
  void aConnectionOnWhichRequestsEndLivesOn() throws Exception {
    lookEvery(Duration.ofMillis(50));
    try (Socket socket = open("")) {
      for (int i = 0; i < 250; i++) {
        socket
            .getOutputStream()
            .write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        int read;
        do {
          read = socket.getInputStream().read();
          assertThat(read).isNotNegative();
        } while (read != '!');
        Thread.sleep(10);
      }
    }
  }
}

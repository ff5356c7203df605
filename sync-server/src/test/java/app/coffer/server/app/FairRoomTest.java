package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.server.front.TrustedProxies;
import app.coffer.server.limit.Rates;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who takes much of the memory, or reads slowly, and who asks at the same time. */
class FairRoomTest {
  private static final int TINY_HEAP = 1;
  private static final int MUCH = 16 << 20;
  private static final String PULL = "GET /v/sync/pull HTTP/1.1\r\n";

  private final Server http = new Server();
  private final List<Socket> open = new ArrayList<>();
  private final CountDownLatch cutOff = new CountDownLatch(1);
  private ServerConnector connector;

  private void start(Duration patience) throws Exception {
    var network =
        new Network(
            new InetSocketAddress("127.0.0.1", 0),
            Optional.empty(),
            TrustedProxies.of(List.of("127.0.0.1")),
            Optional.empty());
    connector = Entrance.of(http, network, Rates.USUAL, Optional.empty(), Duration.ofSeconds(10));
    connector.setAcceptedSendBufferSize(8_192);
    http.addConnector(connector);
    var answers =
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            Request.addCompletionListener(
                request,
                failure -> {
                  if (failure != null) {
                    cutOff.countDown();
                  }
                });
            response.write(true, ByteBuffer.allocate(MUCH), callback);
            return true;
          }
        };
    http.setHandler(new HeapGate(answers, TINY_HEAP, patience));
    http.start();
  }

  @AfterEach
  void stop() throws Exception {
    for (Socket socket : open) {
      socket.close();
    }
    http.stop();
  }

  private Socket ask(String request, String caller) throws IOException {
    var socket = new Socket();
    open.add(socket);
    socket.setReceiveBufferSize(4_096);
    socket.setSoTimeout(30_000);
    socket.connect(new InetSocketAddress("127.0.0.1", connector.getLocalPort()));
    String all = request + "Host: x\r\nX-Forwarded-For: " + caller + "\r\n\r\n";
    socket.getOutputStream().write(all.getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static String status(Socket socket) throws IOException {
    return new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII)
        .substring(9);
  }

  @Test
  @Timeout(90)
  void whoReadsNothingHoldsItsOwnPartOnlyAndNotForLong() throws Exception {
    start(Duration.ofSeconds(9));
    Socket slow = ask(PULL, "192.0.2.1");
    assertThat(status(slow)).isEqualTo("200");
    assertThat(status(ask(PULL, "192.0.2.1"))).as("its part is taken").isEqualTo("429");
    assertThat(status(ask(PULL.replace("GET", "HEAD"), "192.0.2.1"))).isEqualTo("429");
    assertThat(status(ask(PULL, "192.0.2.2"))).as("another's is not").isEqualTo("200");
    assertThat(cutOff.await(30, TimeUnit.SECONDS)).as("it was cut off").isTrue();
    try {
      assertThat(slow.getInputStream().skip(Long.MAX_VALUE)).isLessThan(MUCH);
    } catch (SocketException e) {
      assertThat(e).hasMessageContaining("reset");
    }
  }

  @Test
  void oneCallerGetsHalfOfTheRoomAndGivesItBack() {
    int request = 8 << 20;
    FairRoom room = FairRoom.forBodies(8L * request);
    FairRoom.Place greedy = room.enter("one");
    for (int i = 0; i < 4; i++) {
      assertThat(greedy.take(request)).isTrue();
    }
    assertThat(room.enter("one").take(1)).as("more than half").isFalse();
    FairRoom.Place other = room.enter("another");
    assertThat(other.take(4 * request)).isTrue();
    greedy.leave();
    assertThat(room.enter("one").take(4 * request)).isTrue();
  }

  @Test
  void theLargestRequestFitsHoweverLittleMemoryThereIs() {
    assertThat(FairRoom.forBodies(1).enter("one").take(8 << 20)).isTrue();
  }
}

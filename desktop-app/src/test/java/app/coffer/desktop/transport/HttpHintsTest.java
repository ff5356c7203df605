package app.coffer.desktop.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coffer.desktop.sync.Hints;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.http.SignatureHeaders;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.VaultId;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Streams as servers, proxies and dead lines make them. */
@Timeout(60)
class HttpHintsTest {
  private static final VaultId VAULT = new VaultId(new byte[VaultId.LENGTH]);
  private static final String DEVICE = "000102030405060708090a0b0c0d0e0f";

  private final MockWebServer server = new MockWebServer();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final Hints.Listener listener =
      new Hints.Listener() {
        @Override
        public void opened() {
          heard.add("opened");
        }

        @Override
        public void advanced(Cursor to) {
          heard.add("advanced " + to.position());
        }

        @Override
        public void presence(DeviceId device, boolean online) {
          heard.add(device.hex() + (online ? " came" : " went"));
        }
      };

  @BeforeEach
  void start() throws Exception {
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpHints hints(Duration silence) {
    return new HttpHints(
        HttpServers.client(),
        URI.create(server.url("/").toString()),
        VAULT,
        (request, created) -> new SignatureHeaders("input", "signature", Optional.empty()),
        InstantSource.system(),
        silence);
  }

  private static MockResponse.Builder stream(String text) {
    return new MockResponse.Builder().addHeader("Content-Type", "text/event-stream").body(text);
  }

  @Test
  void tellsWhatItUnderstandsAndPassesOverTheRest() throws Exception {
    server.enqueue(
        stream(
                ": welcome\n\n"
                    + "event: advanced\ndata: {\"cursor\":7}\n\n"
                    + "event: advanced\ndata: {\"cursor\":-7}\n\n"
                    + "event: advanced\ndata: not json\n\n"
                    + "event: presence\ndata: {\"device\":\"zz\",\"online\":true}\n\n"
                    + "event: weather\ndata: {\"sun\":true}\n\n"
                    + "event: presence\ndata: {\"device\":\""
                    + DEVICE
                    + "\",\"online\":true}\n\n")
            .build());
    hints(HttpHints.SILENCE).listen(listener);
    assertThat(heard).containsExactly("opened", "advanced 7", DEVICE + " came");
    assertThat(server.takeRequest().getHeaders().get("Signature")).isEqualTo("signature");
  }

  @Test
  void aLineThatDiedWithoutAWordIsNoticedByItsSilence() {
    server.enqueue(
        stream("event: advanced\ndata: {\"cursor\":1}\n\n")
            .setHeader("Content-Length", "100000")
            .onResponseEnd(SocketEffect.Stall.INSTANCE)
            .build());
    assertThatExceptionOfType(SyncFault.Offline.class)
        .isThrownBy(() -> hints(Duration.ofMillis(300)).listen(listener));
    assertThat(heard).containsExactly("opened", "advanced 1");
  }

  @Test
  void anEndlessLineDoesNotFillTheMemory() {
    server.enqueue(stream("data: " + "x".repeat(1 << 20)).build());
    assertThatExceptionOfType(SyncFault.Offline.class)
        .isThrownBy(() -> hints(HttpHints.SILENCE).listen(listener));
  }

  @Test
  void whatIsNoStreamIsAFault() {
    server.enqueue(new MockResponse.Builder().code(404).body("no").build());
    server.enqueue(
        new MockResponse.Builder().addHeader("Content-Type", "text/html").body("<p>").build());
    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(SyncFault.NotACofferServer.class)
          .isThrownBy(() -> hints(HttpHints.SILENCE).listen(listener));
    }
    assertThat(heard).isEmpty();
  }

  @Test
  void closingFromAnotherThreadEndsIt() throws Exception {
    server.enqueue(
        stream("event: advanced\ndata: {\"cursor\":1}\n\n")
            .setHeader("Content-Length", "100000")
            .onResponseEnd(SocketEffect.Stall.INSTANCE)
            .build());
    HttpHints hints = hints(HttpHints.SILENCE);
    CompletableFuture<Boolean> ended =
        CompletableFuture.supplyAsync(() -> {
          try {
            hints.listen(listener);
          } catch (SyncFault broken) {
            return true;
          }
          return true;
        });
    server.takeRequest();
    hints.close();
    assertThat(ended.get(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whatWasClosedBeforeDoesNotEvenAsk() throws Exception {
    HttpHints hints = hints(HttpHints.SILENCE);
    hints.close();
    hints.listen(listener);
    assertThat(server.getRequestCount()).isZero();
  }
}

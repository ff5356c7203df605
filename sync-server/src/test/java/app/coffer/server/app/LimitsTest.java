package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.server.limit.Rates;
import app.coffer.server.vault.Allowance;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.VaultStatus;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every limit is kept, said with its code, and leaves what is allowed as it was. */
class LimitsTest extends ServerTest {
  private static final Rates WIDE = new Rates(100_000, 100_000, 100, 200);

  private void restart(Allowance allowance) throws IOException {
    restart(config().limited(allowance, WIDE));
  }

  private void restart(Rates rates) throws IOException {
    restart(config().limited(Allowance.USUAL, rates));
  }

  private HttpRequest health() {
    return HttpRequest.newBuilder(server.address().resolve("/health")).build();
  }

  private static void isToldToWait(Api.Answer answer) {
    assertThat(answer.code()).isEqualTo("too-many-requests");
    assertThat(answer.response().headers().firstValue("Retry-After").map(Integer::parseInt))
        .hasValueSatisfying(seconds -> assertThat(seconds).isPositive());
  }

  @Test
  void oneDeviceCannotTakeAllTheRoomOfAVault() throws IOException {
    var second = home.join();
    api.tryPush(java.util.List.of(home.rootLog.getLast())).as(Object.class);
    restart(new Allowance(20_000, 50, 10, Long.MAX_VALUE));
    String code = "";
    for (int i = 0; i < 40 && !code.equals("quota-exceeded"); i++) {
      code = api.tryPush(home.first.parcel(home.edit(home.newRecord()))).code();
    }
    assertThat(code).isEqualTo("quota-exceeded");
    VaultStatus status = api.get(api.inVault("/sync/status")).as(VaultStatus.class);
    assertThat(status.bytesUsed()).isBetween(8_000L, 12_000L);
    api.as(second).push(second.parcel(home.edit(home.newRecord())));
  }

  @Test
  void serverHoldsOnlySoManyVaults() throws IOException {
    restart(new Allowance(1L << 30, 90, 1, Long.MAX_VALUE));
    var late = new Household(6);
    assertThat(new Api(server.address(), late, late.first).create(Map.of()).code())
        .isEqualTo("registration-closed");
    assertThat(api.create(Map.of()).status()).isEqualTo(200);
  }

  @Test
  void fullDatabaseTakesNothingMoreAndIsStillRead() throws IOException {
    api.push(home.first.parcel(home.edit(home.newRecord())));
    restart(new Allowance(1L << 30, 90, 10, 1));
    assertThat(api.tryPush(home.first.parcel(home.edit(home.newRecord()))).code())
        .isEqualTo("storage-full");
    RecordId attachment = home.newRecord();
    assertThat(
            api.put(api.inVault("/attachments/" + attachment.hex() + "/0"), new byte[100]).code())
        .isEqualTo("storage-full");
    PullPage page = api.pull(0);
    assertThat(page.parcels()).hasSize(1);
  }

  @Test
  void addressThatAsksTooOftenIsTold() throws IOException {
    restart(new Rates(100_000, 5, 10, 10));
    for (int i = 0; i < 5; i++) {
      assertThat(api.send(health()).status()).isEqualTo(200);
    }
    isToldToWait(api.send(health()));
  }

  @Test
  void addressIsAnsweredOnlySoMuchAtOnce() throws Exception {
    restart(new Rates(100_000, 100_000, 1, 10));
    String mailbox = "/api/v1/pairing/" + "ab".repeat(16);
    var open = HttpRequest.newBuilder(server.address().resolve(mailbox));
    api.send(open.POST(HttpRequest.BodyPublishers.noBody()).build());
    var waiting =
        HttpRequest.newBuilder(server.address().resolve(mailbox + "/messages?from=0&wait=3"))
            .header("Accept", "application/json")
            .build();
    HttpClient other = HttpClient.newHttpClient();
    Api.Answer answer;
    do { // the first may come before the request above is quite over
      var poll = other.sendAsync(waiting, HttpResponse.BodyHandlers.ofString());
      do {
        answer = api.send(health());
      } while (answer.status() == 200 && !poll.isDone());
      poll.join();
    } while (answer.status() == 200);
    isToldToWait(answer);
    while (answer.status() == 429) {
      answer = api.send(health());
    }
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void addressHasOnlySoManyEventStreams() throws Exception {
    restart(new Rates(100_000, 100_000, 10, 1));
    var request = api.prepare("GET", api.inVault("/sync/events"), null, Instant.now());
    try (HttpClient client = HttpClient.newHttpClient()) {
      var stream =
          client.send(
              request.setHeader("Accept", "text/event-stream").build(),
              HttpResponse.BodyHandlers.ofInputStream());
      assertThat(stream.statusCode()).isEqualTo(200);
      isToldToWait(api.get(api.inVault("/sync/events")));
      stream.body().close();
      client.shutdownNow();
    }
  }

  @Test
  void addressHasOnlySoManyConnections() throws Exception {
    restart(new Rates(100_000, 100_000, 2, 1));
    var sockets = new ArrayList<Socket>();
    int answered = 0;
    for (int i = 0; i < 6; i++) {
      var socket = new Socket("127.0.0.1", server.address().getPort());
      sockets.add(socket);
      answered += answers(socket) ? 1 : 0;
    }
    assertThat(answered).isBetween(1, 3);
    for (Socket socket : sockets) {
      socket.close();
    }
    boolean again = false;
    while (!again) {
      try (var socket = new Socket("127.0.0.1", server.address().getPort())) {
        again = answers(socket);
      }
    }
  }

  private static boolean answers(Socket socket) throws IOException {
    try {
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write("GET /health HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      return socket.getInputStream().read() == 'H';
    } catch (SocketException e) {
      return false;
    }
  }

  @Test
  void headsOfARecordAreCountedOnlySoFar() {
    RecordId record = home.newRecord();
    api.push(
        home.first.parcel(
            Stream.generate(() -> home.edit(record)).limit(80).toArray(Household.Edit[]::new)));
    VaultStatus status = api.get(api.inVault("/sync/status")).as(VaultStatus.class);
    assertThat(status.contested()).hasSize(1);
    assertThat(status.contested().getFirst().heads()).hasSize(64);
  }
}

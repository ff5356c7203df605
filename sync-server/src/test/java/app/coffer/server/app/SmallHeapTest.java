package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.wire.Limits;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.PushedParcel;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose memory is a part of what it holds and of what is asked of it at once. */
class SmallHeapTest {
  private static final int DEVICES = 3;
  private static final int BODY = 200_000;
  private static final String HEAP = "-Xmx44m";
  @TempDir Path data;

  private ServerChild start() throws IOException {
    return ServerChild.start(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", HEAP),
        data,
        "",
        "--set=requests-at-once-of-address=100");
  }

  private static PushedParcel large(Pushes vault, Household.Device device) {
    return device.parcel(
        Stream.generate(() -> vault.home().big(vault.home().newRecord(), BODY))
            .limit(19)
            .toArray(Household.Edit[]::new));
  }

  @Test
  void manyDevicesPushAndPullAndAttachMoreThanTheHeapHolds() throws Exception {
    try (var server = start()) {
      var vault = new Pushes(server.address(), 4, DEVICES);
      var work = new ArrayList<Callable<Integer>>();
      for (Household.Device device : vault.devices) {
        Api api = vault.at(device);
        PushedParcel first = large(vault, device);
        PushedParcel second = large(vault, device);
        String attachment = api.inVault("/attachments/" + vault.home().newRecord().hex() + "/");
        work.add(() -> {
          insist(() -> api.tryPush(first));
          insist(() -> api.tryPush(second));
          for (int chunk = 0; chunk < 2; chunk++) {
            String path = attachment + chunk;
            insist(() -> api.put(path, new byte[Limits.CHUNK_BYTES]));
          }
          return pullAll(api);
        });
      }
      try (var threads = Executors.newFixedThreadPool(DEVICES)) {
        for (Future<Integer> parcels : threads.invokeAll(work)) {
          assertThat(parcels.get()).isGreaterThanOrEqualTo(2);
        }
      }
      assertThat(pullAll(vault.at(vault.devices.getFirst()))).isEqualTo(2 * DEVICES);
    }
  }

  @Test
  void strangersWhoSendMuchAndNeverEndHarmNobody() throws Exception {
    try (var server = start()) {
      var vault = new Pushes(server.address(), 4, 1);
      var strangers = new ArrayList<Socket>();
      for (int i = 0; i < 8; i++) {
        strangers.add(unfinished(server, vault.at(vault.devices.getFirst())));
      }
      Api api = vault.at(vault.devices.getFirst());
      assertThat(api.tryPush(vault.parcel(vault.devices.getFirst(), 100)).status()).isEqualTo(200);
      for (Socket stranger : strangers) {
        stranger.close();
      }
      PushedParcel large = large(vault, vault.devices.getFirst());
      insist(() -> api.tryPush(large));
      assertThat(pullAll(api)).isEqualTo(2);
    }
  }

  /** A device that is told to wait comes again. */
  private static void insist(Callable<Api.Answer> request) throws Exception {
    Api.Answer answer = request.call();
    while (answer.status() == 429) {
      answer = request.call();
    }
    assertThat(answer.status()).as(answer.code()).isBetween(200, 204);
  }

  private static int pullAll(Api api) {
    int parcels = 0;
    long since = 0;
    while (true) {
      Api.Answer answer = api.get(api.inVault("/sync/pull?since=" + since));
      if (answer.status() == 429) {
        continue;
      }
      PullPage page = answer.as(PullPage.class);
      parcels += page.parcels().size();
      if (!page.more()) {
        return parcels;
      }
      since = page.parcels().getLast().cursor().position();
    }
  }

  /** All but the last byte of the largest request; fewer where the server takes no more. */
  private static Socket unfinished(ServerChild server, Api api) throws IOException {
    var socket = new Socket("127.0.0.1", server.address().getPort());
    String head =
        "POST "
            + api.inVault("/sync/push")
            + " HTTP/1.1\r\nHost: x\r\nContent-Length: "
            + Limits.REQUEST_BYTES
            + "\r\n\r\n";
    Thread.ofVirtual()
        .start(() -> {
          try {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(new byte[Limits.REQUEST_BYTES - 1]);
          } catch (SocketException e) {
            // closed by either end, which is as good
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
    return socket;
  }
}

package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.server.blob.RealPostgres;
import app.coffer.wire.Signed;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.PulledParcel;
import app.coffer.wire.api.PushReceipt;
import app.coffer.wire.api.PushedParcel;
import app.coffer.wire.api.VaultCreated;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Three copies of the server on one PostgreSQL, killed and started again at random, while eight
 * devices push through whichever copy answers and eight readers follow by cursor: what was
 * acknowledged is there, once, and no reader misses or repeats anything.
 */
class FleetKillTest {
  private static final int COPIES = 3;
  private static final int WRITERS = 8;
  private static final int READERS = 8;
  private static final int EACH = Integer.getInteger("coffer.fleet-pushes", 25);
  private static final int KILLS = Integer.getInteger("coffer.fleet-kills", 4);
  private static final String[] UNLIMITED = {
    "--set=requests-per-minute=100000",
    "--set=requests-per-minute-of-address=100000",
    "--set=requests-at-once-of-address=100"
  };

  @TempDir Path folder;
  private final Household home = new Household(31);
  private final AtomicReferenceArray<ServerChild> copies = new AtomicReferenceArray<>(COPIES);
  private final AtomicBoolean writing = new AtomicBoolean(true);

  @Test
  void nothingAcknowledgedIsLostAndNoReaderMissesAnything() throws Exception {
    String database = RealPostgres.newDatabase();
    for (int i = 0; i < COPIES; i++) {
      start(i, database);
    }
    List<Household.Device> devices =
        IntStream.range(0, WRITERS).mapToObj(i -> i == 0 ? home.first : home.join()).toList();
    var api = new Api(copies.get(0).address(), home, home.first);
    api.create(Map.of()).as(VaultCreated.class);
    api.tryPush(home.rootLog.subList(2, home.rootLog.size())).as(PushReceipt.class);
    var acknowledged = Collections.synchronizedList(new ArrayList<Signed>());
    try (var threads = Executors.newCachedThreadPool()) {
      var readers = new ArrayList<Future<List<Signed>>>();
      for (int r = 0; r < READERS; r++) {
        var random = new Random(100 + r);
        readers.add(threads.submit(() -> follow(random)));
      }
      var writers = new ArrayList<Future<?>>();
      for (int w = 0; w < WRITERS; w++) {
        var device = devices.get(w);
        var random = new Random(200 + w);
        writers.add(threads.submit(() -> push(device, random, acknowledged)));
      }
      var chaos = new Random(7);
      for (int kill = 0; kill < KILLS; kill++) {
        Thread.sleep(200 + chaos.nextInt(400));
        int victim = chaos.nextInt(COPIES);
        copies.get(victim).kill();
        start(victim, database);
      }
      for (Future<?> writer : writers) {
        writer.get();
      }
      writing.set(false);
      for (Future<List<Signed>> reader : readers) {
        assertThat(reader.get())
            .doesNotHaveDuplicates()
            .containsExactlyInAnyOrderElementsOf(acknowledged);
      }
    } finally {
      for (int i = 0; i < COPIES; i++) {
        copies.get(i).close();
      }
    }
    assertThat(acknowledged).hasSize(WRITERS * EACH);
  }

  private void start(int copy, String database) throws IOException {
    copies.set(copy, ServerChild.start(folder.resolve("copy" + copy), database, UNLIMITED));
  }

  private Api any(Household.Device device, Random random) {
    URI address = copies.get(random.nextInt(COPIES)).address();
    return new Api(address, home, device);
  }

  /** Sends each parcel until some copy acknowledges it, as a device does. */
  private void push(Household.Device device, Random random, List<Signed> acknowledged) {
    for (int i = 0; i < EACH; i++) {
      PushedParcel next = device.parcel(home.edit(home.newRecord()));
      boolean done = false;
      while (!done) {
        try {
          Api.Answer answer = any(device, random).tryPush(next);
          done = answer.status() == 200;
          assertThat(done || answer.status() >= 500).as(answer.code()).isTrue();
        } catch (UncheckedIOException killed) {
          done = false;
        }
      }
      acknowledged.add(next.parcel());
    }
  }

  /** Follows by cursor until the writers are done and everything is read. */
  private List<Signed> follow(Random random) {
    var seen = new ArrayList<Signed>();
    long at = 0;
    while (true) {
      boolean last = !writing.get();
      PullPage page;
      try {
        Api api = any(home.first, random);
        Api.Answer answer = api.get(api.inVault("/sync/pull?since=" + at));
        if (answer.status() >= 500) {
          continue;
        }
        page = answer.as(PullPage.class);
      } catch (UncheckedIOException killed) {
        continue;
      }
      for (PulledParcel parcel : page.parcels()) {
        assertThat(parcel.cursor().position()).as("no gap and no repeat").isEqualTo(at + 1);
        at = parcel.cursor().position();
        seen.add(parcel.parcel());
      }
      if (last && page.parcels().isEmpty()) {
        return seen;
      }
    }
  }
}

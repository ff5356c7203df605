package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.wire.Signed;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.PulledParcel;
import app.coffer.wire.api.PushedParcel;
import app.coffer.wire.api.VaultCreated;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real server process, killed in the middle of pushes. */
class KillTest {
  @TempDir Path data;

  /** The database, where it is not the usual file. */
  String database() {
    return "";
  }

  @Test
  void everyAcknowledgedPushIsThereOnceAfterAKill() throws Exception {
    String database = database();
    var home = new Household(3);
    var acknowledged = new ArrayList<Signed>();
    for (int round = 0; round < 2; round++) {
      ServerChild child = ServerChild.start(data, database);
      var api = new Api(child.address(), home, home.first);
      api.create(Map.of()).as(VaultCreated.class);
      if (round > 0) {
        holdsAll(api, acknowledged);
      }
      var some = new CountDownLatch(4);
      Thread killer =
          Thread.ofPlatform()
              .start(() -> {
                await(some);
                child.process().destroyForcibly();
              });
      PushedParcel next = null;
      try {
        while (true) {
          next = next != null ? next : home.first.parcel(home.edit(home.newRecord()));
          api.push(next);
          acknowledged.add(next.parcel());
          next = null;
          some.countDown();
        }
      } catch (UncheckedIOException e) {
        // killed; the last one may or may not be there, and is sent again, as a device does
      }
      killer.join();
      child.process().waitFor(5, TimeUnit.SECONDS);
      if (next != null) {
        ServerChild again = ServerChild.start(data, database);
        var retry = new Api(again.address(), home, home.first);
        retry.push(next);
        acknowledged.add(next.parcel());
        holdsAll(retry, acknowledged);
        again.kill();
      }
    }
    assertThat(acknowledged).hasSizeGreaterThan(3);
  }

  private static void holdsAll(Api api, List<Signed> acknowledged) {
    var held = new ArrayList<Signed>();
    long since = 0;
    PullPage page;
    do {
      page = api.pull(since);
      for (PulledParcel parcel : page.parcels()) {
        assertThat(parcel.cursor().position()).isGreaterThan(since);
        since = parcel.cursor().position();
        held.add(parcel.parcel());
      }
    } while (page.more());
    assertThat(held).isEqualTo(acknowledged);
  }

  /** Some were acknowledged, and another is under way by the time this says so. */
  private static void await(CountDownLatch some) {
    try {
      some.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

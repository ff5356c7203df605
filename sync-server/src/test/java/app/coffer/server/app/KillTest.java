package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.wire.Signed;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.PulledParcel;
import app.coffer.wire.api.PushedParcel;
import app.coffer.wire.api.VaultCreated;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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

  private record Child(Process process, URI address) {}

  private Child start(String database) throws IOException {
    var server =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "app.coffer.server.app.Main",
                "--data",
                data.toString(),
                "--listen",
                "127.0.0.1:0",
                "--registration",
                "open")
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    if (!database.isEmpty()) {
      server.environment().put("COFFER_SERVER_DATABASE", database);
    }
    Process process = server.start();
    var lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String line = lines.readLine();
    assertThat(line).startsWith("Listening on http://127.0.0.1:");
    return new Child(process, URI.create(line.substring("Listening on ".length())));
  }

  @Test
  void everyAcknowledgedPushIsThereOnceAfterAKill() throws Exception {
    String database = database();
    var home = new Household(3);
    var acknowledged = new ArrayList<Signed>();
    for (int round = 0; round < 2; round++) {
      Child child = start(database);
      var api = new Api(child.address, home, home.first);
      api.create(Map.of()).as(VaultCreated.class);
      if (round > 0) {
        holdsAll(api, acknowledged);
      }
      Thread killer =
          Thread.ofPlatform()
              .start(() -> {
                sleep(400);
                child.process.destroyForcibly();
              });
      PushedParcel next = null;
      try {
        while (true) {
          next = next != null ? next : home.first.parcel(home.edit(home.newRecord()));
          api.push(next);
          acknowledged.add(next.parcel());
          next = null;
        }
      } catch (UncheckedIOException e) {
        // killed; the last one may or may not be there, and is sent again, as a device does
      }
      killer.join();
      child.process.waitFor(5, TimeUnit.SECONDS);
      if (next != null) {
        Child again = start(database);
        var retry = new Api(again.address, home, home.first);
        retry.push(next);
        acknowledged.add(next.parcel());
        holdsAll(retry, acknowledged);
        again.process.destroyForcibly().waitFor();
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

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

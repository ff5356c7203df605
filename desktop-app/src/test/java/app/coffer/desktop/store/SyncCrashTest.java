package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.seal.TestRings;
import app.coffer.desktop.sync.LogReader;
import app.coffer.desktop.sync.SimReplica;
import app.coffer.desktop.sync.SimReplica.Fate;
import app.coffer.desktop.sync.SimServer;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.wire.Position;
import app.coffer.wire.RootStatement;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.IncarnationId;
import app.coffer.wire.id.RecordId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The program dies at the first, second, third, ... boundary of a sync, until none is left. */
class SyncCrashTest {
  private final Path folder = Scratch.folder("crash");
  private int lives;

  private interface Story {
    /** Arms a death at boundary {@code n}. */
    void arm(SimDevice device, int n);
  }

  @Test
  void dyingBeforeAnyTransactionLosesAndDoublesNothing() throws SyncFault {
    everyBoundary((device, n) -> device.log.dieBefore = device.log.writes + n);
  }

  @Test
  void dyingAfterAnyTransactionLosesAndDoublesNothing() throws SyncFault {
    everyBoundary((device, n) -> device.log.dieAfter = device.log.writes + n);
  }

  @Test
  void dyingBeforeAnyCallLosesAndDoublesNothing() throws SyncFault {
    everyBoundary((device, n) -> device.replica.line = dying(n, Fate.CRASH_BEFORE));
  }

  @Test
  void dyingAfterAnyCallLosesAndDoublesNothing() throws SyncFault {
    everyBoundary((device, n) -> device.replica.line = dying(n, Fate.CRASH_AFTER));
  }

  private static SimReplica.Line dying(int n, Fate fate) {
    var calls = new AtomicInteger();
    return () -> calls.getAndIncrement() == n ? fate : Fate.ARRIVES;
  }

  private void everyBoundary(Story story) throws SyncFault {
    int n = 0;
    while (dies(story, n)) {
      n++;
    }
    assertThat(n).as("boundaries").isGreaterThan(1);
  }

  /** Whether there was a boundary to die at. */
  private boolean dies(Story story, int n) throws SyncFault {
    Randomness keys = TestRings.repeatable(7);
    TestRings.Founded founded = TestRings.found("a", keys);
    var tail = new Position(1, RootStatement.hashOf(founded.authorize().bytes()));
    TestRings.Joined joined = TestRings.join(founded.ring(), tail, "b", keys);
    var root = List.of(founded.genesis(), founded.authorize(), joined.authorize());
    var server =
        new SimServer(
            founded.ring().vault(), new IncarnationId(keys.bytes(IncarnationId.LENGTH)), false);
    server.append(root);
    Instant now = Instant.parse("2026-11-21T10:00:00Z");
    int life = lives++;
    try (var here =
            new SimDevice(
                "a" + life, founded.ring(), root, new SimReplica(server), folder, now, keys);
        var there =
            new SimDevice(
                "b" + life, joined.ring(), root, new SimReplica(server), folder, now, keys)) {
      RecordId shared = put(here, keys, "shared");
      here.sync();
      there.sync();
      // a conflict, a change of each, and a merge for this device to write
      rename(here, shared, "mine");
      rename(there, shared, "theirs");
      put(there, keys, "from there");
      there.sync();
      put(here, keys, "from here");
      story.arm(here, n);
      boolean died = false;
      try {
        here.sync();
      } catch (SimReplica.Crash crash) {
        died = true;
        here.crash();
      }
      here.replica.line = () -> Fate.ARRIVES;
      here.log.dieBefore = -1;
      here.log.dieAfter = -1;
      here.sync();
      there.sync();
      here.sync();
      for (SimDevice device : List.of(here, there)) {
        assertThat(device.ledger.payees()).hasSize(3);
        assertThat(device.inbox.open()).hasSize(1);
        assertThat(device.inbox.open().getFirst().sides()).hasSize(2);
        int unsent = device.read(log -> log.unsent(device.id()));
        assertThat(unsent).isZero();
        for (Payee payee : device.ledger.payees()) {
          boolean isShared = payee.id().equals(shared);
          List<LogReader.Revision> revisions = device.read(log -> log.revisions(payee.id()));
          assertThat(revisions).as("nothing is there twice").hasSize(isShared ? 3 : 1);
        }
      }
      return died;
    }
  }

  private static RecordId put(SimDevice device, Randomness keys, String name) {
    var id = new RecordId(keys.bytes(RecordId.LENGTH));
    rename(device, id, name);
    return id;
  }

  private static void rename(SimDevice device, RecordId id, String name) {
    device.ledger.write(writer -> {
      writer.put(new Payee(id, name));
      return id;
    });
  }
}

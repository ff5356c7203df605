package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.coffer.desktop.ledger.Payee;
import app.coffer.desktop.seal.TestRings;
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

/** A vault that was used for long before sync was turned on. */
class FirstSyncTest {
  /** More than two requests hold, at this size of a row. */
  private static final int ROWS = 3_000;

  private static final String LONG = "x".repeat(3_000);

  @Test
  void goesUpInBoundedParcelsAndNothingThatArrivedIsSentAgain() throws SyncFault {
    Path folder = Scratch.folder("first");
    Randomness keys = TestRings.repeatable(3);
    TestRings.Founded founded = TestRings.found("a", keys);
    var tail = new Position(1, RootStatement.hashOf(founded.authorize().bytes()));
    TestRings.Joined joined = TestRings.join(founded.ring(), tail, "b", keys);
    var root = List.of(founded.genesis(), founded.authorize(), joined.authorize());
    var server =
        new SimServer(
            founded.ring().vault(), new IncarnationId(keys.bytes(IncarnationId.LENGTH)), false);
    server.append(root);
    Instant now = Instant.parse("2026-11-21T10:00:00Z");
    try (var here =
            new SimDevice("a", founded.ring(), root, new SimReplica(server), folder, now, keys);
        var there =
            new SimDevice("b", joined.ring(), root, new SimReplica(server), folder, now, keys)) {
      here.ledger.write(writer -> {
        for (int i = 0; i < ROWS; i++) {
          writer.put(new Payee(new RecordId(keys.bytes(RecordId.LENGTH)), i + LONG));
        }
        return ROWS;
      });
      var calls = new AtomicInteger();
      // the pull and the first push arrive; of the second push the answer is lost
      here.replica.line = () -> calls.incrementAndGet() == 3 ? Fate.ANSWER_IS_LOST : Fate.ARRIVES;
      assertThatExceptionOfType(SyncFault.Offline.class).isThrownBy(here::sync);
      here.crash();
      int waiting = here.read(log -> log.unsent(here.id()));
      assertThat(waiting).isBetween(1, ROWS - 1);

      here.sync();
      assertThat(server.sentAgain).isZero();
      assertThat(server.everStored()).hasSize(ROWS);
      assertThat(server.largestPush).isLessThan(ROWS / 2);
      int left = here.read(log -> log.unsent(here.id()));
      assertThat(left).isZero();

      assertThat(there.sync().received()).isEqualTo(ROWS);
      assertThat(there.ledger.payees()).hasSize(ROWS);
    }
  }
}

package app.coffer.desktop.store;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.desktop.seal.RootWriter;
import app.coffer.desktop.sync.ChunkReplica;
import app.coffer.desktop.sync.LogReader;
import app.coffer.desktop.sync.RootChange;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.transport.BadLine;
import app.coffer.wire.Signed;
import app.coffer.wire.id.RecordId;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The line is cut in the calls that carry the root log and the chunks of attachments: every byte of
 * the first two KiB with {@code -Dcoffer.line.step=1}. What arrived did so once, and trying again
 * ends it.
 */
@Timeout(600)
class RootAndChunkLineTest extends RealLine {
  private static final int STEP = Integer.getInteger("coffer.line.step", 397);
  private static final int FIRST = 2048;
  private static final int CHUNK = 3_000;

  /** Something that asks the server once over the bad line. */
  @FunctionalInterface
  private interface Call {
    void make() throws SyncFault;
  }

  /** What must be so when it was made again over a whole line. */
  @FunctionalInterface
  private interface Law {
    void holds() throws SyncFault;
  }

  @Test
  void aStatementIsAppendedOnceWhereverTheLineIsCut() throws Exception {
    var change =
        new Object() {
          List<?> before = List.of();
        };
    cutAnywhere(
        "POST .*/root-log",
        () -> change.before = epochs(),
        () -> desktop.engine.changeRoot(bad, newKey(change.before)),
        () -> {
          assertThat(epochs()).hasSize(change.before.size() + 1);
          laptop.engine.syncOnce(good);
          assertThat(laptop.read(LogReader::rootTail)).isEqualTo(desktop.read(LogReader::rootTail));
        });
  }

  @Test
  void theRootLogIsReadWholeOrNotAtAll() throws Exception {
    cutAnywhere(
        "GET .*/root-log.*",
        () -> {},
        () -> assertThat(bad.rootLog(0).statements()).isEqualTo(desktop.read(LogReader::rootLog)),
        () -> {});
  }

  @Test
  void chunksAreStoredListedAndReadWholeOrNotAtAll() throws Exception {
    ChunkReplica chunks = bad.chunks().orElseThrow();
    var sent =
        new Object() {
          RecordId id = new RecordId(keys.bytes(RecordId.LENGTH));
          byte[] bytes = keys.bytes(CHUNK);
        };
    cutAnywhere(
        "PUT .*/attachments/.*",
        () -> {
          sent.id = new RecordId(keys.bytes(RecordId.LENGTH));
          sent.bytes = keys.bytes(CHUNK);
        },
        () -> chunks.put(sent.id, 0, sent.bytes),
        () -> {
          assertThat(chunks.held(sent.id)).containsExactly(0);
          assertThat(good.chunks().orElseThrow().get(sent.id, 0)).hasValue(sent.bytes);
        });
    cutAnywhere(
        "GET .*/attachments/[0-9a-f]+/0",
        () -> {},
        () -> assertThat(chunks.get(sent.id, 0)).hasValue(sent.bytes),
        () -> {});
    cutAnywhere(
        "GET .*/attachments/[0-9a-f]+",
        () -> {},
        () -> assertThat(chunks.held(sent.id)).containsExactly(0),
        () -> {});
  }

  private void cutAnywhere(String pattern, Runnable before, Call call, Law law) throws Exception {
    int[] lengths = new int[3];
    before.run();
    line.breaks(
        pattern,
        exchange -> {
          byte[] answer = exchange.ask();
          lengths[0] = exchange.headLength();
          lengths[1] = exchange.length();
          lengths[2] = answer.length;
          exchange.answer(answer);
        });
    call.make();
    assertThat(line.mend()).as(pattern).isPositive();
    law.holds();
    for (int at : cuts(lengths[0], lengths[1])) {
      suffers(pattern, exchange -> exchange.cutRequest(at), before, call, law);
    }
    for (int at : cuts(lengths[2], lengths[2])) {
      suffers(pattern, exchange -> exchange.cutAnswer(at), before, call, law);
    }
  }

  private void suffers(String pattern, BadLine.Fate fate, Runnable before, Call call, Law law)
      throws SyncFault {
    before.run();
    line.breaks(pattern, fate);
    SyncFault fault = failing(call);
    line.mend();
    assertThat(fault)
        .satisfiesAnyOf(
            nothing -> assertThat(nothing).isNull(),
            broken -> assertThat(broken).isInstanceOf(SyncFault.Offline.class));
    call.make();
    law.holds();
  }

  private static @Nullable SyncFault failing(Call call) {
    return Attack.fault(call::make);
  }

  private static TreeSet<Integer> cuts(int head, int whole) {
    var cuts = new TreeSet<Integer>();
    for (int at = 0; at < Math.min(whole, FIRST); at += STEP) {
      cuts.add(at);
    }
    for (int edge : new int[] {head - 1, head, head + 1, whole - 1}) {
      cuts.add(Math.clamp(edge, 0, whole - 1));
    }
    return cuts;
  }

  private List<?> epochs() {
    return desktop.read(LogReader::rootState).epochs();
  }

  /** A new key, unless the one that was wanted is there. */
  private RootChange newKey(List<?> before) {
    var writer = new RootWriter(desktop.ring, keys);
    return log ->
        log.rootState().epochs().equals(before)
            ? Optional.<Signed>of(writer.rotate(log.rootState()))
            : Optional.empty();
  }
}

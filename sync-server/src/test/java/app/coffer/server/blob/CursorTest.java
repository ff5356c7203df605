package app.coffer.server.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.server.vault.BlobStore.VaultRow;
import app.coffer.server.vault.Refusal;
import app.coffer.wire.Position;
import app.coffer.wire.Signed;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.VaultId;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What readers by cursor rely on: no cursor twice, all that is written is read, in order, and
 * nothing appears behind a cursor that was read already.
 */
class CursorTest {
  private static final int WRITERS = 8;
  private static final int EACH = 40;

  @TempDir Path folder;

  /** A log that can be appended to and read after a cursor. */
  interface Log {
    long append(long payload);

    List<long[]> after(long cursor);
  }

  /** The faults that readers saw. */
  private static Set<String> run(Log log) throws Exception {
    Set<String> faults = java.util.concurrent.ConcurrentHashMap.newKeySet();
    var written = new ConcurrentSkipListMap<Long, Long>();
    var writing = new AtomicBoolean(true);
    var begin = new CountDownLatch(1);
    try (var threads = Executors.newCachedThreadPool()) {
      var writers = new ArrayList<Future<?>>();
      for (int w = 0; w < WRITERS; w++) {
        long base = w * 1000L;
        writers.add(
            threads.submit(() -> {
              begin.await();
              for (int i = 0; i < EACH; i++) {
                if (written.put(log.append(base + i), base + i) != null) {
                  faults.add("a cursor twice");
                }
              }
              return null;
            }));
      }
      var readers = new ArrayList<Future<TreeMap<Long, Long>>>();
      for (int r = 0; r < 2; r++) {
        readers.add(
            threads.submit(() -> {
              var seen = new TreeMap<Long, Long>();
              long at = 0;
              boolean last;
              do {
                last = !writing.get();
                for (long[] row : log.after(at)) {
                  if (row[0] <= at) {
                    faults.add("a cursor that does not increase");
                  }
                  at = row[0];
                  seen.put(row[0], row[1]);
                }
              } while (!last);
              return seen;
            }));
      }
      begin.countDown();
      for (Future<?> writer : writers) {
        writer.get();
      }
      writing.set(false);
      for (var reader : readers) {
        if (!reader.get().equals(written)) {
          faults.add("something written that a reader by cursor missed");
        }
      }
    }
    if (new HashSet<>(written.values()).size() != WRITERS * EACH) {
      faults.add("something acknowledged that is not there");
    }
    return faults;
  }

  @Test
  void cursorsAreInTheOrderOfCommits() throws Exception {
    try (var store = JooqBlobStore.open(folder.resolve("a.db"), Randomness.secure())) {
      VaultRow vault = vault(store);
      assertThat(run(new StoreLog(store, vault.number()))).isEmpty();
    }
  }

  @Test
  void checkerCatchesCursorsThatAreDrawnBeforeTheCommit() throws Exception {
    assertThat(run(new SequenceLog()))
        .containsExactly("something written that a reader by cursor missed");
  }

  @Test
  void oneFailingWorkUndoesOnlyItself() {
    try (var store = JooqBlobStore.open(folder.resolve("b.db"), Randomness.secure())) {
      VaultRow vault = vault(store);
      assertThatThrownBy(() ->
              store.write(rows -> {
                rows.addBytes(vault.number(), 100);
                throw new IllegalStateException("no");
              }))
          .isInstanceOf(IllegalStateException.class);
      assertThat(store.<Long>read(rows -> rows.vault(vault.id()).orElseThrow().bytes())).isZero();
    }
  }

  @Test
  void fullDiskIsARefusalAndReadingGoesOn() {
    try (var store = JooqBlobStore.open(folder.resolve("c.db"), Randomness.secure())) {
      VaultRow vault = vault(store);
      store.write(rows -> {
        ((WriteRows) rows).sql.execute("pragma max_page_count = 40");
        return true;
      });
      var log = new StoreLog(store, vault.number());
      var stored = new AtomicLong();
      assertThatThrownBy(
              () -> {
                while (stored.get() < 1000) {
                  log.append(stored.get());
                  stored.incrementAndGet();
                }
              })
          .isInstanceOfSatisfying(
              Refusal.class,
              refused -> assertThat(refused.code().text()).isEqualTo("storage-full"));
      assertThat(log.after(0)).hasSize((int) stored.get());
      store.write(rows -> {
        ((WriteRows) rows).sql.execute("pragma max_page_count = 4000");
        return true;
      });
      log.append(stored.get());
      assertThat(log.after(0)).hasSize((int) stored.get() + 1);
    }
  }

  private static VaultRow vault(JooqBlobStore store) {
    var id = new VaultId(new byte[32]);
    return store.write(rows -> {
      VaultRow row = rows.createVault(id, new byte[32], Instant.EPOCH);
      rows.addMember(row.number(), new DeviceId(new byte[16]), new byte[32]);
      return row;
    });
  }

  private record StoreLog(JooqBlobStore store, long vault) implements Log {
    @Override
    public long append(long payload) {
      var device = new DeviceId(new byte[16]);
      byte[] bytes = new byte[1000];
      new Random(payload).nextBytes(bytes);
      bytes[0] = (byte) (payload >> 8);
      bytes[1] = (byte) payload;
      return store
          .write(rows ->
              rows.appendParcel(
                  vault,
                  device,
                  new Position(payload, new Hash(new byte[32])),
                  new Signed(bytes, new byte[64])))
          .position();
    }

    @Override
    public List<long[]> after(long cursor) {
      return store.read(rows -> {
        var found = new ArrayList<long[]>();
        rows.parcelsAfter(
            vault,
            new Cursor(cursor),
            p -> {
              byte[] bytes = p.parcel().bytes();
              long payload = (bytes[0] & 0xff) << 8 | bytes[1] & 0xff;
              return found.add(new long[] {p.cursor().position(), payload});
            });
        return found;
      });
    }
  }

  /**
   * What a database sequence does: numbers are drawn in one order and become visible in another.
   */
  private static final class SequenceLog implements Log {
    private final AtomicLong sequence = new AtomicLong();
    private final ConcurrentSkipListMap<Long, Long> committed = new ConcurrentSkipListMap<>();

    @Override
    public long append(long payload) {
      long cursor = sequence.incrementAndGet();
      try {
        Thread.sleep(ThreadLocalRandom.current().nextInt(3));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      committed.put(cursor, payload);
      return cursor;
    }

    @Override
    public List<long[]> after(long cursor) {
      return committed.tailMap(cursor, false).entrySet().stream()
          .map(entry -> new long[] {entry.getKey(), entry.getValue()})
          .toList();
    }
  }

  @Test
  void databaseRunsAsItWasSetUp() throws SQLException {
    var database = new Database(folder.resolve("d.db"));
    database.migrate();
    try (var connection = database.connect(true);
        var statement = connection.createStatement()) {
      assertThat(statement.executeQuery("pragma journal_mode").getString(1)).isEqualTo("wal");
      assertThat(statement.executeQuery("pragma synchronous").getInt(1)).isEqualTo(2);
    }
  }
}

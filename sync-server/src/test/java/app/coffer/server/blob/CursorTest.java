package app.coffer.server.blob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.coffer.server.vault.BlobStore.VaultRow;
import app.coffer.server.vault.BlobStore.Writer;
import app.coffer.server.vault.Refusal;
import app.coffer.wire.Position;
import app.coffer.wire.Signed;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.Cursor;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.Hash;
import app.coffer.wire.id.VaultId;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What readers by cursor rely on: no cursor twice, all that is written is read, in order, and
 * nothing appears behind a cursor that was read already.
 */
class CursorTest {
  private static final int WRITERS = 8;
  private static final int READERS = 8;
  private static final int EACH = 40;

  @TempDir Path folder;

  /** Where the store is. */
  enum Place {
    FILE,
    POSTGRES
  }

  private JooqBlobStore open(Place place) {
    return place == Place.FILE
        ? JooqBlobStore.open(folder.resolve("a.db"), Randomness.secure())
        : JooqBlobStore.openPostgres(RealPostgres.newDatabase(), Randomness.secure());
  }

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
      for (int r = 0; r < READERS; r++) {
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

  @ParameterizedTest
  @EnumSource
  void cursorsAreInTheOrderOfCommits(Place place) throws Exception {
    try (var store = open(place)) {
      VaultRow vault = vault(store);
      assertThat(run(new StoreLog(store, vault))).isEmpty();
    }
  }

  @Test
  void checkerCatchesCursorsThatAreDrawnFromASequence() throws Exception {
    String url = RealPostgres.newDatabase();
    try (Connection connection = DriverManager.getConnection(url);
        var statement = connection.createStatement()) {
      statement.execute("create table log (cursor bigserial primary key, payload bigint)");
    }
    assertThat(run(new SequenceLog(url)))
        .containsExactly("something written that a reader by cursor missed");
  }

  @ParameterizedTest
  @EnumSource
  void oneFailingWorkUndoesOnlyItself(Place place) {
    try (var store = open(place)) {
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

  @ParameterizedTest
  @EnumSource
  void oneVaultIsFoundedOnceHoweverManyAskAtOnce(Place place) throws Exception {
    try (var store = open(place);
        var threads = Executors.newCachedThreadPool()) {
      var asked = new ArrayList<Future<Long>>();
      for (int i = 0; i < 8; i++) {
        byte[] id = new byte[32];
        id[0] = (byte) (i / 2);
        asked.add(threads.submit(() -> store.write(rows -> found(rows, new VaultId(id)))));
      }
      var numbers = new HashSet<Long>();
      for (Future<Long> each : asked) {
        numbers.add(each.get());
      }
      assertThat(numbers).hasSize(4);
      assertThat(store.<Integer>read(rows -> rows.vaults().size())).isEqualTo(4);
    }
  }

  private static long found(Writer rows, VaultId id) {
    return rows.vault(id)
        .orElseGet(() -> rows.createVault(id, new byte[32], Instant.EPOCH))
        .number();
  }

  @Test
  void fullDiskIsARefusalAndReadingGoesOn() {
    try (var store = JooqBlobStore.open(folder.resolve("c.db"), Randomness.secure())) {
      VaultRow vault = vault(store);
      store.write(rows -> {
        ((WriteRows) rows).sql.execute("pragma max_page_count = 40");
        return true;
      });
      var log = new StoreLog(store, vault);
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

  private record StoreLog(JooqBlobStore store, VaultRow vault) implements Log {
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
                  rows.vault(vault.id()).orElseThrow().number(),
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
            vault.number(),
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

  /** What a database sequence does: numbers are drawn in one order and shown in another. */
  private record SequenceLog(String url) implements Log {
    @Override
    public long append(long payload) {
      try (Connection connection = DriverManager.getConnection(url)) {
        connection.setAutoCommit(false);
        try (var insert =
            connection.prepareStatement("insert into log (payload) values (?) returning cursor")) {
          insert.setLong(1, payload);
          ResultSet drawn = insert.executeQuery();
          drawn.next();
          long cursor = drawn.getLong(1);
          Thread.sleep(ThreadLocalRandom.current().nextInt(3));
          connection.commit();
          return cursor;
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }

    @Override
    public List<long[]> after(long cursor) {
      try (Connection connection = DriverManager.getConnection(url);
          var select =
              connection.prepareStatement(
                  "select cursor, payload from log where cursor > ? order by cursor")) {
        select.setLong(1, cursor);
        ResultSet rows = select.executeQuery();
        var found = new ArrayList<long[]>();
        while (rows.next()) {
          found.add(new long[] {rows.getLong(1), rows.getLong(2)});
        }
        return found;
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void databaseRunsAsItWasSetUp() throws SQLException {
    var database = new SqliteFile(folder.resolve("d.db"));
    database.migrate();
    try (var connection = database.connect(true);
        var statement = connection.createStatement()) {
      assertThat(statement.executeQuery("pragma journal_mode").getString(1)).isEqualTo("wal");
      assertThat(statement.executeQuery("pragma synchronous").getInt(1)).isEqualTo(2);
    }
  }
}

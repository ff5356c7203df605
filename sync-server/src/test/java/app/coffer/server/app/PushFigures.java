package app.coffer.server.app;

import app.coffer.server.blob.JooqBlobStore;
import app.coffer.wire.crypto.Randomness;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;

/**
 * Pushes of parcels of 100 revisions: how many in a second, against the same rows inserted into the
 * same SQLite by a plain JDBC batch that commits each parcel as safely; how long one takes at half
 * of that rate; and whether that depends on the size of the vault.
 */
final class PushFigures {
  private static final int BODY = 300;
  private static final int CLIENTS = 8;
  private static final int EACH = 60;

  /** Rounds until the JVM has compiled what it compiles: a server runs for weeks. */
  private static final int WARMING = 5;

  private static final String[] UNLIMITED = {
    "--set=requests-per-minute=1000000",
    "--set=requests-per-minute-of-address=1000000",
    "--set=requests-at-once-of-address=1000"
  };

  private final ServerBench bench;

  PushFigures(ServerBench bench) {
    this.bench = bench;
  }

  void run(Path folder) throws Exception {
    double bare = bareJdbc(folder.resolve("bare"));
    double pushed;
    try (var server = start(folder.resolve("push"))) {
      for (int warming = 0; warming < WARMING; warming++) {
        rate(server, warming);
      }
      double before = ServerBench.processorSeconds(server.process());
      pushed = rate(server, WARMING);
      double used = ServerBench.processorSeconds(server.process()) - before;
      bench.add(
          "revisions in a second: pushed over HTTP by 8 devices; bare JDBC batch; ratio",
          "ratio at least 0.5",
          "%.0f, %.0f, %.2f",
          pushed,
          bare,
          pushed / bare);
      bench.add(
          "the server's processor time for one of these pushes",
          "",
          "%.1f ms",
          used / (CLIENTS * EACH) * 1e3);
      latency(server, pushed / Pushes.REVISIONS / 2);
    }
    sizes(folder);
  }

  static ServerChild start(Path data) throws IOException {
    return ServerChild.start(List.of(), data, "", UNLIMITED);
  }

  private static double rate(ServerChild server, int seed) throws Exception {
    var vault = new Pushes(server.address(), seed, CLIENTS);
    var requests = new ArrayList<List<HttpRequest>>();
    for (Household.Device device : vault.devices) {
      var own = new ArrayList<HttpRequest>();
      for (int i = 0; i < EACH; i++) {
        own.add(vault.request(device, BODY));
      }
      requests.add(own);
    }
    var begin = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
      var running = new ArrayList<Future<?>>();
      for (List<HttpRequest> own : requests) {
        running.add(
            threads.submit(() -> {
              begin.await();
              own.forEach(vault::send);
              return null;
            }));
      }
      long start = System.nanoTime();
      begin.countDown();
      for (Future<?> one : running) {
        one.get();
      }
      return CLIENTS * EACH * Pushes.REVISIONS / ((System.nanoTime() - start) / 1e9);
    }
  }

  /** Requests at fixed times, whether or not those before were answered. */
  private void latency(ServerChild server, double perSecond)
      throws InterruptedException, ExecutionException {
    int seconds = 8;
    int count = (int) (perSecond * seconds);
    var vaults = new ArrayList<Pushes>();
    for (int i = 0; i < 4; i++) {
      vaults.add(new Pushes(server.address(), 50 + i, CLIENTS));
    }
    var requests = new ArrayList<Runnable>();
    for (int i = 0; i < count; i++) {
      Pushes vault = vaults.get(i % vaults.size());
      Household.Device device = vault.devices.get(i / vaults.size() % CLIENTS);
      HttpRequest request = vault.request(device, BODY);
      requests.add(() -> vault.send(request));
    }
    var millis = new double[count];
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var running = new ArrayList<Future<?>>();
      long start = System.nanoTime();
      for (int i = 0; i < count; i++) {
        int at = i;
        long due = start + (long) (i * 1e9 / perSecond);
        LockSupport.parkNanos(due - System.nanoTime());
        running.add(
            threads.submit(() -> {
              requests.get(at).run();
              millis[at] = (System.nanoTime() - due) / 1e6;
            }));
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    Arrays.sort(millis);
    bench.add(
        "time of a push at half of that rate: median, 99 of 100",
        "99 of 100 below 100 ms",
        "%.1f ms, %.1f ms",
        millis[count / 2],
        millis[(int) (count * 0.99)]);
  }

  private void sizes(Path folder) throws Exception {
    var medians = new ArrayList<Double>();
    for (int revisions : new int[] {1_000, 100_000, 1_000_000}) {
      Path data = folder.resolve("size" + revisions);
      try (var server = start(data)) {
        new Pushes(server.address(), 90, 2);
      }
      fill(data.resolve("coffer-server.db"), revisions);
      try (var server = start(data)) {
        var vault = new Pushes(server.address(), 90, 2);
        medians.add(median(vault));
      }
      Files.delete(data.resolve("coffer-server.db"));
    }
    bench.add(
        "median push into a vault of 1,000, of 100,000, of 1,000,000 revisions; ratio",
        "ratio at most 1.5",
        "%.1f ms, %.1f ms, %.1f ms, %.2f",
        medians.get(0),
        medians.get(1),
        medians.get(2),
        medians.get(2) / medians.get(0));
  }

  private static double median(Pushes vault) {
    int warming = 500;
    int count = 200;
    var millis = new ArrayList<Double>();
    for (int i = 0; i < warming + count; i++) {
      HttpRequest request = vault.request(vault.devices.getFirst(), BODY);
      long start = System.nanoTime();
      vault.send(request);
      if (i >= warming) {
        millis.add((System.nanoTime() - start) / 1e6);
      }
    }
    return millis.stream().sorted().skip(count / 2).findFirst().orElseThrow();
  }

  /** Rows as the server writes them, of the vault's other device. */
  private static void fill(Path file, int revisions) throws SQLException {
    try (Connection connection = connect(file)) {
      var rows = new Rows(connection, 5);
      int parcels = revisions / Pushes.REVISIONS;
      for (int parcel = 1; parcel <= parcels; parcel++) {
        rows.parcel(1, parcel, 80);
        if (parcel % 100 == 0 || parcel == parcels) {
          connection.commit();
        }
      }
    }
  }

  private static double bareJdbc(Path data) throws IOException, SQLException {
    Files.createDirectories(data);
    Path file = data.resolve("bare.db");
    JooqBlobStore.open(file, Randomness.secure()).close();
    try (Connection connection = connect(file)) {
      try (var statement = connection.createStatement()) {
        statement.execute(
            "insert into vault (number, id, root_key, head, bytes, created) values (1, x'01',"
                + " x'02', 0, 0, 0)");
        connection.commit();
      }
      var rows = new Rows(connection, 6);
      int parcels = CLIENTS * EACH;
      long start = 0;
      for (int parcel = 1; parcel <= 2 * parcels; parcel++) {
        if (parcel == parcels + 1) {
          start = System.nanoTime();
        }
        rows.parcel(1, parcel, BODY);
        connection.commit();
      }
      return parcels * Pushes.REVISIONS / ((System.nanoTime() - start) / 1e9);
    }
  }

  private static Connection connect(Path file) throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (var statement = connection.createStatement()) {
      statement.execute("pragma journal_mode = wal");
      statement.execute("pragma synchronous = full");
    }
    connection.setAutoCommit(false);
    return connection;
  }

  /** The statements of one parcel, prepared once. */
  private static final class Rows {
    private final Random random;
    private final java.sql.PreparedStatement parcel;
    private final java.sql.PreparedStatement revision;
    private final java.sql.PreparedStatement body;
    private final java.sql.PreparedStatement head;

    Rows(Connection connection, long seed) throws SQLException {
      random = new Random(seed);
      parcel =
          connection.prepareStatement(
              "insert into parcel (vault, position, device, n, hash, bytes, signature)"
                  + " values (?, ?, ?, ?, ?, ?, ?)");
      revision =
          connection.prepareStatement(
              "insert into revision (vault, id, record, position, place) values (?, ?, ?, ?, ?)");
      body =
          connection.prepareStatement("insert into body (vault, revision, bytes) values (?, ?, ?)");
      head =
          connection.prepareStatement(
              "update vault set head = ?, bytes = bytes + ? where number = ?");
    }

    void parcel(long vault, long position, int bodyBytes) throws SQLException {
      parcel.setLong(1, vault);
      parcel.setLong(2, position);
      parcel.setBytes(3, new byte[16]);
      parcel.setLong(4, position);
      parcel.setBytes(5, bytes(32));
      parcel.setBytes(6, bytes(8_000));
      parcel.setBytes(7, bytes(64));
      parcel.executeUpdate();
      for (int place = 0; place < Pushes.REVISIONS; place++) {
        byte[] id = bytes(32);
        revision.setLong(1, vault);
        revision.setBytes(2, id);
        revision.setBytes(3, bytes(16));
        revision.setLong(4, position);
        revision.setLong(5, place);
        revision.addBatch();
        body.setLong(1, vault);
        body.setBytes(2, id);
        body.setBytes(3, bytes(bodyBytes));
        body.addBatch();
      }
      revision.executeBatch();
      body.executeBatch();
      head.setLong(1, position);
      head.setLong(2, bodyBytes * 100L);
      head.setLong(3, vault);
      head.executeUpdate();
    }

    private byte[] bytes(int length) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      return bytes;
    }
  }
}

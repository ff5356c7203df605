package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.server.blob.RealPostgres;
import app.coffer.server.vault.Registration;
import app.coffer.wire.api.PullPage;
import app.coffer.wire.api.VaultCreated;
import app.coffer.wire.crypto.Randomness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's work on a store: moving it, copying it while it is used, looking for damage. */
class MovedAndCheckedTest {
  @TempDir Path folder;
  private final Household home = new Household(31);
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  private Path data() {
    return folder.resolve("data");
  }

  private int run(String... arguments) {
    said.reset();
    var out = new PrintStream(said, true);
    return Main.run(out, out, arguments);
  }

  private CofferServer server() throws IOException {
    return CofferServer.start(
        ServerConfig.defaults(data()).listening("127.0.0.1", 0).registering(Registration.Mode.OPEN),
        InstantSource.system(),
        Randomness.secure());
  }

  private void fill() throws IOException {
    try (var server = server()) {
      var api = new Api(server.address(), home, home.first);
      api.create(Map.of()).as(VaultCreated.class);
      for (int i = 0; i < 3; i++) {
        api.push(home.first.parcel(home.edit(home.newRecord())));
      }
    }
  }

  private PullPage everything() throws IOException {
    try (var server = server()) {
      return new Api(server.address(), home, home.first).pull(0);
    }
  }

  @Test
  void aMoveThatIsKilledLeavesTheOtherDatabaseEmptyAndThisOneAsItWas() throws Exception {
    fill();
    PullPage before = everything();
    String postgres = RealPostgres.newDatabase();
    assertThat(run("status", "--data", folder.toString(), "--database", postgres)).isZero();
    Process moving;
    try (Connection held = DriverManager.getConnection(postgres)) {
      held.setAutoCommit(false);
      execute(held, "lock table body in access exclusive mode");
      moving = move(postgres);
      try (Connection watching = DriverManager.getConnection(postgres)) {
        String waiting =
            "select count(*) from pg_locks where not granted and relation = 'body'::regclass";
        while (count(watching, waiting) == 0) {
          assertThat(moving.isAlive()).isTrue();
        }
        moving.destroyForcibly();
        assertThat(moving.waitFor(30, TimeUnit.SECONDS)).isTrue();
      }
      held.rollback();
    }
    try (Connection after = DriverManager.getConnection(postgres)) {
      assertThat(count(after, "select count(*) from vault")).isZero();
      assertThat(count(after, "select count(*) from parcel")).isZero();
    }
    assertThat(everything()).usingRecursiveComparison().isEqualTo(before);
    assertThat(run("migrate", "--to", postgres, "--data", data().toString()))
        .as(said.toString())
        .isZero();
    assertThat(run("check", "--data", data().toString(), "--database", postgres)).isZero();
  }

  private Process move(String target) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "migrate",
            "--to",
            target,
            "--data",
            data().toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static long count(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    }
  }

  @Test
  void aBackupMadeWhileDevicesPushHoldsAllThatWasAcknowledgedBefore() throws Exception {
    String backup = folder.resolve("backup.db").toString();
    String other = folder.resolve("other").toString();
    int acknowledged;
    try (var server = server();
        var threads = Executors.newSingleThreadExecutor()) {
      var api = new Api(server.address(), home, home.first);
      api.create(Map.of()).as(VaultCreated.class);
      var pushed = new AtomicInteger();
      var enough = new AtomicBoolean();
      var pushing =
          threads.submit(() -> {
            while (!enough.get()) {
              api.push(home.first.parcel(home.edit(home.newRecord())));
              pushed.incrementAndGet();
            }
          });
      while (pushed.get() < 5) {
        Thread.onSpinWait();
      }
      acknowledged = pushed.get();
      assertThat(run("backup", "--out", backup, "--data", data().toString())).isZero();
      int during = pushed.get();
      while (pushed.get() == during) {
        Thread.onSpinWait();
      }
      enough.set(true);
      pushing.get(30, TimeUnit.SECONDS);
    }
    assertThat(run("restore", backup, "--data", other)).isZero();
    assertThat(run("check", "--data", other)).as(said.toString()).isZero();
    try (var restored =
        CofferServer.start(
            ServerConfig.defaults(Path.of(other)).listening("127.0.0.1", 0),
            InstantSource.system(),
            Randomness.secure())) {
      List<Long> cursors =
          new Api(restored.address(), home, home.first)
              .pull(0).parcels().stream().map(parcel -> parcel.cursor().position()).toList();
      assertThat(cursors).hasSizeGreaterThanOrEqualTo(acknowledged);
      assertThat(cursors.getLast()).isEqualTo(cursors.size());
    }
  }

  @Test
  void checkFindsEachDamage() throws Exception {
    fill();
    assertThat(run("check", "--data", data().toString())).isZero();
    String[][] damages = {
      {"update body set bytes = zeroblob(length(bytes))", "is not the one it names"},
      {"update parcel set signature = zeroblob(64)", "is not signed by a member"},
      {"delete from parcel where position = 2", "does not follow the one before"},
      {"delete from parcel where position = 3", "ends elsewhere than noted"},
      {"update parcel set bytes = x'00'", "not what they were signed as"},
      {"update member set last_n = 9", "ends elsewhere than noted"},
      {"update vault set head = 1", "beyond the last cursor"},
      {"update vault set root_key = zeroblob(32)", "another than the root log says"},
      {"update root_statement set signature = zeroblob(64)", "not signed by root"},
      {"delete from root_statement where seq = 0", "does not fit"},
    };
    for (String[] damage : damages) {
      Path copy = Files.createTempDirectory(folder, "damaged");
      Path file = Files.copy(data().resolve("coffer-server.db"), copy.resolve("coffer-server.db"));
      try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file)) {
        execute(connection, damage[0]);
      }
      assertThat(run("check", "--data", copy.toString())).as(damage[0]).isEqualTo(Main.REFUSED);
      assertThat(said.toString()).as(damage[0]).contains(damage[1]);
    }
  }
}

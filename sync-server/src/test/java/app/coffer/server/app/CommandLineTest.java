package app.coffer.server.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.coffer.server.blob.RealPostgres;
import app.coffer.server.vault.Registration;
import app.coffer.wire.api.VaultCreated;
import app.coffer.wire.codec.WireFormats;
import app.coffer.wire.crypto.Randomness;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String... arguments) {
    out.reset();
    err.reset();
    return Main.run(new PrintStream(out, true), new PrintStream(err, true), arguments);
  }

  private String data() {
    return folder.resolve("data").toString();
  }

  private Household filled() throws IOException {
    var home = new Household(21);
    try (var server = server(Path.of(data()))) {
      var api = new Api(server.address(), home, home.first);
      api.create(Map.of()).as(VaultCreated.class);
      api.push(home.first.parcel(home.edit(home.newRecord())));
    }
    return home;
  }

  private static CofferServer server(Path data) throws IOException {
    return CofferServer.start(
        ServerConfig.defaults(data).listening("127.0.0.1", 0).registering(Registration.Mode.OPEN),
        InstantSource.system(),
        Randomness.secure());
  }

  @Test
  void tokenStaysUntilANewOneIsAskedFor() {
    assertThat(run("token", "--data", data())).isZero();
    String token = out.toString();
    assertThat(token).matches("[0-9a-f]{32}\\R");
    run("token", "--data", data());
    assertThat(out.toString()).isEqualTo(token);
    run("token", "--new", "--data", data());
    assertThat(out.toString()).isNotEqualTo(token).matches("[0-9a-f]{32}\\R");
  }

  @Test
  void unknownKeyIsAnErrorThatNamesTheNearest() throws IOException {
    Path config = folder.resolve("c.toml");
    Files.writeString(config, "quota-mb = 5\n");
    assertThat(run("--config", config.toString(), "token")).isEqualTo(2);
    assertThat(err.toString()).contains("\"quota-mb\"").contains("\"quota-mib\"");
    Files.writeString(config, "registration = \"sometimes\"\n");
    assertThat(run("--config", config.toString(), "token")).isEqualTo(2);
    assertThat(err.toString()).contains("open, token, closed");
    assertThat(run("--listen", "nowhere", "--data", data())).isEqualTo(2);
    assertThat(run("--nonsense")).isEqualTo(2);
  }

  @Test
  void laterSettingsWin() throws IOException {
    Path config = folder.resolve("c.toml");
    Files.writeString(config, "listen = \"0.0.0.0:1\"\nquota-mib = 7\nregistration = \"open\"\n");
    ServerConfig read =
        Configured.of(Settings.read(config, Map.of("COFFER_SERVER_LISTEN", "[::1]:2")), folder);
    assertThat(read.network().listen().getPort()).isEqualTo(2);
    assertThat(read.allowance().quota()).isEqualTo(7L << 20);
    assertThat(read.registration()).isEqualTo(Registration.Mode.OPEN);
  }

  @Test
  void statusAndCheckSeeWhatIsHeld() throws IOException {
    assertThat(run("status", "--data", data())).isEqualTo(3);
    Household home = filled();
    assertThat(run("status", "--json", "--data", data())).isZero();
    var status = WireFormats.json().readTree(out.toString());
    assertThat(status.at("/vaults/0/vault").asString()).isEqualTo(home.vault.hex());
    assertThat(status.at("/vaults/0/cursor").asInt()).isEqualTo(1);
    assertThat(run("check", "--data", data())).isZero();
  }

  @Test
  void commandsWorkWhileTheServerRuns() throws IOException {
    var home = new Household(21);
    Path backup = folder.resolve("backup.db");
    try (var server = server(Path.of(data()))) {
      var api = new Api(server.address(), home, home.first);
      api.create(Map.of()).as(VaultCreated.class);
      assertThat(run("status", "--data", data())).isZero();
      assertThat(run("check", "--data", data())).isZero();
      assertThat(run("backup", "--out", backup.toString(), "--data", data())).isZero();
      assertThat(run("purge", "--data", data())).isZero();
      api.push(home.first.parcel(home.edit(home.newRecord())));
    }
  }

  @Test
  void checkFindsAFlippedByte() throws Exception {
    filled();
    try (var connection =
            java.sql.DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve("data/coffer-server.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate("update body set bytes = zeroblob(80)");
    }
    assertThat(run("check", "--data", data())).isEqualTo(4);
    assertThat(out.toString()).contains("body 0 of parcel 0");
  }

  @Test
  void databaseOfANewerVersionIsLeftAlone() throws Exception {
    filled();
    try (var connection =
            java.sql.DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve("data/coffer-server.db"));
        var statement = connection.createStatement()) {
      statement.executeUpdate(
          "insert into flyway_schema_history (installed_rank, version, description, type, script,"
              + " checksum, installed_by, execution_time, success)"
              + " values (99, '99', 'later', 'SQL', 'V99__later.sql', 1, 'x', 1, 1)");
    }
    assertThat(run("status", "--data", data())).isEqualTo(1);
    assertThat(err.toString()).contains("newer coffer-server");
    assertThat(run("--data", data(), "--listen", "127.0.0.1:0")).isEqualTo(1);
  }

  @Test
  void restoredBackupIsANewIncarnation() throws IOException {
    Household home = filled();
    Path backup = folder.resolve("backup.db");
    assertThat(run("backup", "--out", backup.toString(), "--data", data())).isZero();
    assertThat(run("backup", "--out", backup.toString(), "--data", data())).isEqualTo(4);
    String other = folder.resolve("other").toString();
    assertThat(run("restore", backup.toString(), "--data", other)).isZero();
    assertThat(run("restore", backup.toString(), "--data", other)).isEqualTo(4);
    try (var before = server(Path.of(data()));
        var after = server(Path.of(other))) {
      var old = new Api(before.address(), home, home.first).pull(0);
      var restored = new Api(after.address(), home, home.first).pull(0);
      assertThat(restored.parcels()).hasSize(1);
      assertThat(restored.incarnation()).isNotEqualTo(old.incarnation());
    }
  }

  @Test
  void everythingMovesToPostgresAndBack() throws IOException {
    Household home = filled();
    String postgres = RealPostgres.newDatabase();
    assertThat(run("migrate", "--to", postgres, "--data", data())).as(err.toString()).isZero();
    assertThat(out.toString()).contains("both are as they should be");
    assertThat(run("migrate", "--to", postgres, "--data", data())).isEqualTo(1);
    assertThat(err.toString()).contains("holds vaults already");
    String back = folder.resolve("back.db").toString();
    String other = folder.resolve("other").toString();
    assertThat(run("migrate", "--to", back, "--data", other, "--database", postgres)).isEqualTo(0);
    Files.move(Path.of(back), folder.resolve("other/coffer-server.db"));
    try (var before = server(Path.of(data()));
        var after = server(Path.of(other))) {
      var old = new Api(before.address(), home, home.first).pull(0);
      var moved = new Api(after.address(), home, home.first);
      assertThat(moved.pull(0)).usingRecursiveComparison().isEqualTo(old);
      moved.push(home.first.parcel(home.edit(home.newRecord())));
    }
  }

  @Test
  void backupOfPostgresIsAFileThatCanBeRestoredThere() throws IOException {
    filled();
    String backup = folder.resolve("backup.db").toString();
    String postgres = RealPostgres.newDatabase();
    assertThat(run("migrate", "--to", postgres, "--data", data())).isZero();
    assertThat(run("backup", "--out", backup, "--data", data(), "--database", postgres)).isZero();
    String other = RealPostgres.newDatabase();
    assertThat(run("restore", backup, "--data", data(), "--database", other)).isZero();
    assertThat(run("check", "--data", data(), "--database", other)).isZero();
    run("status", "--json", "--data", data(), "--database", other);
    var restored = WireFormats.json().readTree(out.toString());
    run("status", "--json", "--data", data(), "--database", postgres);
    var original = WireFormats.json().readTree(out.toString());
    assertThat(restored.at("/vaults")).isEqualTo(original.at("/vaults"));
    assertThat(restored.at("/incarnation")).isNotEqualTo(original.at("/incarnation"));
  }

  @Test
  void passwordOfTheDatabaseIsNotSaid() {
    String url = "jdbc:postgresql://127.0.0.1:1/x?user=u&password=s3cret";
    assertThat(ServerConfig.defaults(folder).storing(Optional.of(url)).toString())
        .doesNotContain("s3cret");
    assertThat(run("check", "--data", data(), "--database", "postgres://u:s3cret@h/x"))
        .isEqualTo(2);
    assertThat(out.toString() + err).doesNotContain("s3cret");
  }

  @Test
  void secondServerOnOneFolderIsRefused() throws IOException {
    try (var running = server(Path.of(data()))) {
      assertThat(running.address().getPort()).isPositive();
      assertThat(run("--data", data(), "--listen", "127.0.0.1:0")).isEqualTo(2);
      assertThat(err.toString()).contains("Another coffer-server");
    }
  }

  @Test
  void logsCarryNoTokenAndNoContent() throws IOException {
    var said = new StringBuilder();
    var handler =
        new Handler() {
          @Override
          public synchronized void publish(LogRecord record) {
            said.append(record.getMessage()).append(record.getThrown()).append('\n');
            if (record.getParameters() != null) {
              said.append(java.util.Arrays.toString(record.getParameters()));
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger root = Logger.getLogger("");
    Level before = root.getLevel();
    root.addHandler(handler);
    root.setLevel(Level.INFO);
    for (Handler other : root.getHandlers()) {
      other.setLevel(other == handler ? Level.ALL : Level.WARNING);
    }
    String canary = "c0ffee".repeat(5) + "00";
    try (var server =
        CofferServer.start(
            ServerConfig.defaults(Path.of(data())).listening("127.0.0.1", 0),
            InstantSource.system(),
            Randomness.secure())) {
      var home = new Household(2);
      var api = new Api(server.address(), home, home.first);
      assertThat(api.create(Map.of("Coffer-Registration", canary)).code()).isEqualTo("bad-token");
      String token = Files.readString(folder.resolve("data/registration-token")).strip();
      api.create(Map.of("Coffer-Registration", token)).as(VaultCreated.class);
      api.push(home.first.parcel(home.edit(home.newRecord())));
      api.post(api.inVault("/sync/push"), "canary-" + canary);
      assertThat(said.toString()).doesNotContain(token).doesNotContain(canary);
    } finally {
      root.removeHandler(handler);
      root.setLevel(before);
    }
    assertThat(said.toString().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
  }
}

package app.coffer.server.app;

import app.coffer.server.blob.JooqBlobStore;
import app.coffer.server.front.BadCertificate;
import app.coffer.server.vault.Upkeep;
import app.coffer.wire.codec.WireFormats;
import app.coffer.wire.crypto.Randomness;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;

/** The command {@code coffer-server}. */
@Command(
    name = "coffer-server",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Runs a Coffer sync server. It holds ciphertext and nothing else.",
    exitCodeOnInvalidInput = Main.USAGE,
    exitCodeOnExecutionException = 1)
public final class Main implements Callable<Integer> {
  private static final String CONFIG = "COFFER_SERVER_CONFIG";
  static final int USAGE = 2;
  static final int NOT_FOUND = 3;
  static final int REFUSED = 4;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "Settings, TOML.")
  private @Nullable Path config;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "The folder of the database; default: this user's data folder.")
  private @Nullable Path data;

  @Option(
      names = "--database",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description =
          "A database of PostgreSQL, jdbc:postgresql:...; default: a file in that folder.")
  private @Nullable String database;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS:PORT",
      description = "Default 127.0.0.1:8470; port 0 takes a free one.")
  private @Nullable String listen;

  @Option(
      names = "--registration",
      paramLabel = "MODE",
      description = "Who may create vaults: open, token (default) or closed.")
  private @Nullable String registration;

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      scope = ScopeType.INHERIT,
      description = "Any setting of the configuration file; may be given several times.")
  private List<String> assignments = new ArrayList<>();

  private final PrintStream out;
  private final PrintStream err;

  private final Consumer<LogOutput> logging;

  Main(PrintStream out, PrintStream err, Consumer<LogOutput> logging) {
    this.out = out;
    this.err = err;
    this.logging = logging;
  }

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    LogLines.install(LogOutput.USUAL, System.err);
    Consumer<LogOutput> logging = output -> LogLines.install(output, System.err);
    System.exit(run(new Main(System.out, System.err, logging), arguments));
  }

  /** Runs the command and leaves the log of this process as it is. */
  static int run(PrintStream out, PrintStream err, String... arguments) {
    return run(new Main(out, err, output -> {}), arguments);
  }

  private static int run(Main main, String... arguments) {
    PrintStream out = main.out;
    PrintStream err = main.err;
    var line = new CommandLine(main);
    line.setOut(new java.io.PrintWriter(out, true));
    line.setErr(new java.io.PrintWriter(err, true));
    line.setExecutionExceptionHandler((e, command, parsed) -> {
      err.println("coffer-server: " + said(e));
      return e instanceof Unusable || e instanceof BadCertificate ? USAGE : 1;
    });
    return line.execute(arguments);
  }

  private static String said(Exception e) {
    return e.getCause() == null
        ? e.getMessage()
        : e.getMessage() + ": " + e.getCause().getMessage();
  }

  private ServerConfig config() {
    return Configured.of(
        settings(),
        DataFolder.usual(
            System.getenv(), System.getProperty("os.name"), System.getProperty("user.home")));
  }

  private Settings settings() {
    Path file =
        config == null && System.getenv(CONFIG) != null ? Path.of(System.getenv(CONFIG)) : config;
    Settings settings = Settings.read(file, System.getenv());
    assignments.forEach(settings::set);
    settings.set(Setting.DATA, data, "--data");
    settings.set(Setting.DATABASE, database, "--database");
    settings.set(Setting.LISTEN, listen, "--listen");
    settings.set(Setting.REGISTRATION, registration, "--registration");
    return settings;
  }

  /** Runs the server until the process is asked to end. */
  @Override
  public Integer call() throws IOException, InterruptedException {
    ServerConfig chosen = config();
    logging.accept(LogOutput.of(settings()));
    boolean first =
        chosen.postgres().isPresent()
            ? !folder(chosen).hasToken()
            : !Files.exists(chosen.databaseFile());
    CofferServer server = CofferServer.start(chosen, InstantSource.system(), Randomness.secure());
    var stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(server)));
    out.println("Listening on " + server.address());
    server.fingerprint().ifPresent(hash -> out.println("Certificate: SHA-256 " + hash));
    if (first) {
      out.println("Registration token: " + folder(chosen).token());
    }
    out.flush();
    stopped.await();
    return 0;
  }

  private void stop(CofferServer server) {
    try {
      server.close();
    } catch (IOException e) {
      err.println("coffer-server: " + said(e));
    }
  }

  private static DataFolder folder(ServerConfig chosen) {
    return new DataFolder(chosen.data(), Randomness.secure());
  }

  @Command(name = "token", description = "Prints the registration token.")
  int token(@Option(names = "--new", description = "Makes a new one first.") boolean fresh) {
    DataFolder folder = folder(config());
    folder.create();
    out.println(fresh ? folder.newToken() : folder.token());
    return 0;
  }

  @Command(name = "status", description = "Prints what this server holds.")
  int status(@Option(names = "--json", description = "One JSON object.") boolean json) {
    return withStore(store -> {
      ServerStatus status = ServerStatus.of(store, config());
      out.println(json ? WireFormats.json().writeValueAsString(status) : status.forPeople());
      return 0;
    });
  }

  @Command(name = "check", description = "Checks every byte this server holds.")
  int check() {
    return withStore(store -> {
      List<String> faults = StoreCheck.faults(store);
      faults.forEach(out::println);
      out.println(faults.isEmpty() ? "Everything is as it should be." : "Not in order.");
      return faults.isEmpty() ? 0 : REFUSED;
    });
  }

  @Command(name = "backup", description = "Writes a copy of the database, also while it runs.")
  int backup(
      @Option(names = "--out", required = true, paramLabel = "FILE", description = "A new file.")
          Path file) {
    if (Files.exists(file)) {
      err.println("coffer-server: " + file + " exists already");
      return REFUSED;
    }
    return withStore(store -> {
      store.copyTo(file);
      return 0;
    });
  }

  @Command(
      name = "restore",
      description = {
        "Puts a backup in place and begins a new life, so that devices send again what it lacks.",
        "Always restore with this command: a copied file would claim to hold what it does not."
      })
  int restore(@Parameters(paramLabel = "FILE", description = "A backup.") Path file)
      throws IOException {
    ServerConfig chosen = config();
    if (!Files.isReadable(file)) {
      err.println("coffer-server: " + file + " cannot be read");
      return NOT_FOUND;
    }
    if (chosen.postgres().isEmpty() && Files.exists(chosen.databaseFile())) {
      err.println(
          "coffer-server: there is a database in " + chosen.data() + "; move it away first");
      return REFUSED;
    }
    folder(chosen).create();
    Stores.restore(chosen, file, Randomness.secure());
    return 0;
  }

  @Command(
      name = "migrate",
      description = {
        "Copies everything into another, empty database, and checks both.",
        "Stop the server first, and start it with the other database afterwards."
      })
  int migrate(
      @Option(
              names = "--to",
              required = true,
              paramLabel = "DATABASE",
              description = "jdbc:postgresql:... or the path of a new file.")
          String to)
      throws IOException {
    ServerConfig chosen = config();
    if (!to.startsWith("jdbc:") && Files.exists(Path.of(to))) {
      err.println("coffer-server: " + to + " exists already");
      return REFUSED;
    }
    folder(chosen).create();
    var alone = folder(chosen).lock();
    try {
      return withStore(from -> {
        try (var target = Stores.openAt(to, Randomness.secure())) {
          from.copyTo(target);
          List<String> faults = new ArrayList<>(StoreCheck.faults(from));
          faults.addAll(StoreCheck.faults(target));
          faults.forEach(out::println);
          out.println(
              faults.isEmpty() ? "Copied; both are as they should be." : "Copied, not in order.");
          return faults.isEmpty() ? 0 : REFUSED;
        }
      });
    } finally {
      alone.close();
    }
  }

  @Command(name = "purge", description = "Drops what was superseded or removed long ago.")
  int purge() {
    ServerConfig chosen = config();
    return withStore(store -> {
      var upkeep = new Upkeep(store, InstantSource.system(), chosen.retention(), new byte[0]);
      Upkeep.Dropped dropped = upkeep.now();
      out.println("Dropped " + dropped.bodies() + " superseded bodies.");
      out.println("Dropped " + dropped.attachments() + " removed attachments.");
      return 0;
    });
  }

  private interface StoreWork {
    int with(JooqBlobStore store);
  }

  private int withStore(StoreWork work) {
    ServerConfig chosen = config();
    if (!chosen.hasDatabase()) {
      err.println("coffer-server: there is no database in " + chosen.data());
      return NOT_FOUND;
    }
    try (var store = Stores.open(chosen, Randomness.secure())) {
      return work.with(store);
    } catch (UncheckedIOException e) {
      err.println("coffer-server: " + said(e));
      return 1;
    }
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"coffer-server " + CofferServer.version()};
    }
  }
}

package app.coffer.desktop.store;

import app.coffer.desktop.seal.BoxSealer;
import app.coffer.desktop.seal.KeyRing;
import app.coffer.desktop.seal.RootWriter;
import app.coffer.desktop.seal.TestRings;
import app.coffer.desktop.sync.LocalLog;
import app.coffer.desktop.sync.LogReader;
import app.coffer.desktop.sync.Reauthoring;
import app.coffer.desktop.sync.RootIntake;
import app.coffer.desktop.sync.SimReplica;
import app.coffer.desktop.sync.SyncControl;
import app.coffer.desktop.sync.SyncEngine;
import app.coffer.desktop.sync.SyncFault;
import app.coffer.desktop.sync.Weakened;
import app.coffer.wire.RootState;
import app.coffer.wire.Signed;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.DeviceId;
import app.coffer.wire.id.RecordId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/** One device of a simulation: a real database, real sealing, the real engine; it can crash. */
final class SimDevice implements AutoCloseable {
  private static final byte[] KEY = new byte[32];
  private static Path template;

  /** The check that is the sealer's. */
  static final String BINDING = "BINDING";

  final String name;
  KeyRing ring;
  BoxSealer sealer;
  final SimReplica replica;
  final LedgerProjection projection = new LedgerProjection();
  final InstantSource clock = this::now;
  private final Path folder;
  private final Randomness randomness;
  private int life;
  private String without = "";
  private Instant now;

  VaultDatabase database;
  SqliteLedgerStore ledger;
  SqliteDeviceCards cards;
  Breaking log;
  SyncEngine engine;
  SqliteConflictInbox inbox;
  SqliteHistory history;
  SqliteConflictLog decisions;

  SimDevice(
      String name,
      KeyRing ring,
      List<Signed> rootLog,
      SimReplica replica,
      Path folder,
      Instant now,
      Randomness randomness)
      throws SyncFault {
    this.name = name;
    this.ring = ring;
    this.sealer = new BoxSealer(ring, randomness, () -> {});
    this.replica = replica;
    replica.caller = ring.device();
    this.folder = folder;
    this.randomness = randomness;
    this.now = now;
    copy(template(), file());
    open();
    log.write(log -> new RootIntake(sealer).take(log, rootLog));
  }

  private SimDevice(SimDevice of, String name, SimReplica replica) throws SyncFault {
    this(of, name, replica, of.ring, of.sealer, "");
  }

  private SimDevice(
      SimDevice of, String name, SimReplica replica, KeyRing ring, BoxSealer sealer, String without)
      throws SyncFault {
    this.name = name;
    this.ring = ring;
    this.sealer = sealer;
    this.replica = replica;
    this.without = without;
    replica.caller = ring.device();
    this.folder = of.folder;
    this.randomness = of.randomness;
    this.now = of.now;
    copy(of.file(), file());
    copy(Path.of(of.file() + "-wal"), Path.of(file() + "-wal"));
    open();
  }

  /** The same files and keys a second time, as after a disk image was put back. */
  SimDevice copied(String as, SimReplica line) throws SyncFault {
    return new SimDevice(this, as, line);
  }

  /**
   * The same device on another line, as if nothing had happened in between.
   *
   * @param without a check that it does not make; empty where it makes all
   */
  SimDevice besieged(String as, SimReplica line, String without) throws SyncFault {
    KeyRing own = TestRings.copy(ring);
    BoxSealer author =
        without.equals(BINDING)
            ? TestRings.unbound(own, randomness)
            : new BoxSealer(own, randomness, () -> {});
    return new SimDevice(this, as, line, own, author, without.equals(BINDING) ? "" : without);
  }

  /** Goes on as a device of its own. */
  void become(KeyRing next, List<Signed> statements) throws SyncFault {
    long shared = Reauthoring.shared(log, replica, id());
    var author = new BoxSealer(next, randomness, () -> {});
    log.write(log -> {
      new RootIntake(author).take(log, statements);
      return new Reauthoring(author, "test").takeOver(log, id(), shared, now);
    });
    ring = next;
    sealer = author;
    crash();
  }

  private Path file() {
    return folder.resolve(name + "-" + life + ".db");
  }

  /** Migrating takes long; it is done once. */
  private static synchronized Path template() {
    if (template == null) {
      template = Scratch.folder("template").resolve("vault.db");
      VaultDatabase.create(template, KEY).close();
    }
    return template;
  }

  private void open() throws SyncFault {
    database = VaultDatabase.open(file(), KEY);
    ledger = new SqliteLedgerStore(database, new SyncJournal(projection, clock, () -> name));
    cards =
        new SqliteDeviceCards(
            database,
            new SyncJournal(projection, clock, () -> name),
            device -> new RecordId(device.bytes()));
    log = new Breaking(new SqliteLocalLog(database, projection));
    engine =
        without.isEmpty()
            ? new SyncEngine(log, sealer, clock, "test")
            : Weakened.engine(log, sealer, clock, without);
    inbox =
        new SqliteConflictInbox(
            database, projection, sealer.self(), clock, () -> name, TestLedger.derivedIds());
    var journal = new SyncJournal(projection, clock, () -> name);
    history = new SqliteHistory(database, projection, journal, sealer.self());
    decisions = new SqliteConflictLog(database, projection, journal, sealer.self(), clock);
    engine.recover();
  }

  DeviceId id() {
    return sealer.self();
  }

  Instant now() {
    return now;
  }

  void pass(long seconds) {
    now = now.plusSeconds(seconds);
  }

  /** Removes a device as the owner would here; whether there was anything to do. */
  boolean remove(DeviceId device) throws SyncFault {
    return remove(device, () -> {});
  }

  /**
   * @param meanwhile happens between the last look at the server and the removal's arrival there
   */
  boolean remove(DeviceId device, Meanwhile meanwhile) throws SyncFault {
    return change(
        meanwhile,
        (writer, log) -> {
          RootState state = log.rootState();
          return state.active(device) && !state.primary().equals(Optional.of(device))
              ? Optional.of(
                  writer.revoke(state, device, Optional.ofNullable(log.feeds().get(device)), now))
              : Optional.empty();
        });
  }

  boolean rotate(Meanwhile meanwhile) throws SyncFault {
    return change(meanwhile, (writer, log) -> Optional.of(writer.rotate(log.rootState())));
  }

  /** From now on this device alone manages the vault. */
  boolean manageAlone(Meanwhile meanwhile) throws SyncFault {
    return change(
        meanwhile,
        (writer, log) -> {
          RootState state = log.rootState();
          return state.primary().equals(Optional.of(id()))
              ? Optional.empty()
              : Optional.of(writer.movePrimary(state, Optional.of(id())));
        });
  }

  private boolean change(
      Meanwhile meanwhile, BiFunction<RootWriter, LogReader, Optional<Signed>> draft)
      throws SyncFault {
    var writer = new RootWriter(ring, randomness);
    boolean[] first = {true};
    return engine.changeRoot(
        replica,
        log -> {
          boolean signs = writer.signs(log.rootState());
          Optional<Signed> drafted = signs ? draft.apply(writer, log) : Optional.empty();
          if (first[0]) {
            first[0] = false;
            meanwhile.now();
          }
          return drafted;
        });
  }

  /** What others do at a moment of this device's. */
  @FunctionalInterface
  interface Meanwhile {
    void happens() throws SyncFault;

    default void now() {
      try {
        happens();
      } catch (SyncFault fault) {
        throw new AssertionError(fault);
      }
    }
  }

  SyncControl.Report sync() throws SyncFault {
    return sync(replica);
  }

  SyncControl.Report sync(SimReplica line) throws SyncFault {
    return engine.syncOnce(line);
  }

  /** Power cut: what is in the files at this moment is what there is, the log beside included. */
  void crash() throws SyncFault {
    Path before = file();
    life++;
    copy(before, file());
    copy(Path.of(before + "-wal"), Path.of(file() + "-wal"));
    database.close();
    delete(before);
    open();
  }

  <T> T read(Function<LogReader, T> work) {
    return log.read(work);
  }

  @Override
  public void close() {
    database.close();
    delete(file());
  }

  private static void copy(Path from, Path to) {
    try {
      if (Files.exists(from)) {
        Files.copy(from, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path database) {
    try {
      for (String end : List.of("", "-wal", "-shm")) {
        Files.deleteIfExists(Path.of(database + end));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The log, with a program that can die before or after each of its transactions. */
  static final class Breaking implements LocalLog {
    private final LocalLog log;
    int writes;
    int dieBefore = -1;
    int dieAfter = -1;

    Breaking(LocalLog log) {
      this.log = log;
    }

    @Override
    public <T> T read(Function<LogReader, T> work) {
      return log.read(work);
    }

    @Override
    public <T> T write(Work<T> work) throws SyncFault {
      int number = writes++;
      if (number == dieBefore) {
        throw new SimReplica.Crash();
      }
      T result = log.write(work);
      if (number == dieAfter) {
        throw new SimReplica.Crash();
      }
      return result;
    }
  }
}

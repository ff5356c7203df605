package app.coffer.desktop.sync;

import app.coffer.desktop.change.ChangeFeed;
import app.coffer.wire.Problem;
import app.coffer.wire.RootStatement;
import app.coffer.wire.Signed;
import app.coffer.wire.crypto.Randomness;
import app.coffer.wire.id.RecordId;
import app.coffer.wire.id.RevisionId;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * When the engine runs. Everything happens on one thread named {@code sync}; a bell only wakes it,
 * so the engine never works inside anybody's callback.
 */
public final class SyncService implements SyncControl, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyncService.class);
  private static final Duration AFTER_CHANGE = Duration.ofSeconds(5);
  private static final Duration OLD = Duration.ofMinutes(5);

  /** Chunks of attachments in one go, so that new changes do not wait behind a large file. */
  private static final int CHUNKS_BY_ITSELF = 8;

  private final LocalLog log;
  private final Sealer sealer;
  private final SyncEngine engine;
  private final Servers servers;
  private final Carrier carrier;
  private final InstantSource clock;
  private final SyncSettings settings;
  private final ServerLine line;
  private final Backoff backoff;
  private final StateBell bell = new StateBell();
  private final SyncThread thread = new SyncThread();
  private final ChangeFeed.Subscription listening;
  private final AtomicBoolean woken = new AtomicBoolean();
  private final AtomicBoolean stale = new AtomicBoolean();
  private final HintWatch hints;
  private final ServerQuestions questions;
  private volatile State state;
  private volatile boolean bySelf;
  private volatile @Nullable SyncFault held;
  private boolean moreToCarry;

  /**
   * @param carrier carries what is too large for the log
   * @param changes rings after every commit
   * @param randomness for the jitter of retries
   */
  public SyncService(
      LocalLog log,
      DeviceCards cards,
      Sealer sealer,
      SyncEngine engine,
      Servers servers,
      Carrier carrier,
      ChangeFeed changes,
      InstantSource clock,
      Randomness randomness) {
    this.log = log;
    this.sealer = sealer;
    this.engine = engine;
    this.servers = servers;
    this.carrier = carrier;
    this.clock = clock;
    this.settings = new SyncSettings(log);
    this.line = new ServerLine(log, servers, settings);
    this.backoff = new Backoff(randomness);
    var pull = new HintedPull(thread, randomness, this::isBehind, this::runBySelf, bell);
    this.hints = new HintWatch(servers, pull, randomness);
    this.questions =
        new ServerQuestions(
            new DeviceList(log, cards, sealer.self()), servers, settings, thread, line::replica);
    this.state = counted(Phase.OFF, settings.lastFault());
    this.listening = changes.listen(this::wake);
  }

  /**
   * Takes up what a crash left under way, and from now on syncs by itself where it may. Before that
   * it syncs only when asked, and closing sends nothing.
   */
  public void start() {
    bySelf = true;
    thread.soon(() -> {
      try {
        engine.recover();
      } catch (SyncFault fault) {
        LOG.warn("nothing to recover from: {}", fault.getMessage());
      }
      runBySelf();
      listenWhereWanted();
    });
  }

  /** One stream while sync may run by itself, none otherwise. */
  private void listenWhereWanted() {
    if (bySelf) {
      hints.follow(settings.preferences().auto() ? settings.server().orElse(null) : null);
    }
  }

  @Override
  public void windowFocused() {
    if (bySelf) {
      thread.soon(() -> {
        Instant now = clock.instant();
        boolean old = settings.lastSync().map(last -> last.plus(OLD).isBefore(now)).orElse(true);
        if (old && settings.server().isPresent()) {
          runBySelf();
        }
      });
    }
  }

  @Override
  public Optional<Instant> pausedUntil() {
    return settings.pausedUntil().filter(until -> until.isAfter(clock.instant()));
  }

  @Override
  public void pause(Duration length) {
    Instant until = clock.instant().plus(length);
    locally(() -> {
      settings.pausedUntil(Optional.of(until));
      note("paused");
      show(Phase.IDLE, state.fault());
      planNext(length);
      return null;
    });
  }

  @Override
  public void resume() {
    locally(() -> {
      settings.pausedUntil(Optional.empty());
      show(Phase.IDLE, state.fault());
      planNext(Duration.ZERO);
      return null;
    });
  }

  @Override
  public State state() {
    return state;
  }

  @Override
  public ChangeFeed states() {
    return bell;
  }

  @Override
  public ServerCheck check(URI server) throws SyncFault {
    return servers.check(server);
  }

  @Override
  public void enable(URI server, Optional<String> registrationToken) throws SyncFault {
    thread.call(() -> {
      if (held instanceof SyncFault.Refused) {
        refuseHeld();
      }
      servers.check(server);
      if (!knownAt(server)) {
        line.create(server, registrationToken);
      }
      settings.registrationToken(registrationToken);
      return use(server);
    });
  }

  /**
   * Only the vault's first device can create the copy; the others come back to one that is there.
   */
  private boolean knownAt(URI server) throws SyncFault {
    boolean founder =
        RootStatement.decode(log.read(LogReader::rootLog).get(1).bytes())
                instanceof RootStatement.Authorize first
            && first.device().equals(sealer.self());
    if (founder) {
      return false;
    }
    try {
      servers.replica(server).rootLog(0);
      return true;
    } catch (SyncFault.Refused refused) {
      if (refused.code().equals(Optional.of(Problem.Code.NO_SUCH_VAULT))) {
        return false;
      }
      throw refused;
    }
  }

  /**
   * Appends a statement to the root log, then syncs. A vault that has one device and no server
   * keeps its log by itself.
   *
   * @return whether something was appended
   */
  public boolean changeRoot(RootChange change) throws SyncFault {
    return thread.call(() -> {
      if (settings.server().isEmpty()) {
        return changeRootAlone(change);
      }
      boolean appended = engine.changeRoot(line.replica(), change);
      if (appended) {
        syncWhatItMade();
      }
      return appended;
    });
  }

  private boolean changeRootAlone(RootChange change) throws SyncFault {
    if (log.read(LogReader::rootState).activeMembers().size() > 1) {
      throw new SyncFault.Offline("sync is off", new IllegalStateException());
    }
    Optional<Signed> statement = log.read(change::on);
    if (statement.isPresent()) {
      engine.takeRoot(List.of(statement.get()));
    }
    return statement.isPresent();
  }

  /** It is done whether or not the rest arrives now; the state says if it does not. */
  private void syncWhatItMade() {
    try {
      run(() -> engine.syncOnce(line.replica()));
    } catch (SyncFault shown) {
      LOG.info("after a change of devices: {}", shown.getClass().getSimpleName());
    }
  }

  /**
   * Does something that ends this device's identity, while no sync runs; where it does not throw,
   * nothing is synced under that identity any more.
   */
  public <T> T retire(Retirement<T> retirement) throws SyncFault {
    return thread.call(() -> {
      T result = retirement.with(line.replica());
      bySelf = false;
      hints.follow(null);
      line.retire();
      return result;
    });
  }

  /** What ends an identity. */
  @FunctionalInterface
  public interface Retirement<T> {
    T with(Replica replica) throws SyncFault;
  }

  /**
   * Nothing is sent or fetched while this vault is open, and every try says why: a vault put back
   * from a backup, whose device may go on elsewhere, must first become a device of its own.
   */
  public void hold(SyncFault why) {
    held = why;
    show(Phase.IDLE, Optional.of(why));
  }

  private void refuseHeld() throws SyncFault {
    SyncFault why = held;
    if (why != null) {
      throw why;
    }
  }

  /** Sets the server of a vault that is known to be there, as for a device that has just joined. */
  public void attach(URI server) throws SyncFault {
    thread.call(() -> use(server));
  }

  private Void use(@Nullable URI server) throws SyncFault {
    line.lead(server);
    note(server == null ? "disabled" : "enabled");
    show(Phase.IDLE, Optional.empty());
    listenWhereWanted();
    return null;
  }

  @Override
  public void disable() {
    locally(() -> use(null));
  }

  @Override
  public void trust(URI server, String fingerprint) {
    locally(() -> {
      line.trust(server, fingerprint);
      note("certificate-trusted");
      hints.follow(null);
      listenWhereWanted();
      return null;
    });
  }

  @Override
  public Optional<String> trusted(URI server) {
    return line.trusted(server);
  }

  @Override
  public Report syncNow() throws SyncFault {
    return thread.call(() -> run(() -> sync(Integer.MAX_VALUE)));
  }

  @Override
  public Report sendAgain() throws SyncFault {
    return thread.call(() -> run(this::resend));
  }

  /**
   * The log first, then what it names.
   *
   * @param chunks of attachments, at most
   */
  private Report sync(int chunks) throws SyncFault {
    Replica target = line.replica();
    Replica.Traffic before = target.traffic();
    Report report = engine.syncOnce(target);
    settings.lastSync(clock.instant());
    moreToCarry = carrier.carry(target, chunks);
    return report.with(target.traffic().minus(before));
  }

  /** One chunk of an attachment from the server. */
  public Optional<byte[]> chunk(RecordId attachment, int place) throws SyncFault {
    return thread.call(() -> {
      Optional<ChunkReplica> chunks = line.replica().chunks();
      return chunks.isPresent() ? chunks.get().get(attachment, place) : Optional.empty();
    });
  }

  private Report resend() throws SyncFault {
    Replica target = line.replica();
    engine.forget(target.name());
    carrier.forget(target.name());
    try {
      return sync(Integer.MAX_VALUE);
    } catch (SyncFault.Refused refused) {
      if (!refused.code().equals(Optional.of(Problem.Code.NO_SUCH_VAULT))) {
        throw refused;
      }
    }
    line.create(settings.server().orElseThrow(), settings.registrationToken());
    return sync(Integer.MAX_VALUE);
  }

  @Override
  public Preferences preferences() {
    return settings.preferences();
  }

  @Override
  public void set(Preferences preferences) {
    locally(() -> {
      settings.preferences(preferences);
      planNext(everyMinutes());
      listenWhereWanted();
      return null;
    });
  }

  @Override
  public List<Activity> activity(int limit) {
    return log.read(log -> log.activity(limit));
  }

  /** Sends what waits, for a few seconds at most, then stops; what was not sent waits on disk. */
  @Override
  public void close() {
    listening.close();
    hints.close();
    if (bySelf && mayRun() && unsent() > 0) {
      thread.callAtQuit(this::runBySelf);
    }
    thread.close();
  }

  /** The bell: sets flags, and leaves the work to the thread. */
  private void wake() {
    if (stale.compareAndSet(false, true)) {
      thread.soon(this::recount);
    }
    if (bySelf && woken.compareAndSet(false, true)) {
      thread.after(AFTER_CHANGE, this::afterChange);
    }
  }

  private void recount() {
    stale.set(false);
    show(state.phase(), state.fault());
  }

  private void afterChange() {
    woken.set(false);
    // while a retry is planned it will carry this change too
    if (unsent() > 0 && state.fault().isEmpty()) {
      runBySelf();
    }
  }

  /** What this device pushed itself is no news. */
  private boolean isBehind(long position) {
    try {
      String name = line.replica().name();
      return log.read(log -> log.memory(name)).cursor().position() < position;
    } catch (SyncFault off) {
      return false;
    }
  }

  private boolean mayRun() {
    return settings.preferences().auto()
        && settings.server().isPresent()
        && pausedUntil().isEmpty();
  }

  private void runBySelf() {
    try {
      if (mayRun()) {
        run(() -> sync(CHUNKS_BY_ITSELF));
      } else {
        show(Phase.IDLE, state.fault());
      }
    } catch (SyncFault shown) {
      LOG.info("sync did not complete: {}", shown.getClass().getSimpleName());
    } catch (RuntimeException bug) {
      if (thread.isClosed()) {
        // the database is being closed under it
        LOG.debug("stopped in the middle");
        return;
      }
      LOG.error("sync stopped", bug);
      show(Phase.IDLE, state.fault());
    }
  }

  /** Runs one sync, on the thread; its outcome is in the state when this returns or throws. */
  private Report run(SyncThread.Work<Report> work) throws SyncFault {
    show(Phase.RUNNING, state.fault());
    try {
      refuseHeld();
      Report report = work.run();
      settings.lastFault(Optional.empty());
      backoff.succeeded();
      show(Phase.IDLE, Optional.empty());
      planNext(moreToCarry ? Duration.ZERO : everyMinutes());
      return report;
    } catch (SyncFault fault) {
      boolean another =
          state.fault().filter(old -> FaultKind.of(old).equals(FaultKind.of(fault))).isEmpty();
      if (another) {
        note(FaultKind.of(fault));
      }
      settings.lastFault(Optional.of(fault));
      show(Phase.IDLE, Optional.of(fault));
      planNext(backoff.failed(fault).orElse(everyMinutes()));
      throw fault;
    } finally {
      if (state.phase() == Phase.RUNNING) {
        show(Phase.IDLE, state.fault());
      }
    }
  }

  private void planNext(Duration wait) {
    if (bySelf) {
      thread.plan(wait, this::runBySelf);
    }
  }

  private Duration everyMinutes() {
    return Duration.ofMinutes(settings.preferences().everyMinutes());
  }

  @Override
  public List<Device> devices() {
    return questions.devices();
  }

  @Override
  public Optional<SyncFault> ask() {
    return questions.why();
  }

  /** See {@link ServerQuestions#staleHeads}. */
  Optional<SyncFault.Refused> staleHeads(RecordId record, List<RevisionId> heads) {
    return questions.staleHeads(record, heads);
  }

  private int unsent() {
    return log.read(log -> log.unsent(sealer.self()));
  }

  private void show(Phase phase, Optional<SyncFault> fault) {
    state = counted(phase, fault);
    bell.ring();
  }

  private State counted(Phase phase, Optional<SyncFault> fault) {
    Optional<URI> server = settings.server();
    return new State(
        server.isEmpty() ? Phase.OFF : phase == Phase.OFF ? Phase.IDLE : phase,
        server,
        unsent(),
        log.read(LogReader::conflicts),
        server.isEmpty() ? 0 : carrier.waiting(line.name()),
        settings.lastSync(),
        server.isEmpty() ? Optional.empty() : fault);
  }

  private void note(String kind) throws SyncFault {
    log.write(log -> {
      log.note(clock.instant(), kind, 1);
      return null;
    });
  }

  private void locally(SyncThread.Work<Void> work) {
    try {
      thread.call(work);
    } catch (SyncFault fault) {
      throw new IllegalStateException("a local setting cannot fail so", fault);
    }
  }
}

package app.coffer.desktop.sync;

import app.coffer.desktop.change.ChangeFeed;
import app.coffer.wire.Problem;
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
 * When sync takes place. Everything happens on one thread named {@code sync}; a bell only wakes it,
 * so the engine never works inside anybody's callback.
 */
public final class SyncService implements SyncControl, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SyncService.class);
  private static final Duration AFTER_CHANGE = Duration.ofSeconds(5);
  private static final Duration OLD = Duration.ofMinutes(5);

  /** Chunks of attachments in one go, so that new changes do not wait behind a large file. */
  private static final int CHUNKS_BY_ITSELF = 8;

  private final LocalLog log;
  private final SyncEngine engine;
  private final Servers servers;
  private final InstantSource clock;
  private final SyncSettings settings;
  private final ServerLine line;
  private final StateBoard board;
  private final SyncRound round;
  private final RootChanging roots;
  private final SyncThread thread = new SyncThread();
  private final ChangeFeed.Subscription listening;
  private final AtomicBoolean woken = new AtomicBoolean();
  private final AtomicBoolean stale = new AtomicBoolean();
  private final HintWatch hints;
  private final ServerQuestions questions;
  private volatile boolean bySelf;

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
    this.engine = engine;
    this.servers = servers;
    this.clock = clock;
    this.settings = new SyncSettings(log);
    this.line = new ServerLine(log, sealer.self(), servers, settings);
    this.board = new StateBoard(log, sealer.self(), settings, line, carrier, clock);
    this.round =
        new SyncRound(
            engine, carrier, line, settings, board, new Backoff(randomness), clock, this::planNext);
    this.roots = new RootChanging(log, engine, settings, line, round);
    var pull = new HintedPull(thread, randomness, this::isBehind, this::runBySelf, board::ring);
    this.hints = new HintWatch(servers, pull, randomness);
    this.questions =
        new ServerQuestions(
            new DeviceList(log, cards, sealer.self()), servers, settings, thread, line::replica);
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
      board.note("paused");
      board.rest();
      planNext(length);
      return null;
    });
  }

  @Override
  public void resume() {
    locally(() -> {
      settings.pausedUntil(Optional.empty());
      board.rest();
      planNext(Duration.ZERO);
      return null;
    });
  }

  @Override
  public State state() {
    return board.state();
  }

  @Override
  public ChangeFeed states() {
    return board.changes();
  }

  @Override
  public ServerCheck check(URI server) throws SyncFault {
    return servers.check(server);
  }

  @Override
  public void enable(URI server, Optional<String> registrationToken) throws SyncFault {
    thread.call(() -> {
      if (round.held().orElse(null) instanceof SyncFault.Refused) {
        round.refuseHeld();
      }
      servers.check(server);
      line.enter(server, registrationToken);
      settings.registrationToken(registrationToken);
      return use(server);
    });
  }

  /**
   * Appends a statement to the root log, then syncs. A vault that has one device and no server
   * keeps its log by itself.
   *
   * @return whether something was appended
   */
  public boolean changeRoot(RootChange change) throws SyncFault {
    return thread.call(() -> roots.append(change));
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
    round.hold(why);
  }

  /** Sets the server of a vault that is known to be there, as for a device that has just joined. */
  public void attach(URI server) throws SyncFault {
    thread.call(() -> use(server));
  }

  private Void use(@Nullable URI server) throws SyncFault {
    line.lead(server);
    board.note(server == null ? "disabled" : "enabled");
    board.show(Phase.IDLE, Optional.empty());
    listenWhereWanted();
    return null;
  }

  @Override
  public void disable() {
    locally(() -> use(null));
  }

  /**
   * Deletes the vault's copy on the server, for all devices, and turns sync off here. Where the
   * server has none any more it is done.
   *
   * @param order signed by the root key
   */
  public void deleteServerCopy(Signed order) throws SyncFault {
    thread.call(() -> {
      Replica copy = line.replica();
      // what an old copy confirmed says nothing about a later one at the same address
      round.forget(copy.name());
      try {
        copy.delete(order);
      } catch (SyncFault.Refused refused) {
        if (!refused.code().equals(Optional.of(Problem.Code.NO_SUCH_VAULT))) {
          throw refused;
        }
      }
      board.note("copy-deleted");
      return use(null);
    });
  }

  @Override
  public void trust(URI server, String fingerprint) {
    locally(() -> {
      line.trust(server, fingerprint);
      board.note("certificate-trusted");
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
    return thread.call(() -> round.sync(Integer.MAX_VALUE));
  }

  @Override
  public Report sendAgain() throws SyncFault {
    return thread.call(round::sendAgain);
  }

  /** One chunk of an attachment from the server. */
  public Optional<byte[]> chunk(RecordId attachment, int place) throws SyncFault {
    return thread.call(() -> {
      Optional<ChunkReplica> chunks = line.replica().chunks();
      return chunks.isPresent() ? chunks.get().get(attachment, place) : Optional.empty();
    });
  }

  @Override
  public Preferences preferences() {
    return settings.preferences();
  }

  @Override
  public void set(Preferences preferences) {
    locally(() -> {
      settings.preferences(preferences);
      planNext(Duration.ofMinutes(settings.preferences().everyMinutes()));
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
    if (bySelf && mayRun() && board.unsent() > 0) {
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
    board.recount();
  }

  private void afterChange() {
    woken.set(false);
    // while a retry is planned it will carry this change too
    if (board.unsent() > 0 && board.state().fault().isEmpty()) {
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
        round.sync(CHUNKS_BY_ITSELF);
      } else {
        board.rest();
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
      board.rest();
    }
  }

  private void planNext(Duration wait) {
    if (bySelf) {
      thread.plan(wait, this::runBySelf);
    }
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

  private void locally(SyncThread.Work<Void> work) {
    try {
      thread.call(work);
    } catch (SyncFault fault) {
      throw new IllegalStateException("a local setting cannot fail so", fault);
    }
  }
}
